package hubbub.statistics.http;

/// The bounds of one answer.
///
/// @param points steps, over all runs of a comparison
/// @param top chatters, words or emotes
/// @param compared runs
public record Bounds(int points, int top, int compared) {}
