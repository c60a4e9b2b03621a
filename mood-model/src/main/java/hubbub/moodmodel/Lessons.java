package hubbub.moodmodel;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What corrections teach beside the weights: how much more or less words and pairs of words speak.
/// Each correction moves the words of its text, the rare ones most, until the text comes out right
/// by a margin, but no further than a bound (passive-aggressive learning: Crammer et al. 2006,
/// algorithm PA-I). The same corrections in the same order teach the same; without them nothing is
/// left of it.
public final class Lessons {
  public static final Lessons NONE = new Lessons(Map.of());

  private static final int ROUNDS = 5;
  private static final double MARGIN = 1;
  private static final double STEP_MAX = 1;

  /// What a word may be moved at most, all corrections together: as much as a strong word speaks.
  private static final double CHANGE_MAX = 3;

  private final Map<Integer, double[]> changes;

  private Lessons(Map<Integer, double[]> changes) {
    this.changes = changes;
  }

  /// One correction.
  ///
  /// @param right positive, neutral or negative
  public record Lesson(String text, Label right) {}

  /// @param lessons the oldest first
  static Lessons of(List<Lesson> lessons, Languages languages) {
    if (lessons.isEmpty()) {
      return NONE;
    }
    var read = new ArrayList<Read>();
    for (var lesson : lessons) {
      var text = Features.of(lesson.text());
      var weights = languages.of(text);
      if (weights != null && text.words() > 0) {
        read.add(new Read(text, weights, weights.rarities(text), place(lesson.right())));
      }
    }
    var learned = new Lessons(new HashMap<>());
    for (var round = 0; round < ROUNDS; round++) {
      read.forEach(learned::learn);
    }
    return learned;
  }

  /// A lesson whose text was read.
  private record Read(Features text, Weights weights, double[] rarities, int right) {}

  private static int place(Label label) {
    return switch (label) {
      case POSITIVE -> Weights.POSITIVES;
      case NEUTRAL -> Weights.NEUTRALS;
      case NEGATIVE -> Weights.NEGATIVES;
      case UNREAD -> throw new IllegalArgumentException("nobody feels unread");
    };
  }

  private void learn(Read lesson) {
    var right = lesson.right;
    var speaks = lesson.weights.speaks(lesson.text, this);
    var most = -1;
    for (var label = 0; label < speaks.length; label++) {
      if (label != right && (most < 0 || speaks[label] > speaks[most])) {
        most = label;
      }
    }
    var wrong = speaks[most] + MARGIN - speaks[right];
    if (wrong <= 0) {
      return;
    }
    var step = Math.min(STEP_MAX, wrong / 2);
    for (var i = 0; i < lesson.rarities.length; i++) {
      var change = changes.computeIfAbsent(lesson.text.number(i), _ -> new double[speaks.length]);
      change[right] = bounded(change[right] + step * lesson.rarities[i]);
      change[most] = bounded(change[most] - step * lesson.rarities[i]);
    }
  }

  private static double bounded(double change) {
    return Math.clamp(change, -CHANGE_MAX, CHANGE_MAX);
  }

  /// Adds what was learned to how much a text speaks for each label.
  void add(Features text, double[] rarities, double[] speaks) {
    for (var i = 0; i < rarities.length; i++) {
      var change = changes.get(text.number(i));
      if (change != null) {
        for (var label = 0; label < speaks.length; label++) {
          speaks[label] += change[label] * rarities[i];
        }
      }
    }
  }

  boolean isEmpty() {
    return changes.isEmpty();
  }
}
