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

  boolean allows(long micros) {
    if (micros / SECOND != second) {
      second = micros / SECOND;
      count = 0;
    }
    return count++ < max;
  }
}
