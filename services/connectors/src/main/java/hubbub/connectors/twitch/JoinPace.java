package hubbub.connectors.twitch;

import java.util.ArrayDeque;

/// Keeps to Twitch's limit of joins: so many in a window, over all connections.
final class JoinPace {
  private final int max;
  private final long windowNanos;
  private final ArrayDeque<Long> joined = new ArrayDeque<>();

  JoinPace(int max, long windowNanos) {
    this.max = max;
    this.windowNanos = windowNanos;
  }

  /// Whether another channel may be joined now; if so, it counts.
  boolean take(long now) {
    while (!joined.isEmpty() && now - joined.getFirst() >= windowNanos) {
      joined.removeFirst();
    }
    if (joined.size() >= max) {
      return false;
    }
    joined.add(now);
    return true;
  }
}
