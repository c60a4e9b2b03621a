package hubbub.statistics.domain;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// The times in which there was a connection, put together over runs and channels: milliseconds
/// since 1970, in order, without overlap.
public final class Stretches {
  private final List<Stretch> union;
  private final long overlap;

  /// From `from` up to `to`, in milliseconds since 1970.
  public record Stretch(long from, long to) {
    /// A clock that was set back while connected leaves nothing.
    long length() {
      return Math.max(0, to - from);
    }
  }

  public Stretches(List<Stretch> all) {
    var sorted = new ArrayList<>(all);
    sorted.sort(Comparator.comparingLong(Stretch::from));
    var together = new ArrayList<Stretch>();
    var sum = 0L;
    for (var stretch : sorted) {
      if (stretch.length() == 0) {
        continue;
      }
      sum += stretch.length();
      var last = together.isEmpty() ? null : together.getLast();
      if (last != null && stretch.from <= last.to) {
        together.set(together.size() - 1, new Stretch(last.from, Math.max(last.to, stretch.to)));
      } else {
        together.add(stretch);
      }
    }
    union = List.copyOf(together);
    overlap = sum - union.stream().mapToLong(Stretch::length).sum();
  }

  /// Milliseconds connected from `from` to `to`, both in milliseconds since 1970.
  public long within(long from, long to) {
    var sum = 0L;
    for (var at = firstEndingAfter(from); at < union.size(); at++) {
      var stretch = union.get(at);
      if (stretch.from >= to) {
        break;
      }
      sum += Math.max(0, Math.min(to, stretch.to) - Math.max(from, stretch.from));
    }
    return sum;
  }

  /// Milliseconds that stand in more than one of the stretches that came in.
  public long overlap() {
    return overlap;
  }

  /// The first moment of all, or -1 if there is none.
  public long first() {
    return union.isEmpty() ? -1 : union.getFirst().from;
  }

  /// The last moment of all, or -1 if there is none.
  public long last() {
    return union.isEmpty() ? -1 : union.getLast().to;
  }

  private int firstEndingAfter(long moment) {
    var low = 0;
    var high = union.size();
    while (low < high) {
      var middle = (low + high) >>> 1;
      if (union.get(middle).to > moment) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }
}
