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

  Pace(long nanos) {
    begin = nanos;
  }

  void count(long nanos) {
    counts[at(moved(nanos))]++;
  }

  /// Posts in the busiest of the last seconds.
  int perSecond(long nanos) {
    return busiest(nanos, PRESENT)[0];
  }

  /// Posts a second, but for a single burst: those of the second that only one was busier than.
  ///
  /// @param silentNanos how long nothing came; the seconds before that are looked at
  int usualPerSecond(long nanos, long silentNanos) {
    return busiest(nanos, PRESENT + silentNanos / SECOND)[1];
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
