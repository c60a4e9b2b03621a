package hubbub.favourites.helix;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// The points of one key, as far as we know: Twitch gives 800 and refills them at 800 a minute
/// ("Rate limits"); each call costs one. What Twitch says of them wins.
final class Points {
  /// The longest that a refusal is believed.
  static final Duration WAIT_MAX = Duration.ofMinutes(2);

  private static final int LIMIT = 800;
  private static final double A_MILLI = LIMIT / 60_000.0;

  private double left = LIMIT;
  private Instant at;
  private Instant shut;

  Points(Instant now) {
    at = now;
    shut = now;
  }

  /// Takes one for a call.
  ///
  /// @param reserve how many must be left after it
  /// @return when there will be one; empty when it was taken
  synchronized Optional<Instant> take(Instant now, int reserve) {
    refill(now);
    if (shut.isAfter(now)) {
      return Optional.of(earlier(shut, now.plus(WAIT_MAX)));
    }
    if (left < reserve + 1) {
      return Optional.of(now.plusMillis((long) Math.ceil((reserve + 1 - left) / A_MILLI)));
    }
    left -= 1;
    return Optional.empty();
  }

  /// Twitch said how many are left.
  synchronized void told(Instant now, int remaining) {
    refill(now);
    left = Math.clamp(remaining, 0, Math.min(left, LIMIT));
  }

  /// Twitch said 429.
  ///
  /// @param reset when Twitch wants to be asked again
  /// @return the same within its bounds
  synchronized Instant shut(Instant now, Instant reset) {
    var least = now.plusSeconds(1);
    shut = earlier(reset.isBefore(least) ? least : reset, now.plus(WAIT_MAX));
    return shut;
  }

  private void refill(Instant now) {
    var passed = Math.max(0, Duration.between(at, now).toMillis());
    left = Math.min(LIMIT, left + passed * A_MILLI);
    at = now;
    if (shut.isAfter(now.plus(WAIT_MAX))) {
      // The clock was set back.
      shut = now.plus(WAIT_MAX);
    }
  }

  private static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }
}
