package hubbub.chat.helix;

import hubbub.platform.Ticker;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// How much each may ask: so many calls in a minute, and what is left comes back evenly. Programs
/// read from each answer how much that is. Safe for all threads.
final class Points {
  static final int LIMIT = 800;

  private static final double PER_NANO = LIMIT / (double) TimeUnit.MINUTES.toNanos(1);
  private static final int KEPT_MAX = 10_000;

  private final Ticker ticker;
  private final Clock clock;
  private final LinkedHashMap<String, Bucket> buckets = new LinkedHashMap<>(16, 0.75f, true);

  Points(Ticker ticker, Clock clock) {
    this.ticker = ticker;
    this.clock = clock;
  }

  private record Bucket(double left, long atNanos) {}

  /// What is left to somebody after a call.
  ///
  /// @param granted whether there was enough for this one
  /// @param remaining calls
  /// @param resetSeconds since 1970, when all are there again
  record Left(boolean granted, int remaining, long resetSeconds) {}

  /// Takes one.
  ///
  /// @param who asks
  synchronized Left take(String who) {
    var now = ticker.nanos();
    var before = buckets.get(who);
    var left =
        before == null
            ? LIMIT
            : Math.min(LIMIT, before.left() + (now - before.atNanos()) * PER_NANO);
    var granted = left >= 1;
    var after = granted ? left - 1 : left;
    buckets.put(who, new Bucket(after, now));
    if (buckets.size() > KEPT_MAX) {
      Map.Entry<String, Bucket> _ = buckets.pollFirstEntry();
    }
    var missing = (LIMIT - after) / PER_NANO;
    var reset = clock.instant().plusNanos(Math.round(missing)).getEpochSecond() + 1;
    return new Left(granted, (int) after, reset);
  }
}
