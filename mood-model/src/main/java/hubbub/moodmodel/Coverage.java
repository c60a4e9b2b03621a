package hubbub.moodmodel;

import java.util.Arrays;

/// Which words of a text there are to know, to tell whether its language is one that was learned.
/// Pictures and what looks like the name of one (`catDance`) belong to no language.
public final class Coverage {
  private static final int WORDS_MAX = 64;

  private int[] hashes = new int[32];
  private boolean[] rated = new boolean[32];
  private int count;
  private int strange;
  private boolean latin;

  Coverage() {}

  void begin() {
    count = 0;
    strange = 0;
    latin = false;
  }

  /// Words that could be known or not; the first 64 of a text; each once.
  public int count() {
    return count;
  }

  /// 32 bits of each.
  public int hash(int i) {
    return hashes[i];
  }

  /// Whether a table has it.
  boolean rated(int i) {
    return rated[i];
  }

  /// How many are of scripts that were not learned from.
  int strange() {
    return strange;
  }

  /// Whether there are words in Latin letters.
  boolean latin() {
    return latin;
  }

  void add(Reading reading, int token, int hash) {
    var picture = (reading.traits[token] & Traits.PICTURE) != 0;
    var foreign = isStrange(reading, token);
    if (count == WORDS_MAX || (picture ? !foreign : !isWord(reading, token))) {
      return;
    }
    if (count == hashes.length) {
      hashes = Arrays.copyOf(hashes, count * 2);
      rated = Arrays.copyOf(rated, count * 2);
    }
    var word = hash * 0x9e3779b1;
    for (var i = 0; i < count; i++) {
      if (hashes[i] == word) {
        return;
      }
    }
    hashes[count] = word;
    rated[count] = !foreign && (reading.traits[token] & Traits.RATED) != 0;
    count++;
    strange += foreign ? 1 : 0;
    latin |= !foreign && isLatin(reading.plain[reading.plainFrom[token]]);
  }

  /// Whether a token's first letter is of a script that was not learned from.
  static boolean isStrange(Reading reading, int token) {
    for (var i = reading.plainFrom[token]; i < reading.plainTo[token]; i++) {
      var c = reading.plain[i];
      if (Character.isLetter(c)) {
        return !isLearned(c) && (reading.foreign || Confusables.latin(c) == 0);
      }
    }
    return false;
  }

  private static boolean isLearned(char c) {
    return isLatin(c) || (c >= 0x0600 && c <= 0x06ff);
  }

  private static boolean isLatin(char c) {
    return c < 0x250 || (c >= 0x1e00 && c <= 0x1eff);
  }

  private static boolean isWord(Reading reading, int token) {
    var letters = false;
    var small = false;
    for (var i = reading.plainFrom[token]; i < reading.plainTo[token]; i++) {
      var c = reading.plain[i];
      if (small && Character.isUpperCase(c)) {
        return false;
      }
      letters |= Character.isLetter(c);
      small = Character.isLowerCase(c);
    }
    return letters;
  }
}
