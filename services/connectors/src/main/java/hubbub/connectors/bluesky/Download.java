package hubbub.connectors.bluesky;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/// Asks by HTTP/1.1 for something small, on a connection of its own.
final class Download {
  private static final int OK = 200;
  private static final int AT_ONCE = 16 * 1024;
  private static final int SIZE_LENGTH_MAX = 200;
  private static final Pattern SIZE = Pattern.compile("0*([0-9a-fA-F]{1,7})[ \\t]*(?:;.*)?\\r");
  private static final long NANOS_MAX = TimeUnit.SECONDS.toNanos(30);

  private final InputStream in;
  private final long begun = System.nanoTime();
  private final ByteArrayOutputStream body = new ByteArrayOutputStream();

  private Download(InputStream in) {
    this.in = in;
  }

  /// @param target path and query
  /// @throws IOException if it is not there, is longer than a dictionary may be, or doesn't say
  ///   where it ends: what just stops may be cut
  static byte[] read(URI url, String target, InputStream in, OutputStream out) throws IOException {
    var request =
        "GET %s HTTP/1.1\r\nHost: %s\r\nUser-Agent: Hubbub\r\nAccept: */*\r\nConnection: close\r\n\r\n"
            .formatted(target, Handshake.authority(url));
    out.write(request.getBytes(StandardCharsets.ISO_8859_1));
    out.flush();
    var head = HttpHead.read(in);
    if (head.status() != OK) {
      throw new IOException("its dictionary is not there: " + head.status());
    }
    var download = new Download(in);
    if (head.header("transfer-encoding").equalsIgnoreCase("chunked")) {
      download.chunks();
    } else {
      download.take(head.number("content-length"));
    }
    return download.body.toByteArray();
  }

  /// RFC 9112, 7.1.
  private void chunks() throws IOException {
    for (var size = size(); size > 0; size = size()) {
      take(size);
      if (in.read() != '\r' || in.read() != '\n') {
        throw new IOException("its dictionary comes in chunks that are broken");
      }
    }
  }

  /// Of the next chunk; 0 behind the last one.
  private int size() throws IOException {
    var line = new StringBuilder();
    for (var next = in.read(); next != '\n'; next = in.read()) {
      if (next < 0 || line.length() >= SIZE_LENGTH_MAX) {
        throw new IOException("its dictionary is cut");
      }
      line.append((char) next);
    }
    var size = SIZE.matcher(line);
    if (!size.matches()) {
      throw new IOException("its dictionary comes in chunks that are broken");
    }
    return Integer.parseInt(size.group(1), 16);
  }

  private void take(int length) throws IOException {
    if (length < 0 || length > Dictionary.BYTES_MAX - body.size()) {
      throw new IOException("its dictionary has no length, or is too long");
    }
    var bytes = new byte[AT_ONCE];
    for (var left = length; left > 0; ) {
      var count = in.read(bytes, 0, Math.min(left, AT_ONCE));
      if (count < 0 || System.nanoTime() - begun > NANOS_MAX) {
        throw new IOException("its dictionary is cut");
      }
      body.write(bytes, 0, count);
      left -= count;
    }
  }
}
