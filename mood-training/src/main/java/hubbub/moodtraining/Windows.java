package hubbub.moodtraining;

import static java.util.stream.Collectors.groupingBy;

import hubbub.moodmodel.Label;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/// How well means of scores follow means of labels (Pearson's r), over texts of one channel in the
/// order of their set.
final class Windows {
  private static final List<Integer> LENGTHS = List.of(20, 50, 100);
  private static final int MIXED = 500;
  private static final long SEED = 1;

  private final Map<String, List<Pair>> channels = new TreeMap<>();

  /// What a text shows, and what it was taken for.
  private record Pair(double right, double given) {}

  void add(Example example, double score) {
    channels
        .computeIfAbsent(example.group(), _ -> new ArrayList<>())
        .add(new Pair(right(example.label()), score));
  }

  void print(PrintStream out, String what) {
    for (var length : LENGTHS) {
      var means = means(length);
      if (means.size() > 2) {
        out.printf(
            "%-32s %6d windows of %d texts of one channel: r %.3f%n",
            what, means.size(), length, correlation(means));
      }
    }
  }

  /// Windows as of a crowd whose mood changes: each draws its texts in shares of the labels that
  /// are as likely as any others.
  void printMixed(PrintStream out, String what) {
    var byLabel =
        channels.values().stream().flatMap(List::stream).collect(groupingBy(Pair::right)).values();
    for (var length : LENGTHS) {
      var random = new Random(SEED);
      var means = new ArrayList<Pair>();
      for (var window = 0; window < MIXED; window++) {
        means.add(mean(draw(List.copyOf(byLabel), length, random)));
      }
      out.printf(
          "%-32s %6d windows of %d texts in changing shares: r %.3f%n",
          what, MIXED, length, correlation(means));
    }
  }

  private static List<Pair> draw(List<List<Pair>> byLabel, int length, Random random) {
    var until = new TreeMap<Double, List<Pair>>();
    var all = 0.0;
    for (var pairs : byLabel) {
      all -= Math.log(1 - random.nextDouble());
      until.put(all, pairs);
    }
    var drawn = new ArrayList<Pair>();
    while (drawn.size() < length) {
      var pairs = until.ceilingEntry(random.nextDouble() * all).getValue();
      drawn.add(pairs.get(random.nextInt(pairs.size())));
    }
    return drawn;
  }

  private List<Pair> means(int length) {
    var means = new ArrayList<Pair>();
    for (var pairs : channels.values()) {
      for (var from = 0; from + length <= pairs.size(); from += length) {
        means.add(mean(pairs.subList(from, from + length)));
      }
    }
    return means;
  }

  private static Pair mean(List<Pair> window) {
    return new Pair(
        window.stream().mapToDouble(Pair::right).average().orElse(0),
        window.stream().mapToDouble(Pair::given).average().orElse(0));
  }

  private static double correlation(List<Pair> pairs) {
    var right = pairs.stream().mapToDouble(Pair::right).average().orElse(0);
    var given = pairs.stream().mapToDouble(Pair::given).average().orElse(0);
    var both = 0.0;
    var rights = 0.0;
    var givens = 0.0;
    for (var pair : pairs) {
      both += (pair.right - right) * (pair.given - given);
      rights += (pair.right - right) * (pair.right - right);
      givens += (pair.given - given) * (pair.given - given);
    }
    return both / Math.sqrt(rights * givens);
  }

  private static double right(Label label) {
    return switch (label) {
      case POSITIVE -> 1;
      case NEUTRAL, UNREAD -> 0;
      case NEGATIVE -> -1;
    };
  }
}
