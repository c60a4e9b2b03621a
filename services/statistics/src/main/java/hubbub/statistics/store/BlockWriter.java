package hubbub.statistics.store;

import hubbub.statistics.domain.LongCounts;
import hubbub.statistics.domain.MinuteTally;
import hubbub.statistics.domain.PeopleCounts;
import hubbub.statistics.domain.WordCounts;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Writes blocks: numbers as LEB128 (seven bits a byte, the lowest first), texts as their length in
/// bytes and UTF-8, sorted numbers as differences.
///
/// | block | what stands in it |
/// |---|---|
/// | attendance | slots: slot, people: (difference of person, messages) |
/// | counts | entries: (difference of key, count) |
/// | people | the earliest second, entries: (difference of person, messages, first after that) |
/// | words | entries: (text, count) |
final class BlockWriter {
  private byte[] bytes = new byte[256];
  private int length;

  /// Who spoke, by slot and person ([MinuteTally#key]).
  BlockWriter attendance(LongCounts who) {
    var keys = who.keys();
    var slots = 0;
    for (var i = 0; i < keys.length; i++) {
      slots += i == 0 || slot(keys, i) != slot(keys, i - 1) ? 1 : 0;
    }
    number(slots);
    for (var from = 0; from < keys.length; ) {
      var to = from + 1;
      while (to < keys.length && slot(keys, to) == slot(keys, from)) {
        to++;
      }
      number(slot(keys, from));
      number(to - from);
      var before = 0;
      for (var i = from; i < to; i++) {
        var person = MinuteTally.person(keys[i]);
        number(person - before);
        number(who.get(keys[i]));
        before = person;
      }
      from = to;
    }
    return this;
  }

  BlockWriter counts(LongCounts counts) {
    var keys = counts.keys();
    number(keys.length);
    var before = 0L;
    for (var key : keys) {
      number(key - before);
      number(counts.get(key));
      before = key;
    }
    return this;
  }

  BlockWriter people(PeopleCounts people) {
    var all = people.people();
    var earliest = Long.MAX_VALUE;
    for (var person : all) {
      earliest = Math.min(earliest, people.first(person));
    }
    number(all.length == 0 ? 0 : earliest);
    number(all.length);
    var before = 0;
    for (var person : all) {
      number(person - before);
      number(people.messages(person));
      number(people.first(person) - earliest);
      before = person;
    }
    return this;
  }

  BlockWriter words(WordCounts words) {
    number(words.size());
    words.each((word, count) -> {
      var text = word.getBytes(StandardCharsets.UTF_8);
      number(text.length);
      room(text.length);
      System.arraycopy(text, 0, bytes, length, text.length);
      length += text.length;
      number(count);
    });
    return this;
  }

  byte[] bytes() {
    return Arrays.copyOf(bytes, length);
  }

  private void number(long value) {
    room(10);
    var rest = value;
    while ((rest & ~0x7FL) != 0) {
      bytes[length++] = (byte) ((rest & 0x7F) | 0x80);
      rest >>>= 7;
    }
    bytes[length++] = (byte) rest;
  }

  private void room(int more) {
    if (length + more > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
    }
  }

  private static int slot(long[] keys, int at) {
    return MinuteTally.slot(keys[at]);
  }
}
