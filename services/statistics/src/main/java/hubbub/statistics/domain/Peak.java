package hubbub.statistics.domain;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// The second with the most messages; the first of several.
///
/// @param at -1 where there is none
public record Peak(long at, long messages) {
  static final Peak NONE = new Peak(-1, 0);

  private record Candidate(long hour, long bound) {}

  /// Looks for it hour by hour, those first in which it may be highest, until no other can exceed
  /// it.
  static Peak of(Reading reading, List<Cover> covers, Range range) {
    var bounds = new LongCounts();
    for (var cover : covers) {
      reading.peaks(cover, range, bounds::add);
      reading.fresh(
          cover,
          range,
          piece ->
              piece.attendance((second, _, count) -> bounds.add(second / Seconds.HOUR, count)));
    }
    var candidates = new ArrayList<Candidate>();
    for (var hour : bounds.keys()) {
      candidates.add(new Candidate(hour, bounds.get(hour)));
    }
    candidates.sort(
        Comparator.comparingLong(Candidate::bound).reversed().thenComparingLong(Candidate::hour));
    var best = NONE;
    for (var candidate : candidates) {
      if (candidate.bound < best.messages) {
        break;
      }
      best = better(best, inHour(reading, covers, range, candidate.hour));
    }
    return best;
  }

  private static Peak inHour(Reading reading, List<Cover> covers, Range range, long hour) {
    var within = new Range(hour * Seconds.HOUR, (hour + 1) * Seconds.HOUR);
    var seconds = new LongCounts();
    for (var cover : covers) {
      reading.hours(
          cover,
          within,
          one -> one.seconds((second, count) -> addWithin(range, seconds, second, count)));
      reading.fresh(
          cover,
          within,
          piece ->
              piece.attendance((second, _, count) -> addWithin(range, seconds, second, count)));
    }
    var best = NONE;
    for (var second : seconds.keys()) {
      best = better(best, new Peak(second, seconds.get(second)));
    }
    return best;
  }

  private static void addWithin(Range range, LongCounts seconds, long second, long count) {
    if (range.contains(second)) {
      seconds.add(second, count);
    }
  }

  private static Peak better(Peak a, Peak b) {
    if (b.messages == 0) {
      return a;
    }
    return b.messages > a.messages || (b.messages == a.messages && b.at < a.at) ? b : a;
  }
}
