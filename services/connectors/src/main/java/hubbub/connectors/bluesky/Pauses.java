package hubbub.connectors.bluesky;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;

/// How long to wait before the next attempt: from half a second to a second, then up to double each
/// time. For one thread.
final class Pauses {
  private static final long LEAST = TimeUnit.SECONDS.toNanos(1);
  private static final int DOUBLINGS_MAX = 10;

  private final long max;
  private final RandomGenerator random;
  private int failures;

  Pauses(Duration max, RandomGenerator random) {
    this.max = max.toNanos();
    this.random = random;
  }

  /// All is well again.
  void reset() {
    failures = 0;
  }

  /// Nanoseconds.
  ///
  /// @param atLeastSeconds what the other side asks for
  long next(long atLeastSeconds) {
    var longest = Math.min(LEAST << Math.min(failures, DOUBLINGS_MAX), max);
    failures++;
    var asked = Math.min(TimeUnit.SECONDS.toNanos(atLeastSeconds), max);
    return Math.max((long) (longest * (0.5 + random.nextDouble() / 2)), asked);
  }
}
