package hubbub.connectors.bluesky;

/// So many of something in a second, by the time of the events, so that what is caught up on is not
/// counted against us. For one thread.
final class Pace {
  private static final long SECOND = 1_000_000;

  private final int max;
  private long second;
  private int count;

  Pace(int max) {
    this.max = max;
  }

  /// @param weight how many it would be; more than fit go if they are the first
  boolean allows(long micros, int weight) {
    if (micros / SECOND > second) {
      second = micros / SECOND;
      count = 0;
    }
    if (count > 0 && count + weight > max) {
      return false;
    }
    count += weight;
    return true;
  }
}
