package hubbub.connectors.bluesky;

/// The keys of records: microseconds and a number of the clock that made them, in 13 letters.
final class Tid {
  private static final String LETTERS = "234567abcdefghijklmnopqrstuvwxyz";
  private static final int LENGTH = 13;
  private static final int CLOCK_BITS = 10;

  private Tid() {}

  /// When a key was made, in epoch milliseconds, as its maker says; -1 if it is none.
  static long millis(String key) {
    if (key.length() != LENGTH || key.charAt(0) > 'j') {
      return -1;
    }
    var bits = 0L;
    for (var i = 0; i < LENGTH; i++) {
      var five = LETTERS.indexOf(key.charAt(i));
      if (five < 0) {
        return -1;
      }
      bits = bits << 5 | five;
    }
    return (bits >>> CLOCK_BITS) / 1_000;
  }
}
