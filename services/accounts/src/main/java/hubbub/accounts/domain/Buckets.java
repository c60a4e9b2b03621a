package hubbub.accounts.domain;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;

/// How often somebody may: so many at once, and as many again over a time. Bounded: of very many,
/// the one who did not come for longest is forgotten. Safe for all threads.
public final class Buckets {
  private static final int KEYS_MAX = 50_000;

  private final Map<String, Bucket> buckets = new LinkedHashMap<>(64, 0.75f, true);
  private final int most;
  private final double nanosEach;
  private final LongSupplier nanos;

  /// @param most at once, and within the time
  /// @param nanos a clock that never goes back
  public Buckets(int most, Duration time, LongSupplier nanos) {
    this.most = most;
    this.nanosEach = (double) time.toNanos() / most;
    this.nanos = nanos;
  }

  private record Bucket(double left, long at) {}

  /// Takes one.
  ///
  /// @return how long to wait if there is none; empty if one was taken
  public synchronized Optional<Duration> take(String key) {
    var now = nanos.getAsLong();
    var left = left(key, now);
    if (left < 1) {
      return Optional.of(Duration.ofNanos((long) Math.ceil((1 - left) * nanosEach)));
    }
    put(key, left - 1, now);
    return Optional.empty();
  }

  /// Gives one back: it was no misuse.
  public synchronized void giveBack(String key) {
    var now = nanos.getAsLong();
    put(key, left(key, now) + 1, now);
  }

  private double left(String key, long now) {
    var bucket = buckets.get(key);
    return bucket == null ? most : Math.min(most, bucket.left() + (now - bucket.at()) / nanosEach);
  }

  private void put(String key, double left, long now) {
    if (left >= most) {
      buckets.remove(key);
      return;
    }
    buckets.put(key, new Bucket(left, now));
    if (buckets.size() > KEYS_MAX) {
      var oldest = buckets.keySet().iterator();
      oldest.next();
      oldest.remove();
    }
  }
}
