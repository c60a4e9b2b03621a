package hubbub.moodtraining;

import hubbub.moodmodel.Label;
import java.util.List;
import java.util.function.Function;

/// How often each label was taken for which.
final class Judgement {
  private final int[][] taken = new int[Labels.COUNT][Labels.COUNT];
  private int unread;

  /// How a reader labels these examples.
  static Judgement of(Function<String, Label> reader, List<Example> examples) {
    var judgement = new Judgement();
    examples.forEach(example -> judgement.add(example.label(), reader.apply(example.text())));
    return judgement;
  }

  void add(Label right, Label given) {
    unread += given == Label.UNREAD ? 1 : 0;
    taken[Labels.place(right)][Labels.place(given)]++;
  }

  /// The mean of the labels' F1, in percent.
  double f1() {
    var sum = 0.0;
    for (var label = 0; label < Labels.COUNT; label++) {
      sum += f1(label);
    }
    return 100 * sum / Labels.COUNT;
  }

  /// The mean of the labels' recalls, in percent.
  double recall() {
    var sum = 0.0;
    for (var label = 0; label < Labels.COUNT; label++) {
      sum += (double) taken[label][label] / Math.max(1, all(label));
    }
    return 100 * sum / Labels.COUNT;
  }

  /// F1 of each label in percent, in their order.
  String each() {
    return "%.0f, %.0f, %.0f".formatted(100 * f1(0), 100 * f1(1), 100 * f1(2));
  }

  /// The share that was said to be unread, in percent.
  double unread() {
    return 100.0 * unread / Math.max(1, count());
  }

  int count() {
    return all(0) + all(1) + all(2);
  }

  private double f1(int label) {
    var given = 0;
    for (var right = 0; right < Labels.COUNT; right++) {
      given += taken[right][label];
    }
    return 2.0 * taken[label][label] / Math.max(1, given + all(label));
  }

  private int all(int right) {
    return taken[right][0] + taken[right][1] + taken[right][2];
  }
}
