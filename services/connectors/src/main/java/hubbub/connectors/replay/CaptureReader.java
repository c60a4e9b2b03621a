package hubbub.connectors.replay;

import hubbub.platform.irc.Lines;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/// The lines of a capture, plain or gzip (by its first bytes), one after another. Memory is bounded
/// by the longest line whatever the file unpacks to.
final class CaptureReader implements AutoCloseable {
  /// Bytes of the longest line: an exported message with all its parts stays below.
  static final int LINE_LENGTH_MAX = 128 * 1024;

  private final InputStream in;
  private final Lines lines = new Lines(LINE_LENGTH_MAX);
  private final long unpackedMax;
  private long unpacked;
  private boolean over;

  CaptureReader(Path file, long unpackedMax) throws IOException {
    this.unpackedMax = unpackedMax;
    in = open(file);
  }

  /// A capture that can't be read on; what came before is whole.
  static final class Broken extends Exception {
    @java.io.Serial private static final long serialVersionUID = 1;

    Broken(String why) {
      super(why, null, false, false);
    }
  }

  /// The next line; null at the end. A line that is too long is left out, and is counted as none.
  @Nullable String next() throws Broken {
    while (true) {
      var line = lines.next();
      if (line != null || over) {
        return line;
      }
      if (!more()) {
        over = true;
        return lines.rest();
      }
    }
  }

  /// Lines left out because they were too long.
  long tooLong() {
    return lines.tooLong();
  }

  private boolean more() throws Broken {
    try {
      var count = lines.read(in);
      unpacked += Math.max(0, count);
      if (unpacked > unpackedMax) {
        throw new Broken("capture is longer than " + unpackedMax + " bytes unpacked");
      }
      return count >= 0;
    } catch (EOFException _) {
      throw new Broken("capture is cut");
    } catch (ZipException _) {
      throw new Broken("capture is damaged");
    } catch (IOException _) {
      throw new Broken("capture can't be read");
    }
  }

  private static InputStream open(Path file) throws IOException {
    var raw = new PushbackInputStream(Files.newInputStream(file), 2);
    try {
      var head = raw.readNBytes(2);
      raw.unread(head);
      var zipped = head.length == 2 && head[0] == 0x1f && head[1] == (byte) 0x8b;
      return zipped ? new GZIPInputStream(raw, 32 * 1024) : raw;
    } catch (IOException e) {
      raw.close();
      throw e;
    }
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
