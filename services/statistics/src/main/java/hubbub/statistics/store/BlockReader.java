package hubbub.statistics.store;

import hubbub.statistics.domain.PeopleCounts;
import hubbub.statistics.domain.WordCounts;
import java.nio.charset.StandardCharsets;

/// Reads what [BlockWriter] wrote, one block after the other.
final class BlockReader {
  private final byte[] bytes;
  private int at;

  BlockReader(byte[] bytes) {
    this.bytes = bytes;
  }

  /// Takes who spoke in which slot, and how much.
  @FunctionalInterface
  interface Attendance {
    void take(int slot, int person, long messages);
  }

  /// Takes a key and its count.
  @FunctionalInterface
  interface Counted {
    void take(long key, long count);
  }

  BlockReader attendance(Attendance taker) {
    var slots = number();
    for (var s = 0L; s < slots; s++) {
      var slot = (int) number();
      var people = number();
      var person = 0;
      for (var p = 0L; p < people; p++) {
        person += (int) number();
        taker.take(slot, person, number());
      }
    }
    return this;
  }

  void counts(Counted taker) {
    var entries = number();
    var key = 0L;
    for (var i = 0L; i < entries; i++) {
      key += number();
      taker.take(key, number());
    }
  }

  void people(PeopleCounts.Taker taker) {
    var earliest = number();
    var entries = number();
    var person = 0;
    for (var i = 0L; i < entries; i++) {
      person += (int) number();
      taker.take(person, number(), earliest + number());
    }
  }

  BlockReader words(WordCounts words) {
    var entries = number();
    for (var i = 0L; i < entries; i++) {
      var length = (int) number();
      var word = new String(bytes, at, length, StandardCharsets.UTF_8);
      at += length;
      words.add(word, number());
    }
    return this;
  }

  private long number() {
    var value = 0L;
    for (var shift = 0; ; shift += 7) {
      var b = bytes[at++];
      value |= (long) (b & 0x7F) << shift;
      if (b >= 0) {
        return value;
      }
    }
  }
}
