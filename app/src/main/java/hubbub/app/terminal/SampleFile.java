package hubbub.app.terminal;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// The files that samples are made from.
final class SampleFile {
  private static final String FOLDER = "/hubbub/app/sample/";

  private SampleFile() {}

  /// The lines of one.
  static List<String> lines(String name) {
    try (var in = SampleFile.class.getResourceAsStream(FOLDER + name)) {
      if (in == null) {
        throw new IllegalStateException("not on the class path: " + name);
      }
      return new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8)).lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The rows of a table without commas or quotes in its fields, below the names.
  static List<List<String>> rows(String name) {
    return lines(name).stream().skip(1).map(line -> List.of(line.split(",", -1))).toList();
  }
}
