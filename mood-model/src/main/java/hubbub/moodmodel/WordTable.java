package hubbub.moodmodel;

import java.util.Arrays;

/// A hash table from characters to a valence and traits, asked with a range of a buffer, so that
/// asking makes no garbage. Filled once by one thread, then only read.
final class WordTable {
  private static final int NONE = -1;

  private char[] pool = new char[1 << 16];
  private int pooled;
  private int[] froms = new int[1 << 10];
  private int[] tos = new int[1 << 10];
  private float[] valences = new float[1 << 10];
  private int[] traits = new int[1 << 10];
  private int size;
  private int[] slots = new int[1 << 15];

  WordTable() {
    Arrays.fill(slots, NONE);
  }

  /// Adds a word that is not there yet.
  void add(char[] text, int from, int to, double valence, int trait) {
    var entry = add(text, from, to);
    valences[entry] = (float) valence;
    traits[entry] = trait;
  }

  /// Sets a word's valence and adds to its traits.
  void put(String word, double valence, int trait) {
    var entry = entryOf(word);
    valences[entry] = (float) valence;
    traits[entry] |= trait;
  }

  /// Adds to a word's traits; a word that is new has valence 0.
  void mark(String word, int trait) {
    traits[entryOf(word)] |= trait;
  }

  /// Takes a word's valence and its being rated away, so that another table can say it anew.
  void unrate(String word) {
    var text = word.toCharArray();
    var entry = find(text, 0, text.length);
    if (entry >= 0) {
      valences[entry] = 0;
      traits[entry] &= ~Traits.RATED;
    }
  }

  /// The entry of these characters, or a negative number.
  int find(char[] text, int from, int to) {
    var slot = hash(text, from, to) & (slots.length - 1);
    while (slots[slot] != NONE) {
      var entry = slots[slot];
      if (Arrays.equals(pool, froms[entry], tos[entry], text, from, to)) {
        return entry;
      }
      slot = (slot + 1) & (slots.length - 1);
    }
    return NONE;
  }

  boolean has(String word) {
    var text = word.toCharArray();
    return find(text, 0, text.length) >= 0;
  }

  double valence(int entry) {
    return valences[entry];
  }

  int traits(int entry) {
    return traits[entry];
  }

  int size() {
    return size;
  }

  private int entryOf(String word) {
    var text = word.toCharArray();
    var known = find(text, 0, text.length);
    return known >= 0 ? known : add(text, 0, text.length);
  }

  private int add(char[] text, int from, int to) {
    if (size == froms.length) {
      var more = size * 2;
      froms = Arrays.copyOf(froms, more);
      tos = Arrays.copyOf(tos, more);
      valences = Arrays.copyOf(valences, more);
      traits = Arrays.copyOf(traits, more);
    }
    if (pooled + to - from > pool.length) {
      pool = Arrays.copyOf(pool, pool.length * 2);
    }
    if (size * 2 > slots.length) {
      throw new IllegalStateException("the word table is too small for its words");
    }
    System.arraycopy(text, from, pool, pooled, to - from);
    froms[size] = pooled;
    pooled += to - from;
    tos[size] = pooled;
    var slot = hash(text, from, to) & (slots.length - 1);
    while (slots[slot] != NONE) {
      slot = (slot + 1) & (slots.length - 1);
    }
    slots[slot] = size;
    return size++;
  }

  private static int hash(char[] text, int from, int to) {
    var hash = 0;
    for (var i = from; i < to; i++) {
      hash = 31 * hash + text[i];
    }
    hash *= 0x9E3779B9;
    return hash ^ (hash >>> 15);
  }
}
