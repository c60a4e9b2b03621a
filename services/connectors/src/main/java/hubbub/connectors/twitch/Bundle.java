package hubbub.connectors.twitch;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// Channels that share a connection, whichever it is now. After RECONNECT the old one is read until
/// the new one is in everywhere. Guarded by the connector's lock.
final class Bundle {
  private static final long STABLE = TimeUnit.SECONDS.toNanos(30);
  private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

  final Set<Room> rooms = new LinkedHashSet<>();
  @Nullable TwitchConnection current;
  @Nullable TwitchConnection old;

  /// What went wrong last; null once all is well.
  @Nullable String trouble;

  private int failures;
  private long nextAttempt;

  Bundle(long now) {
    nextAttempt = now;
  }

  boolean isDue(long now) {
    return current == null && now - nextAttempt >= 0;
  }

  /// The connection is gone: the first attempt comes at once, later ones after growing, jittered
  /// pauses.
  void failed(long now, long upNanos, long pauseMaxNanos, RandomGenerator random) {
    if (upNanos >= STABLE) {
      failures = 0;
    }
    var pause =
        failures == 0 ? SECOND / 4 : Math.min(pauseMaxNanos, SECOND << Math.min(failures - 1, 20));
    failures++;
    nextAttempt = now + (long) (pause * (0.5 + random.nextDouble()));
    current = null;
    rooms.forEach(Room::rejoin);
  }

  /// Twitch asks us to connect anew: the next connection is opened at once.
  void replace(long now) {
    old = current;
    current = null;
    nextAttempt = now;
    rooms.forEach(Room::rejoin);
  }

  boolean isInEverywhere(TwitchConnection connection) {
    return rooms.stream().allMatch(room -> room.isConfirmedOn(connection));
  }
}
