package hubbub.app.terminal;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/// A file that gets its name when it is whole.
final class WholeFile {
  private WholeFile() {}

  /// Writes what goes into a file.
  @FunctionalInterface
  interface Content {
    void write(OutputStream to) throws IOException;
  }

  static void write(Path file, Content content) throws IOException {
    var unfinished = file.resolveSibling(file.getFileName() + ".unfinished");
    try {
      try (var to = Files.newOutputStream(unfinished)) {
        content.write(to);
      }
      Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(unfinished);
    }
  }
}
