package hubbub.connectors.replay;

import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/// Tells a capture from a file that is none, by looking for its first message.
final class Recognise {
  /// Lines that a capture may begin with before anybody says something: greetings, names, joins.
  static final int LINES_MAX = 10_000;

  /// Bytes that are unpacked at most.
  static final long UNPACKED_MAX = 64L << 20;

  private static final String NONE =
      "no message was found in it; a capture holds raw IRC lines, messages as this server exports"
          + " them, or JSON lines with u, m and ts, plain or gzip";

  private Recognise() {}

  /// Why the file is no capture; null if it is one. What is cut after a message still is one.
  static @Nullable String refusal(Path file) throws IOException {
    try (var reader = new CaptureReader(file, UNPACKED_MAX)) {
      for (var number = 0; number < LINES_MAX; number++) {
        var line = reader.next();
        if (line == null) {
          return NONE;
        }
        if (CaptureLines.read(line) instanceof Scene.Line) {
          return null;
        }
      }
      return NONE;
    } catch (CaptureReader.Broken | EOFException | ZipException e) {
      return NONE;
    }
  }
}
