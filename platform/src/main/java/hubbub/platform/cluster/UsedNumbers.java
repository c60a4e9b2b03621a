package hubbub.platform.cluster;

import java.util.HashSet;
import java.util.Set;

/// Remembers numbers that were used, each for at least a time and at most two: one generation is
/// filled while the one before is still looked at. Safe for several threads.
final class UsedNumbers {
  /// Per generation; about 60 bytes each.
  private static final int NUMBERS_MAX = 500_000;

  private final long lastingMillis;
  private Set<Long> fresh = new HashSet<>();
  private Set<Long> old = new HashSet<>();
  private long turnedAt;

  UsedNumbers(long lastingMillis) {
    this.lastingMillis = lastingMillis;
  }

  enum Use {
    NEW,
    USED,
    /// Nothing can be remembered any more, so nothing is believed.
    TOO_MANY
  }

  synchronized Use use(long number, long nowMillis) {
    if (nowMillis - turnedAt >= lastingMillis) {
      old = nowMillis - turnedAt >= 2 * lastingMillis ? new HashSet<>() : fresh;
      fresh = new HashSet<>();
      turnedAt = nowMillis;
    }
    if (old.contains(number) || fresh.contains(number)) {
      return Use.USED;
    }
    if (fresh.size() >= NUMBERS_MAX) {
      return Use.TOO_MANY;
    }
    fresh.add(number);
    return Use.NEW;
  }
}
