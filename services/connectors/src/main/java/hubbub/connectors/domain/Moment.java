package hubbub.connectors.domain;

import java.time.Instant;

/// One moment on both clocks.
///
/// @param at the time of day, which may jump
/// @param nanos the monotonic clock, from which durations come
public record Moment(Instant at, long nanos) {
  /// The time of day to the millisecond, as it is kept.
  public Instant kept() {
    return Instant.ofEpochMilli(at.toEpochMilli());
  }

  /// The later of both, by the monotonic clock.
  public Moment orLater(Moment other) {
    return other.nanos - nanos > 0 ? other : this;
  }
}
