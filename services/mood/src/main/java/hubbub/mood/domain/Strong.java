package hubbub.mood.domain;

/// A message that weighed much, kept for some minutes to say why.
///
/// @param score in millionths
/// @param weight in millionths
public record Strong(
    String messageId, String authorId, String text, long at, int score, int weight) {

  /// How much it moved the crowd, whichever way.
  public long strength() {
    return Math.abs((long) score * weight);
  }
}
