package hubbub.app;

import java.nio.charset.Charset;
import java.util.List;

/// The few lines that a start prints.
final class Box {
  private Box() {}

  /// Draws a frame around lines, with ASCII where the terminal cannot do better.
  static String around(List<String> lines, Charset terminal) {
    var width =
        lines.stream().mapToInt(line -> line.codePointCount(0, line.length())).max().orElse(0);
    var pretty = terminal.newEncoder().canEncode('┌');
    var side = pretty ? "│" : "|";
    var rule = (pretty ? "─" : "-").repeat(width + 2);
    var box = new StringBuilder();
    box.append(pretty ? "┌" : "+").append(rule).append(pretty ? "┐" : "+").append('\n');
    for (var line : lines) {
      var room = width - line.codePointCount(0, line.length());
      box.append(side)
          .append(' ')
          .append(line)
          .append(" ".repeat(room + 1))
          .append(side)
          .append('\n');
    }
    box.append(pretty ? "└" : "+").append(rule).append(pretty ? "┘" : "+").append('\n');
    return box.toString();
  }
}
