package hubbub.moodtraining;

import hubbub.moodmodel.Features;
import hubbub.moodmodel.KnownWords;
import hubbub.moodmodel.Weights;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.stream.IntStream;

/// Multinomial logistic regression with squared weights as penalty. The loss is convex, so the
/// result depends on the examples alone, not on their order or on chance.
final class Regression {
  /// How much the examples count against the penalty; found by cross-validation on chat.
  private static final double EXAMPLES = 2;

  /// Rare labels count more, by this power of how rare they are.
  private static final double RARE_LABELS = 0.5;

  /// Numbers that stand in fewer texts say nothing.
  private static final int FOUND_MIN = 2;

  private static final double FIGURES = 0.5;

  private final List<Example> examples;
  private final int[][] places;
  private final float[][] values;
  private final float[] rarity = new float[Features.HASHED];
  private final int[] place = new int[Features.HASHED + Features.FIGURES];
  private final double[] counts;
  private final int unknowns;
  private final KnownWords known;

  private Regression(List<Example> examples, List<Features> features) {
    this.examples = examples;
    known = known(features);
    var found = new int[Features.HASHED];
    for (var one : features) {
      for (var i = 0; i < one.count(); i++) {
        found[one.number(i)]++;
      }
    }
    var next = 0;
    for (var number = 0; number < Features.HASHED; number++) {
      rarity[number] = Weights.rarity(examples.size(), found[number]);
      place[number] = found[number] >= FOUND_MIN ? next++ : -1;
    }
    for (var figure = 0; figure < Features.FIGURES; figure++) {
      place[Features.HASHED + figure] = next++;
    }
    unknowns = next * Labels.COUNT;
    places = new int[examples.size()][];
    values = new float[examples.size()][];
    for (var i = 0; i < places.length; i++) {
      lay(i, features.get(i));
    }
    counts = counts();
  }

  /// Weights for these examples.
  ///
  /// @param features of each of them
  static Weights train(List<Example> examples, List<Features> features) {
    var regression = new Regression(examples, features);
    var solved = new Descent(regression.unknowns, regression::loss).solve();
    return regression.weights(solved);
  }

  private static KnownWords known(List<Features> features) {
    var found = new HashMap<Integer, Integer>();
    for (var one : features) {
      var words = one.coverage();
      IntStream.range(0, words.count())
          .map(words::hash)
          .forEach(word -> found.merge(word, 1, Integer::sum));
    }
    var known = new KnownWords();
    found.forEach((word, texts) -> {
      if (texts >= FOUND_MIN) {
        known.add(word);
      }
    });
    return known;
  }

  private void lay(int example, Features text) {
    places[example] = new int[text.count() + Features.FIGURES];
    values[example] = new float[text.count() + Features.FIGURES];
    var words = length(text, 0, text.words());
    var pieces = length(text, text.words(), text.count());
    for (var i = 0; i < text.count(); i++) {
      places[example][i] = place[text.number(i)];
      values[example][i] = (float) (rarity[text.number(i)] / (i < text.words() ? words : pieces));
    }
    for (var i = 0; i < Features.FIGURES; i++) {
      places[example][text.count() + i] = place[Features.HASHED + i];
      values[example][text.count() + i] = (float) (text.figure(i) * FIGURES);
    }
  }

  private double length(Features text, int from, int to) {
    var squares = 0.0;
    for (var i = from; i < to; i++) {
      squares += rarity[text.number(i)] * rarity[text.number(i)];
    }
    return Math.sqrt(squares);
  }

  private double[] counts() {
    var sums = new double[Labels.COUNT];
    var all = 0.0;
    for (var example : examples) {
      sums[Labels.place(example.label())] += example.weight();
      all += example.weight();
    }
    var counts = new double[examples.size()];
    for (var i = 0; i < counts.length; i++) {
      var example = examples.get(i);
      var share = sums[Labels.place(example.label())] / all;
      counts[i] = EXAMPLES * example.weight() / Math.pow(Labels.COUNT * share, RARE_LABELS);
    }
    return counts;
  }

  /// The loss at `at`, and its slope.
  private double loss(double[] at, double[] slope) {
    Arrays.fill(slope, 0);
    var loss = 0.0;
    var scores = new double[Labels.COUNT];
    for (var example = 0; example < places.length; example++) {
      Arrays.fill(scores, 0);
      var where = places[example];
      var value = values[example];
      for (var i = 0; i < where.length; i++) {
        for (var c = 0; where[i] >= 0 && c < Labels.COUNT; c++) {
          scores[c] += at[where[i] * Labels.COUNT + c] * value[i];
        }
      }
      var most = Math.max(scores[0], Math.max(scores[1], scores[2]));
      var sum = 0.0;
      for (var score : scores) {
        sum += Math.exp(score - most);
      }
      var log = Math.log(sum) + most;
      var right = Labels.place(examples.get(example).label());
      loss += counts[example] * (log - scores[right]);
      for (var c = 0; c < Labels.COUNT; c++) {
        scores[c] = counts[example] * (Math.exp(scores[c] - log) - (c == right ? 1 : 0));
      }
      for (var i = 0; i < where.length; i++) {
        for (var c = 0; where[i] >= 0 && c < Labels.COUNT; c++) {
          slope[where[i] * Labels.COUNT + c] += scores[c] * value[i];
        }
      }
    }
    for (var i = 0; i < at.length; i++) {
      loss += at[i] * at[i] / 2;
      slope[i] += at[i];
    }
    return loss;
  }

  private Weights weights(double[] solved) {
    var against = new float[Labels.COUNT][Features.HASHED + Features.FIGURES];
    for (var i = 0; i < place.length; i++) {
      if (place[i] >= 0) {
        var scale = i < Features.HASHED ? 1 : FIGURES;
        for (var c = 0; c < Labels.COUNT; c++) {
          var weight =
              solved[place[i] * Labels.COUNT + c]
                  - solved[place[i] * Labels.COUNT + Labels.NEUTRAL];
          against[c][i] = (float) (weight * scale);
        }
      }
    }
    return Weights.of(rarity, against[Labels.POSITIVE], against[Labels.NEGATIVE], known);
  }
}
