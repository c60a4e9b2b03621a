package hubbub.connectors.words;

import java.util.Arrays;
import java.util.List;

/// Finds many patterns in one pass over a text (Aho and Corasick, 1975). Its states are the
/// beginnings of patterns; each knows the longest other state that its end is also.
final class Automaton {
  private static final int ROOT = 0;
  private static final int NONE = -1;

  /// States fit into 24 bits, so that a step (state, letter, next state) is one long.
  private static final int STATES_MAX = 1 << 24;

  private static final long SPREAD = 0x9E3779B97F4A7C15L;

  /// Steps by hash of state and letter; 0 is none, as nothing leads to the root.
  private final long[] steps;

  private final int shift;

  /// Where to go on when a letter leads nowhere.
  private final int[] elsewhere;

  /// The pattern that a state ends.
  private final int[] ended;

  /// The next shorter state that ends a pattern, too; [#ROOT] if there is none.
  private final int[] shorter;

  /// @param patterns different ones, none of them empty
  /// @throws IllegalArgumentException if they have too many characters
  Automaton(List<String> patterns) {
    var states = 1 + patterns.stream().mapToInt(String::length).asLongStream().sum();
    if (states > STATES_MAX) {
      throw new IllegalArgumentException("too many words to follow at once");
    }
    var bits = 64 - Long.numberOfLeadingZeros(2 * states);
    steps = new long[1 << bits];
    shift = 64 - bits;
    var plan = new Plan((int) states);
    for (var i = 0; i < patterns.size(); i++) {
      plan.add(patterns.get(i), i);
    }
    elsewhere = new int[plan.states];
    ended = Arrays.copyOf(plan.ended, plan.states);
    shorter = new int[plan.states];
    for (var state : plan.byLength()) {
      join(state, plan);
    }
  }

  /// Tells of each pattern wherever it ends.
  void scan(String text, Hits hits) {
    var state = ROOT;
    for (var i = 0; i < text.length(); i++) {
      state = next(state, text.charAt(i));
      for (var at = ended[state] == NONE ? shorter[state] : state; at != ROOT; at = shorter[at]) {
        hits.found(ended[at], i + 1);
      }
    }
  }

  private int next(int from, char letter) {
    var state = from;
    while (true) {
      var next = step(state, letter);
      if (next != NONE) {
        return next;
      }
      if (state == ROOT) {
        return ROOT;
      }
      state = elsewhere[state];
    }
  }

  private void join(int state, Plan plan) {
    var parent = plan.parents[state];
    if (parent != ROOT) {
      elsewhere[state] = next(elsewhere[parent], plan.letters[state]);
    }
    var other = elsewhere[state];
    shorter[state] = ended[other] == NONE ? shorter[other] : other;
  }

  private int step(int state, char letter) {
    var key = ((long) state << 16) | letter;
    var slot = slot(key);
    while (steps[slot] != 0) {
      if (steps[slot] >>> 24 == key) {
        return (int) (steps[slot] & (STATES_MAX - 1));
      }
      slot = (slot + 1) & (steps.length - 1);
    }
    return NONE;
  }

  private void lead(int state, char letter, int next) {
    var key = ((long) state << 16) | letter;
    var slot = slot(key);
    while (steps[slot] != 0) {
      slot = (slot + 1) & (steps.length - 1);
    }
    steps[slot] = (key << 24) | next;
  }

  private int slot(long key) {
    return (int) ((key * SPREAD) >>> shift);
  }

  /// Where patterns are told of.
  interface Hits {
    /// @param end the place behind its last letter
    void found(int pattern, int end);
  }

  /// The tree of all patterns' beginnings.
  private final class Plan {
    private final int[] parents;
    private final char[] letters;
    private final int[] lengths;
    private final int[] ended;
    private int states = 1;

    private Plan(int statesMax) {
      parents = new int[statesMax];
      letters = new char[statesMax];
      lengths = new int[statesMax];
      ended = new int[statesMax];
      Arrays.fill(ended, NONE);
    }

    private void add(String pattern, int number) {
      var state = ROOT;
      for (var i = 0; i < pattern.length(); i++) {
        var next = step(state, pattern.charAt(i));
        if (next == NONE) {
          next = states++;
          parents[next] = state;
          letters[next] = pattern.charAt(i);
          lengths[next] = i + 1;
          lead(state, pattern.charAt(i), next);
        }
        state = next;
      }
      ended[state] = number;
    }

    /// All states but the root, short ones first.
    private int[] byLength() {
      var starts = new int[Arrays.stream(lengths, 0, states).max().orElse(0) + 2];
      for (var state = 1; state < states; state++) {
        starts[lengths[state] + 1]++;
      }
      for (var i = 1; i < starts.length; i++) {
        starts[i] += starts[i - 1];
      }
      var sorted = new int[states - 1];
      for (var state = 1; state < states; state++) {
        sorted[starts[lengths[state]]++] = state;
      }
      return sorted;
    }
  }
}
