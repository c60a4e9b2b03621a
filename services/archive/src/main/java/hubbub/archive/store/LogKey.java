package hubbub.archive.store;

import java.time.Instant;

/// A message's place in the log: the millisecond at which it was received, and a counter within it.
/// More than 65,536 in one millisecond go on in the next one's numbers.
final class LogKey {
  private static final int COUNTER_BITS = 16;
  private static final long MILLIS_MAX = 1L << 46;

  private LogKey() {}

  /// The first key of a millisecond.
  static long first(long millis) {
    return Math.clamp(millis, -MILLIS_MAX, MILLIS_MAX) << COUNTER_BITS;
  }

  /// The first key that is not before an instant.
  static long notBefore(Instant at) {
    var clamped =
        at.isAfter(Instant.ofEpochMilli(MILLIS_MAX))
            ? Instant.ofEpochMilli(MILLIS_MAX)
            : at.isBefore(Instant.ofEpochMilli(-MILLIS_MAX))
                ? Instant.ofEpochMilli(-MILLIS_MAX)
                : at;
    var millis = clamped.toEpochMilli();
    return first(Instant.ofEpochMilli(millis).isBefore(clamped) ? millis + 1 : millis);
  }

  static long millis(long key) {
    return key >> COUNTER_BITS;
  }
}
