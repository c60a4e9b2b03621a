package hubbub.mood.domain;

/// What was said within some time, added up. Whole millionths, so that sums are the same in
/// whatever order they are made.
///
/// @param messages how many
/// @param positive the weights of those that lean so, in millionths
/// @param neutral likewise
/// @param negative likewise
/// @param unread likewise of those in a language that is not known
/// @param score the scores times their weights, in millionths
public record Sums(
    long messages, long positive, long neutral, long negative, long unread, long score) {
  public static final Sums NONE = new Sums(0, 0, 0, 0, 0, 0);
  public static final int UNIT = 1_000_000;

  /// @param weight in millionths
  public static Sums of(Voice voice, int weight) {
    var score = Math.round((double) voice.score() * weight / UNIT);
    return switch (voice.lean()) {
      case POSITIVE -> new Sums(1, weight, 0, 0, 0, score);
      case NEUTRAL -> new Sums(1, 0, weight, 0, 0, score);
      case NEGATIVE -> new Sums(1, 0, 0, weight, 0, score);
      case UNREAD -> new Sums(1, 0, 0, 0, weight, 0);
    };
  }

  public Sums plus(Sums more) {
    return new Sums(
        messages + more.messages,
        positive + more.positive,
        neutral + more.neutral,
        negative + more.negative,
        unread + more.unread,
        score + more.score);
  }

  /// All weights of those that were read, in millionths.
  public long weight() {
    return positive + neutral + negative;
  }
}
