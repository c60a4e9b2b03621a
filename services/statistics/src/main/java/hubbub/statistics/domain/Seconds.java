package hubbub.statistics.domain;

import java.time.Instant;

/// Whole seconds since 1970, and the minutes and hours that they lie in.
public final class Seconds {
  public static final long MINUTE = 60;
  public static final long HOUR = 3_600;

  /// The last second of the year 9999: later ones cannot be written as RFC 3339.
  public static final long MAX = 253_402_300_799L;

  private Seconds() {}

  /// The second that a moment lies in; one outside of 1970 to 9999 counts as the nearest within.
  public static long of(Instant at) {
    return Math.clamp(at.getEpochSecond(), 0, MAX);
  }

  /// The second after the last one that lies before a moment, at least in part.
  public static long end(Instant to) {
    return Math.clamp(to.getEpochSecond() + (to.getNano() > 0 ? 1 : 0), 0, MAX + 1);
  }

  /// Milliseconds since 1970, with the same bounds.
  public static long millis(Instant at) {
    return at.getEpochSecond() < 0 || at.getEpochSecond() > MAX
        ? of(at) * 1_000
        : at.toEpochMilli();
  }

  /// The largest multiple of `step` that is not above `second`.
  static long floor(long second, long step) {
    return Math.floorDiv(second, step) * step;
  }

  static long ceil(long second, long step) {
    return -Math.floorDiv(-second, step) * step;
  }
}
