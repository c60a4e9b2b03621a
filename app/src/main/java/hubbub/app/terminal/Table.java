package hubbub.app.terminal;

import hubbub.app.terminal.Screen.Colour;
import java.util.ArrayList;
import java.util.List;

/// Rows under names. The last column takes what room is left, and is cut there on a terminal.
final class Table {
  private final List<Column> columns = new ArrayList<>();
  private final List<List<Cell>> rows = new ArrayList<>();

  private record Column(String name, boolean right) {}

  /// @param colour what the text means
  record Cell(String text, Colour colour) {}

  /// Adds a column of words.
  Table words(String name) {
    columns.add(new Column(name, false));
    return this;
  }

  /// Adds a column of figures, which end below each other.
  Table figures(String name) {
    columns.add(new Column(name, true));
    return this;
  }

  /// Adds a row: texts, or cells that have a colour.
  Table row(Object... cells) {
    var row = new ArrayList<Cell>();
    for (var cell : cells) {
      row.add(
          cell instanceof Cell painted
              ? new Cell(Plain.text(painted.text()), painted.colour())
              : new Cell(Plain.text(cell.toString()), Colour.STRONG));
    }
    rows.add(row);
    return this;
  }

  void show(Screen screen) {
    var widths = new int[columns.size()];
    for (var at = 0; at < widths.length; at++) {
      widths[at] = width(columns.get(at).name());
      for (var row : rows) {
        widths[at] = Math.max(widths[at], width(row.get(at).text()));
      }
    }
    var names = columns.stream().map(column -> new Cell(column.name(), Colour.QUIET)).toList();
    if (columns.stream().anyMatch(column -> !column.name().isEmpty())) {
      screen.line(line(names, widths, screen));
    }
    rows.forEach(row -> screen.line(line(row, widths, screen)));
  }

  private String line(List<Cell> row, int[] widths, Screen screen) {
    var line = new StringBuilder();
    var used = 0;
    for (var at = 0; at < row.size(); at++) {
      var last = at == row.size() - 1;
      var text = row.get(at).text();
      if (last && screen.live()) {
        text = cut(text, Math.max(10, screen.width() - used));
      }
      var room = " ".repeat(Math.max(0, widths[at] - width(text)));
      var painted =
          row.get(at).colour() == Colour.STRONG ? text : screen.paint(row.get(at).colour(), text);
      line.append(columns.get(at).right() ? room + painted : last ? painted : painted + room);
      line.append(last ? "" : "  ");
      used += widths[at] + 2;
    }
    return line.toString().stripTrailing();
  }

  /// The text, or its beginning where it is longer than that many columns.
  static String cut(String text, int columns) {
    if (width(text) <= columns) {
      return text;
    }
    var cut = new StringBuilder();
    var used = 1;
    for (var c : text.codePoints().toArray()) {
      used += width(c);
      if (used > columns) {
        break;
      }
      cut.appendCodePoint(c);
    }
    return cut.append('…').toString();
  }

  /// How many columns it takes, as terminals count: marks take none, East Asian letters and emoji
  /// two.
  static int width(String text) {
    return text.codePoints().map(Table::width).sum();
  }

  private static int width(int c) {
    var type = Character.getType(c);
    if (type == Character.NON_SPACING_MARK
        || type == Character.ENCLOSING_MARK
        || type == Character.FORMAT) {
      return 0;
    }
    var wide =
        (c >= 0x1100 && c <= 0x115F)
            || (c >= 0x2E80 && c <= 0xA4CF)
            || (c >= 0xAC00 && c <= 0xD7A3)
            || (c >= 0xF900 && c <= 0xFAFF)
            || (c >= 0xFE30 && c <= 0xFE6F)
            || (c >= 0xFF00 && c <= 0xFF60)
            || (c >= 0xFFE0 && c <= 0xFFE6)
            || Character.isEmojiPresentation(c);
    return wide ? 2 : 1;
  }
}
