package hubbub.mood.domain;

import java.util.Locale;

/// A mood in a word for people. In JSON by its lower-case name.
public enum Word {
  SOUR,
  LOW,
  EVEN,
  WARM,
  HYPED,
  SPLIT,

  /// All that was said is in languages that are not known.
  UNREAD;

  private static final double FAR = 0.5;
  private static final double NEAR = 0.15;
  private static final double SPLIT_FROM = 0.6;

  public static Word of(double score, double divided) {
    if (divided >= SPLIT_FROM) {
      return SPLIT;
    }
    if (score <= -NEAR) {
      return score <= -FAR ? SOUR : LOW;
    }
    if (score >= NEAR) {
      return score >= FAR ? HYPED : WARM;
    }
    return EVEN;
  }

  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// The label for programs: `positive`, `neutral`, `negative`, `divided`, `unread`.
  public String label() {
    return switch (this) {
      case SOUR, LOW -> "negative";
      case EVEN -> "neutral";
      case WARM, HYPED -> "positive";
      case SPLIT -> "divided";
      case UNREAD -> "unread";
    };
  }
}
