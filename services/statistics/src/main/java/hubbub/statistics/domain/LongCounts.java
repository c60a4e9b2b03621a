package hubbub.statistics.domain;

import java.util.Arrays;

/// Counts by a number that is not negative: an open hash table of plain longs, because the hot path
/// goes through one for every message.
public final class LongCounts {
  private static final int CAPACITY_MIN = 16;

  // A slot holds the key plus one, so that zero means free.
  private long[] slots = new long[CAPACITY_MIN];
  private long[] counts = new long[CAPACITY_MIN];
  private int size;

  /// Adds `n` to what `key` has.
  ///
  /// @return what it has now
  public long add(long key, long n) {
    if (key < 0) {
      throw new IllegalArgumentException("a key is not negative");
    }
    if (size * 2 >= slots.length) {
      grow();
    }
    var at = find(slots, key);
    if (slots[at] == 0) {
      slots[at] = key + 1;
      size++;
    }
    counts[at] += n;
    return counts[at];
  }

  public long get(long key) {
    var at = find(slots, key);
    return slots[at] == 0 ? 0 : counts[at];
  }

  public boolean has(long key) {
    return slots[find(slots, key)] != 0;
  }

  public int size() {
    return size;
  }

  /// The keys in rising order.
  public long[] keys() {
    var keys = new long[size];
    var n = 0;
    for (var slot : slots) {
      if (slot != 0) {
        keys[n++] = slot - 1;
      }
    }
    Arrays.sort(keys);
    return keys;
  }

  private void grow() {
    var moreSlots = new long[slots.length * 2];
    var moreCounts = new long[slots.length * 2];
    for (var i = 0; i < slots.length; i++) {
      if (slots[i] != 0) {
        var at = find(moreSlots, slots[i] - 1);
        moreSlots[at] = slots[i];
        moreCounts[at] = counts[i];
      }
    }
    slots = moreSlots;
    counts = moreCounts;
  }

  private static int find(long[] slots, long key) {
    var mask = slots.length - 1;
    var hash = key * 0x9E3779B97F4A7C15L;
    var at = (int) (hash >>> 40) & mask;
    while (slots[at] != 0 && slots[at] != key + 1) {
      at = (at + 1) & mask;
    }
    return at;
  }
}
