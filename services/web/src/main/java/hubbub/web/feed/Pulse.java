package hubbub.web.feed;

/// How many messages came in each of the last seconds. Not safe for several threads.
final class Pulse {
  private static final int SECONDS = 10;

  private final long[] seconds = new long[SECONDS];
  private int known;
  private int at;
  private long now;

  void count(int messages) {
    now += messages;
  }

  /// Ends a second.
  ///
  /// @return how many it had
  long tick() {
    var had = now;
    now = 0;
    seconds[at] = had;
    at = (at + 1) % SECONDS;
    known = Math.min(SECONDS, known + 1);
    return had;
  }

  /// Messages per second over the last ten, with one decimal.
  double rate() {
    long sum = 0;
    for (var i = 0; i < known; i++) {
      sum += seconds[i];
    }
    return known == 0 ? 0 : Math.round(10.0 * sum / known) / 10.0;
  }
}
