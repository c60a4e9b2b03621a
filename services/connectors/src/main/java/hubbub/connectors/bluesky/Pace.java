package hubbub.connectors.bluesky;

/// So many of something in a second on average, by the time of the events, so that what is caught
/// up on is not counted against us. For one thread.
final class Pace {
  private static final long SECOND = 1_000_000;

  private final int max;
  private long second;
  private long count;

  Pace(int max) {
    this.max = max;
  }

  /// @param weight how many it would be; more than fit go if nothing is owed, and are owed then
  boolean allows(long micros, int weight) {
    var now = micros / SECOND;
    if (now > second) {
      count = Math.max(0, count - (now - second) * max);
      second = now;
    }
    if (count > 0 && count + weight > max) {
      return false;
    }
    count += weight;
    return true;
  }
}
