package hubbub.radio.icecast;

/// Connections, as `/admin/stats` counts them.
///
/// @param connections taken since the start
/// @param open now
/// @param listeners of those taken, how many came to listen
/// @param sources of those taken, how many came to feed a mount
public record Counts(long connections, long open, long listeners, long sources) {}
