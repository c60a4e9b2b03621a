package hubbub.mood.domain;

import java.util.List;

/// The steps of a series.
public enum Step {
  SECOND("1s", 1_000),
  TEN_SECONDS("10s", 10_000),
  MINUTE("1m", 60_000),
  HOUR("1h", 3_600_000);

  /// The steps that are kept; an hour is added up from minutes.
  public static final List<Step> KEPT = List.of(SECOND, TEN_SECONDS, MINUTE);

  private final String word;
  private final long millis;

  Step(String word, long millis) {
    this.word = word;
    this.millis = millis;
  }

  public String word() {
    return word;
  }

  public long millis() {
    return millis;
  }

  /// The step whose sums make this one.
  public Step source() {
    return this == HOUR ? MINUTE : this;
  }

  /// The begin of the step that holds this moment.
  public long begin(long at) {
    return Math.floorDiv(at, millis) * millis;
  }
}
