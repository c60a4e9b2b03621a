package hubbub.moodmodel;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// The tables beside the classes: UTF-8, a line an entry, fields between tabs, `# ` begins a
/// comment. Read with plain loops: at a cold start streams and lambdas cost more than the reading.
final class Tables {
  private Tables() {}

  static List<String> lines(String name) {
    var lines = new ArrayList<String>();
    for (var line : cut(text(name), '\n')) {
      if (!line.isEmpty() && !line.startsWith("# ")) {
        lines.add(line);
      }
    }
    return lines;
  }

  static String text(String name) {
    try (var in = Tables.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("the table " + name + " is not in the jar");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static List<String> fields(String line) {
    return cut(line, '\t');
  }

  static List<String> cut(String text, char at) {
    var pieces = new ArrayList<String>();
    var from = 0;
    for (var to = text.indexOf(at); to >= 0; to = text.indexOf(at, from)) {
      pieces.add(text.substring(from, to));
      from = to + 1;
    }
    pieces.add(text.substring(from));
    return pieces;
  }
}
