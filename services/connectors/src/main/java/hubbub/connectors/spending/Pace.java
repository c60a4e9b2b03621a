package hubbub.connectors.spending;

import java.time.Duration;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// How many posts come: now, and on the way through an hour. Not safe for use by many threads.
final class Pace {
  private static final long SECOND = Duration.ofSeconds(1).toNanos();
  private static final int SECONDS = 600;
  private static final int PRESENT = 5;
  private static final int KNOWN_AFTER = 10;
  private static final int LOW_AFTER = 300;

  private final int[] counts = new int[SECONDS];
  private final long begin;
  private long last;
  private long lastCounted;

  /// What came in the seconds before a moment.
  ///
  /// @param burst posts in the busiest two seconds on end, for a burst heeds no edge of a second
  /// @param usual posts a second, but for those two
  record Lately(long burst, long usual) {}

  Pace(long nanos) {
    begin = nanos;
    lastCounted = nanos;
  }

  void count(long nanos) {
    counts[at(moved(nanos))]++;
    lastCounted = nanos;
  }

  /// Posts in the busiest of the last seconds.
  int perSecond(long nanos) {
    return busiest(nanos, PRESENT)[0];
  }

  /// Posts a second, but for a single burst: those of the second that only one was busier than.
  int usualPerSecond(long nanos) {
    return busiest(nanos, PRESENT)[1];
  }

  /// When something came last.
  ///
  /// @param signNanos of the last byte; what was read with it may have been counted later
  long lastNanos(long signNanos) {
    return signNanos - lastCounted > 0 ? signNanos : lastCounted;
  }

  long ageNanos(long nanos) {
    return nanos - begin;
  }

  /// What came before a moment, which may be past.
  ///
  /// @param otherwise posts a second that are usual where that isn't known yet
  Lately before(long nanos, long otherwise) {
    var second = (nanos - begin) / SECOND;
    var burst = 0L;
    var burstAt = second;
    for (var back = 0; back < PRESENT; back++) {
      var both = (long) of(second - back) + of(second - back - 1);
      if (both > burst) {
        burst = both;
        burstAt = second - back;
      }
    }
    var usual = second < PRESENT ? otherwise : 0;
    for (var back = 0; back < PRESENT; back++) {
      if (second - back != burstAt && second - back != burstAt - 1) {
        usual = Math.max(usual, of(second - back));
      }
    }
    return new Lately(burst, usual);
  }

  private int of(long second) {
    return second < 0 || second > last || second <= last - SECONDS ? 0 : counts[at(second)];
  }

  /// Whether at most a post came in any second for long enough to say so.
  boolean isLow(long nanos) {
    return (nanos - begin) / SECOND >= LOW_AFTER && busiest(nanos, SECONDS)[0] <= 1;
  }

  private int[] busiest(long nanos, long seconds) {
    var now = moved(nanos);
    var first = 0;
    var second = 0;
    var span = Math.min(SECONDS, seconds);
    for (var back = 0; back < span && back <= now; back++) {
      var count = counts[at(now - back)];
      second = Math.max(second, Math.min(first, count));
      first = Math.max(first, count);
    }
    return new int[] {first, second};
  }

  /// Posts in an hour at the rate of the last ten minutes; null while that isn't known.
  @Nullable Double perHour(long nanos) {
    var now = moved(nanos);
    var known = Math.min(now, SECONDS);
    return known < KNOWN_AFTER
        ? null
        : Double.valueOf(Arrays.stream(counts).sum() * 3600.0 / known);
  }

  /// The second of a moment; those that were passed over are empty.
  private long moved(long nanos) {
    var now = Math.max(last, (nanos - begin) / SECOND);
    for (var second = Math.max(last + 1, now - SECONDS + 1); second <= now; second++) {
      counts[at(second)] = 0;
    }
    last = now;
    return now;
  }

  private static int at(long second) {
    return (int) (second % SECONDS);
  }
}
