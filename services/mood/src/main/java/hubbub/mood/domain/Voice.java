package hubbub.mood.domain;

/// One message as it bears on the mood.
///
/// @param at milliseconds since 1970 when it reached us
/// @param author a hash of the person's id
/// @param print its text's fingerprint
/// @param score in millionths, from -1,000,000 to 1,000,000
public record Voice(long at, long author, Fingerprint print, int score, Lean lean) {}
