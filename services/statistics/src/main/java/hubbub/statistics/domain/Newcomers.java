package hubbub.statistics.domain;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Who spoke for the first time ever in a channel. In a run of several channels somebody is new who
/// is new in one of them.
final class Newcomers {
  private final Reading reading;
  private final Map<Long, PeopleCounts> mine = new HashMap<>();
  private final Map<Long, PeopleCounts> others = new HashMap<>();

  Newcomers(Reading reading, Scope scope) {
    this.reading = reading;
    load(scope.covers(), mine);
    load(scope.peers(), others);
  }

  /// Takes each person that was new in the range, once per channel in which they were.
  void each(Range range, PeopleCounts.Taker taker) {
    mine.forEach((channel, people) -> {
      var elsewhere = others.getOrDefault(channel, new PeopleCounts());
      people.each((person, messages, first) -> {
        if (range.contains(first) && elsewhere.first(person) >= first) {
          taker.take(person, messages, first);
        }
      });
    });
  }

  /// How many people were new in the range.
  int count(Range range) {
    var all = new PeopleCounts();
    each(range, all::add);
    return all.size();
  }

  private void load(List<Cover> covers, Map<Long, PeopleCounts> byChannel) {
    for (var cover : covers) {
      var people = byChannel.computeIfAbsent(cover.channel(), _ -> new PeopleCounts());
      reading.wholePeople(cover, people);
      reading.fresh(
          cover,
          Range.ALL,
          piece ->
              piece.attendance((second, person, count) -> {
                if (person != 0) {
                  people.add(person, count, second);
                }
              }));
    }
  }
}
