package hubbub.mood.domain;

import java.util.Arrays;

/// One channel's last five minutes, second by second.
final class Seconds {
  static final int KEPT = 300;

  private static final int SLOTS = 512;

  private final long[] seconds = new long[SLOTS];
  private final Sums[] sums = new Sums[SLOTS];

  Seconds() {
    Arrays.fill(seconds, Long.MIN_VALUE);
    Arrays.fill(sums, Sums.NONE);
  }

  /// @param at milliseconds since 1970
  void add(long at, Sums more) {
    var second = Math.floorDiv(at, 1000L);
    var slot = (int) Math.floorMod(second, (long) SLOTS);
    if (seconds[slot] != second) {
      seconds[slot] = second;
      sums[slot] = Sums.NONE;
    }
    sums[slot] = sums[slot].plus(more);
  }

  /// The last `length` seconds up to now, this one included.
  Sums last(int length, long now) {
    var second = Math.floorDiv(now, 1000L);
    var all = Sums.NONE;
    for (var back = 0; back < length; back++) {
      var slot = (int) Math.floorMod(second - back, (long) SLOTS);
      if (seconds[slot] == second - back) {
        all = all.plus(sums[slot]);
      }
    }
    return all;
  }
}
