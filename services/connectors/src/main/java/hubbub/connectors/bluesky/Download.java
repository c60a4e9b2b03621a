package hubbub.connectors.bluesky;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

/// Asks by HTTP/1.1 for something small, on a connection of its own.
final class Download {
  private static final int OK = 200;
  private static final int AT_ONCE = 16 * 1024;
  private static final long NANOS_MAX = TimeUnit.SECONDS.toNanos(30);

  private Download() {}

  /// @param target path and query
  /// @throws IOException if it is not there, says no length, or is longer than a dictionary may be
  static byte[] read(URI url, String target, InputStream in, OutputStream out) throws IOException {
    var request =
        "GET %s HTTP/1.1\r\nHost: %s\r\nUser-Agent: Hubbub\r\nAccept: */*\r\nConnection: close\r\n\r\n"
            .formatted(target, Handshake.authority(url));
    out.write(request.getBytes(StandardCharsets.ISO_8859_1));
    out.flush();
    var head = HttpHead.read(in);
    var length = head.number("content-length");
    if (head.status() != OK) {
      throw new IOException("its dictionary is not there: " + head.status());
    }
    if (length < 0 || length > Dictionary.BYTES_MAX) {
      throw new IOException("its dictionary has no length, or is too long");
    }
    var begun = System.nanoTime();
    var bytes = new byte[length];
    for (var from = 0; from < length; ) {
      var count = in.read(bytes, from, Math.min(length - from, AT_ONCE));
      if (count < 0 || System.nanoTime() - begun > NANOS_MAX) {
        throw new IOException("its dictionary is cut");
      }
      from += count;
    }
    return bytes;
  }
}
