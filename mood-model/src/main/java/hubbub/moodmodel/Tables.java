package hubbub.moodmodel;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;

/// The tables beside the classes: UTF-8, a line an entry, `# ` begins a comment.
final class Tables {
  private Tables() {}

  static Stream<String> lines(String name) {
    try (var in = Tables.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("the table " + name + " is not in the jar");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isEmpty() && !line.startsWith("# "));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
