package hubbub.statistics.domain;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How often each word was said. Words are looked up as slices of a character buffer, so that only
/// one that is new here costs a string.
public final class WordCounts {
  private static final int CAPACITY_MIN = 32;
  private static final Comparator<Counted> MOST_FIRST =
      Comparator.comparingLong(Counted::count).reversed().thenComparing(Counted::word);

  private @Nullable String[] words = new @Nullable String[CAPACITY_MIN];
  private long[] counts = new long[CAPACITY_MIN];
  private int size;

  /// A word and how often.
  public record Counted(String word, long count) {}

  /// Takes each word with its count.
  @FunctionalInterface
  public interface Taker {
    void take(String word, long count);
  }

  /// Counts the word that stands in `text` from `from`, `length` characters long, once.
  public void add(char[] text, int from, int length) {
    var hash = 0;
    for (var i = from; i < from + length; i++) {
      hash = 31 * hash + text[i];
    }
    var at = spread(hash) & (words.length - 1);
    for (var word = words[at]; word != null; word = words[at]) {
      if (isSame(word, text, from, length)) {
        counts[at]++;
        return;
      }
      at = (at + 1) & (words.length - 1);
    }
    put(at, new String(text, from, length), 1);
  }

  public void add(String word, long n) {
    var at = spread(word.hashCode()) & (words.length - 1);
    for (var known = words[at]; known != null; known = words[at]) {
      if (known.equals(word)) {
        counts[at] += n;
        return;
      }
      at = (at + 1) & (words.length - 1);
    }
    put(at, word, n);
  }

  public void addAll(WordCounts others) {
    others.each(this::add);
  }

  public boolean has(char[] text, int from, int length) {
    var hash = 0;
    for (var i = from; i < from + length; i++) {
      hash = 31 * hash + text[i];
    }
    var at = spread(hash) & (words.length - 1);
    for (var word = words[at]; word != null; word = words[at]) {
      if (isSame(word, text, from, length)) {
        return true;
      }
      at = (at + 1) & (words.length - 1);
    }
    return false;
  }

  public void each(Taker taker) {
    for (var i = 0; i < words.length; i++) {
      var word = words[i];
      if (word != null) {
        taker.take(word, counts[i]);
      }
    }
  }

  public int size() {
    return size;
  }

  /// The `n` most frequent, the most frequent first; of equals the first in the alphabet.
  public List<Counted> top(int n) {
    var all = new ArrayList<Counted>(size);
    each((word, count) -> all.add(new Counted(word, count)));
    all.sort(MOST_FIRST);
    return List.copyOf(all.subList(0, Math.min(n, all.size())));
  }

  /// All, or where there are more than `max` only the most frequent three quarters of `max`, so
  /// that a table at its bound is not cut each time.
  public WordCounts atMost(int max) {
    if (size <= max) {
      return this;
    }
    var kept = new WordCounts();
    top(max - max / 4).forEach(counted -> kept.add(counted.word(), counted.count()));
    return kept;
  }

  private void put(int at, String word, long n) {
    words[at] = word;
    counts[at] = n;
    size++;
    if (size * 2 > words.length) {
      grow();
    }
  }

  private void grow() {
    var oldWords = words;
    var oldCounts = counts;
    words = new @Nullable String[oldWords.length * 2];
    counts = new long[oldWords.length * 2];
    for (var i = 0; i < oldWords.length; i++) {
      var word = oldWords[i];
      if (word != null) {
        var at = spread(word.hashCode()) & (words.length - 1);
        while (words[at] != null) {
          at = (at + 1) & (words.length - 1);
        }
        words[at] = word;
        counts[at] = oldCounts[i];
      }
    }
  }

  private static boolean isSame(String word, char[] text, int from, int length) {
    if (word.length() != length) {
      return false;
    }
    for (var i = 0; i < length; i++) {
      if (word.charAt(i) != text[from + i]) {
        return false;
      }
    }
    return true;
  }

  private static int spread(int hash) {
    return (hash * 0x9E3779B9) >>> 7;
  }
}
