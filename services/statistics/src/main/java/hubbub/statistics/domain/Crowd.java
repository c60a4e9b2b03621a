package hubbub.statistics.domain;

/// Who spoke and what was said in a range, gathered cover by cover.
///
/// Whole hours come from the hours, the rest of the range from pieces, to the second. Where an hour
/// has lost its minutes because it is old, its people are known by the minute and its words only as
/// a whole; messages are always known by the second.
final class Crowd {
  private final Reading reading;
  private final Range range;
  private final PeopleCounts people = new PeopleCounts();
  private final WordCounts words = new WordCounts();
  private final WordCounts emotes = new WordCounts();
  private long messages;

  Crowd(Reading reading, Range range) {
    this.reading = reading;
    this.range = range;
  }

  void add(Cover cover) {
    if (cover.messages() == 0) {
      return;
    }
    if (range.contains(cover.first()) && range.contains(cover.last())) {
      addAll(cover);
      return;
    }
    var from = Seconds.ceil(range.from(), Seconds.HOUR);
    var to = Seconds.floor(range.to(), Seconds.HOUR);
    if (from > to) {
      addPart(cover, range);
      return;
    }
    addPart(cover, new Range(range.from(), from));
    addHours(cover, new Range(from, to));
    addPart(cover, new Range(to, range.to()));
  }

  private void addAll(Cover cover) {
    messages += cover.messages();
    reading.wholePeople(cover, people);
    reading.wholeTops(cover, words, emotes);
    reading.fresh(
        cover,
        Range.ALL,
        piece -> {
          piece.attendance(this::addPerson);
          piece.tops(words, emotes);
        });
  }

  private void addHours(Cover cover, Range hours) {
    if (hours.length() == 0) {
      return;
    }
    reading.hours(
        cover,
        hours,
        hour -> {
          hour.attendance(this::addMessages);
          hour.tops(words, emotes);
        });
    reading.fresh(
        cover,
        hours,
        piece -> {
          piece.attendance(this::addMessages);
          piece.tops(words, emotes);
        });
  }

  /// A part of an hour.
  private void addPart(Cover cover, Range part) {
    if (part.length() == 0) {
      return;
    }
    var minutes =
        new Range(
            Seconds.floor(part.from(), Seconds.MINUTE), Seconds.ceil(part.to(), Seconds.MINUTE));
    reading.hours(
        cover,
        part,
        hour -> {
          if (!hour.fine()) {
            addOld(hour, part, minutes);
          }
        });
    reading.pieces(
        cover,
        minutes,
        piece -> {
          piece.attendance((second, person, count) -> {
            if (part.contains(second)) {
              addMessages(second, person, count);
            }
          });
          piece.tops(words, emotes);
        });
  }

  private void addOld(Hour hour, Range part, Range minutes) {
    hour.seconds((second, count) -> {
      if (part.contains(second)) {
        messages += count;
      }
    });
    hour.attendance((minute, person, count) -> {
      if (minutes.contains(minute)) {
        addPerson(minute, person, count);
      }
    });
    hour.tops(words, emotes);
  }

  private void addMessages(long second, int person, long count) {
    messages += count;
    addPerson(second, person, count);
  }

  private void addPerson(long second, int person, long count) {
    if (person != 0) {
      people.add(person, count, second);
    }
  }

  long messages() {
    return messages;
  }

  PeopleCounts people() {
    return people;
  }

  WordCounts words() {
    return words;
  }

  WordCounts emotes() {
    return emotes;
  }
}
