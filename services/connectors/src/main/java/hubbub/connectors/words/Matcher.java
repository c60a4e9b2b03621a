package hubbub.connectors.words;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Says which of many words a post has. Takes a time that grows with the post's length, not with
/// the number of words. Never changes; safe for use by many threads.
public final class Matcher {
  private static final int[] NONE = {};

  /// All terms that are looked for, each one once.
  private final String[] patterns;

  private final Automaton automaton;

  /// The patterns of each of the words.
  private final int[][] needed;

  /// The words that are looked at when a pattern was found: those that have no rarer one.
  private final int[][] asked;

  private Matcher(List<String> patterns, int[][] needed, int[][] asked) {
    this.patterns = patterns.toArray(String[]::new);
    this.automaton = new Automaton(patterns);
    this.needed = needed;
    this.asked = asked;
  }

  /// @param followed what is looked for; the same words may stand there more than once
  public static Matcher of(List<Words> followed) {
    Map<String, Integer> numbers = new LinkedHashMap<>();
    var needed = new int[followed.size()][];
    for (var i = 0; i < needed.length; i++) {
      needed[i] =
          followed.get(i).terms().stream()
              .mapToInt(term -> numbers.computeIfAbsent(pattern(term), _ -> numbers.size()))
              .distinct()
              .toArray();
    }
    return new Matcher(List.copyOf(numbers.keySet()), needed, asked(needed, numbers.size()));
  }

  /// Which words a post has.
  ///
  /// @param tags those that the platform lists beside the text, with or without `#`; each counts as
  ///   if it stood in the text
  /// @return places in the list that this matcher is of, ascending; empty if it has none
  public int[] match(String text, List<String> tags) {
    var found = new BitSet();
    scan(Folding.fold(text), found);
    for (var tag : tags) {
      var folded = Folding.fold(tag);
      scan(folded.startsWith("#") ? folded : '#' + folded, found);
    }
    return found.isEmpty() ? NONE : complete(found);
  }

  private void scan(String folded, BitSet found) {
    var edges = new Edges(folded);
    automaton.scan(
        folded,
        (pattern, end) -> {
          if (!found.get(pattern) && edges.fit(patterns[pattern], end)) {
            found.set(pattern);
          }
        });
  }

  private int[] complete(BitSet found) {
    return found.stream()
        .flatMap(pattern -> Arrays.stream(asked[pattern]))
        .filter(word -> Arrays.stream(needed[word]).allMatch(found::get))
        .sorted()
        .toArray();
  }

  private static int[][] asked(int[][] needed, int patterns) {
    var uses = new int[patterns];
    for (var word : needed) {
      for (var pattern : word) {
        uses[pattern]++;
      }
    }
    var asked = new ArrayList<List<Integer>>();
    for (var i = 0; i < patterns; i++) {
      asked.add(new ArrayList<>());
    }
    for (var i = 0; i < needed.length; i++) {
      asked.get(rarest(needed[i], uses)).add(i);
    }
    return asked.stream()
        .map(words -> words.stream().mapToInt(Integer::intValue).toArray())
        .toArray(int[][]::new);
  }

  private static int rarest(int[] patterns, int[] uses) {
    var rarest = patterns[0];
    for (var pattern : patterns) {
      rarest = uses[pattern] < uses[rarest] ? pattern : rarest;
    }
    return rarest;
  }

  /// What is looked for in a folded text; a tag is known by its `#`, as a phrase has a blank.
  private static String pattern(Term term) {
    return switch (term) {
      case Term.Tag tag -> '#' + tag.folded();
      case Term.Word word -> word.folded();
      case Term.Phrase phrase -> phrase.folded();
      case Term.Emoji emoji -> emoji.folded();
      case Term.Unspaced letters -> letters.folded();
    };
  }
}
