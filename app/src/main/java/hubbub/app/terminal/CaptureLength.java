package hubbub.app.terminal;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

/// About how many messages a capture holds, to say how long playing it will take.
final class CaptureLength {
  private CaptureLength() {}

  static long of(Path file) throws IOException {
    try (var bytes = unpacked(new BufferedInputStream(Files.newInputStream(file)));
        var lines = new BufferedReader(new InputStreamReader(bytes, StandardCharsets.ISO_8859_1))) {
      return lines.lines().filter(CaptureLength::isMessage).count();
    }
  }

  private static InputStream unpacked(BufferedInputStream bytes) throws IOException {
    bytes.mark(2);
    var packed = bytes.read() == 0x1F && bytes.read() == 0x8B;
    bytes.reset();
    return packed ? new GZIPInputStream(bytes) : bytes;
  }

  private static boolean isMessage(String line) {
    return line.startsWith("{") || line.contains(" PRIVMSG #") || line.contains(" USERNOTICE #");
  }
}
