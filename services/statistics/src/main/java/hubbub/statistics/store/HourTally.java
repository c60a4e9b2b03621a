package hubbub.statistics.store;

import hubbub.statistics.domain.LongCounts;
import hubbub.statistics.domain.MinuteTally;
import hubbub.statistics.domain.Seconds;
import hubbub.statistics.domain.WordCounts;

/// What stands in an hour's row, as it grows.
final class HourTally {
  private final LongCounts seconds = new LongCounts();
  private final LongCounts people = new LongCounts();
  private final WordCounts words = new WordCounts();
  private final WordCounts emotes = new WordCounts();
  private long peak;

  /// Adds what a row holds.
  void add(byte[] rowSeconds, byte[] rowPeople, byte[] rowTops) {
    new BlockReader(rowSeconds).counts(this::addSecond);
    new BlockReader(rowPeople)
        .attendance((slot, person, n) -> people.add(MinuteTally.key(slot, person), n));
    Blocks.addTops(rowTops, words, emotes);
  }

  /// Adds a minute.
  ///
  /// @param minute 0 to 59
  void add(int minute, MinuteTally tally) {
    for (var key : tally.who().keys()) {
      var n = tally.who().get(key);
      addSecond(minute * Seconds.MINUTE + MinuteTally.slot(key), n);
      people.add(MinuteTally.key(minute, MinuteTally.person(key)), n);
    }
    words.addAll(tally.words());
    emotes.addAll(tally.emotes());
  }

  private void addSecond(long second, long n) {
    peak = Math.max(peak, seconds.add(second, n));
  }

  /// Messages by second of the hour.
  LongCounts seconds() {
    return seconds;
  }

  /// Messages by minute and person.
  LongCounts people() {
    return people;
  }

  WordCounts words() {
    return words;
  }

  WordCounts emotes() {
    return emotes;
  }

  /// The most messages in one second.
  long peak() {
    return peak;
  }
}
