package hubbub.app.terminal;

import java.util.List;

/// A row of figures as a row of bars.
final class Sparkline {
  private static final String BARS = "▁▂▃▄▅▆▇█";
  private static final String LETTERS = "_.-:=+*#";

  private Sparkline() {}

  /// The newest figures, as many as there is room for; the highest bar is the highest of them.
  static String of(List<? extends Number> figures, int room, Screen screen) {
    var bars = screen.shows('▁') ? BARS : LETTERS;
    var shown = figures.subList(Math.max(0, figures.size() - room), figures.size());
    var highest = shown.stream().mapToDouble(Number::doubleValue).max().orElse(0);
    var line = new StringBuilder();
    for (var figure : shown) {
      var share = highest > 0 ? Math.max(0, figure.doubleValue()) / highest : 0;
      line.append(bars.charAt((int) Math.round(share * (bars.length() - 1))));
    }
    return line.toString();
  }

  /// As many figures as there is room for, each the sum of its neighbours.
  static List<Double> fitted(List<? extends Number> figures, int room) {
    if (figures.size() <= room) {
      return figures.stream().map(Number::doubleValue).toList();
    }
    var sums = new Double[room];
    java.util.Arrays.fill(sums, 0.0);
    for (var at = 0; at < figures.size(); at++) {
      var place = (int) ((long) at * room / figures.size());
      sums[place] += figures.get(at).doubleValue();
    }
    return List.of(sums);
  }
}
