package hubbub.mood.domain;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The voices of the last minute of one channel: they say how much the next one weighs. A person's
/// first message in a minute is one voice, the second half a voice, the third a third, and after
/// ten next to nothing: nobody has more than three voices in any minute. Copies of a text count
/// less and less, too; less so where it is so short that many say it on their own.
final class Voices {
  static final long MINUTE = 60_000;

  private static final int BY_ONE_MAX = 10;

  /// What flooders and copies keep, so that a channel of them alone has a mood, too.
  private static final double LEAST = 0.001;

  private final int max;
  private final Map<Long, Integer> authors = new HashMap<>();
  private final Map<Long, Integer> prints = new HashMap<>();
  private long[] ring = new long[3 * 64];
  private int first;
  private int size;

  /// @param max how many are remembered; beyond, the oldest are forgotten before their minute is
  ///   over
  Voices(int max) {
    this.max = max;
  }

  /// Weighs a voice, in millionths, and remembers it.
  int weigh(Voice voice) {
    forgetBefore(voice.at());
    var print = voice.print();
    var said = authors.getOrDefault(voice.author(), 0);
    var copies = prints.getOrDefault(print.hash(), 0);
    remember(voice.at(), voice.author(), print.hash());
    var person = said >= BY_ONE_MAX ? LEAST : 1.0 / (1 + said);
    var copy = 1.0 / (print.brief() ? Math.sqrt(1 + copies) : 1 + copies);
    return (int) Math.round(Math.max(LEAST, person * copy) * Sums.UNIT);
  }

  void remember(long at, long author, long print) {
    if (size == max) {
      forgetFirst();
    }
    if (3 * size == ring.length) {
      grow();
    }
    var slot = 3 * ((first + size) % (ring.length / 3));
    ring[slot] = at;
    ring[slot + 1] = author;
    ring[slot + 2] = print;
    size++;
    authors.merge(author, 1, Integer::sum);
    prints.merge(print, 1, Integer::sum);
  }

  /// Forgets what is older than a minute, or, after the clock was set back, far ahead.
  void forgetBefore(long now) {
    while (size > 0 && Math.abs(now - ring[3 * first]) >= MINUTE) {
      forgetFirst();
    }
  }

  /// The waves of the last minute, the greatest first. Looking forgets nobody: what the next voice
  /// weighs must not depend on who looked when.
  List<Wave> waves(long now) {
    var said = new HashMap<Long, Integer>();
    var printed = new HashMap<Long, Integer>();
    var people = new HashMap<Long, Set<Long>>();
    var all = 0;
    for (var i = 0; i < size; i++) {
      var slot = 3 * ((first + i) % (ring.length / 3));
      if (Math.abs(now - ring[slot]) < MINUTE) {
        all++;
        said.merge(ring[slot + 1], 1, Integer::sum);
        printed.merge(ring[slot + 2], 1, Integer::sum);
        people.computeIfAbsent(ring[slot + 2], _ -> new HashSet<>()).add(ring[slot + 1]);
      }
    }
    var waves = new ArrayList<Wave>();
    for (var messages : said.values()) {
      if (Wave.is(messages, all)) {
        waves.add(Wave.flood(messages, all));
      }
    }
    for (var print : printed.entrySet()) {
      var by = people.getOrDefault(print.getKey(), Set.of()).size();
      if (by > 1 && Wave.is(print.getValue(), all)) {
        waves.add(Wave.copies(print.getValue(), by, all));
      }
    }
    waves.sort(Comparator.comparingInt(Wave::messages).reversed());
    return waves;
  }

  private void forgetFirst() {
    less(authors, ring[3 * first + 1]);
    less(prints, ring[3 * first + 2]);
    first = (first + 1) % (ring.length / 3);
    size--;
  }

  private static void less(Map<Long, Integer> counts, long key) {
    counts.computeIfPresent(key, (_, count) -> count == 1 ? null : count - 1);
  }

  private void grow() {
    var more = new long[2 * ring.length];
    for (var i = 0; i < size; i++) {
      System.arraycopy(ring, 3 * ((first + i) % (ring.length / 3)), more, 3 * i, 3);
    }
    ring = more;
    first = 0;
  }
}
