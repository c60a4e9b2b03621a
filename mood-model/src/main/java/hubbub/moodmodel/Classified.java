package hubbub.moodmodel;

/// What a text shows.
///
/// @param score from -1 to 1
public record Classified(Label label, double score) {}
