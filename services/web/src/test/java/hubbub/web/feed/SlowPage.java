package hubbub.web.feed;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/// A page whose browser reads only when it is told to, by hand: RFC 6455 over a plain socket.
final class SlowPage implements AutoCloseable {
  private static final int SMALL = 8_192;

  private final Socket socket = new Socket();

  SlowPage(int port) throws IOException {
    socket.setReceiveBufferSize(SMALL);
    socket.setSoTimeout(30_000);
    socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    var key = Base64.getEncoder().encodeToString(new byte[16]);
    var head =
        String.format(
            """
            GET /api/v1/feed HTTP/1.1\r
            Host: 127.0.0.1:%d\r
            Upgrade: websocket\r
            Connection: Upgrade\r
            Sec-WebSocket-Version: 13\r
            Sec-WebSocket-Key: %s\r
            \r
            """,
            port, key);
    socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
    var seen = new StringBuilder();
    while (seen.indexOf("\r\n\r\n") < 0) {
      seen.append((char) socket.getInputStream().read());
    }
    if (!seen.toString().startsWith("HTTP/1.1 101")) {
      throw new IOException(seen.toString());
    }
  }

  /// Sends a short text, masked with zeros.
  void say(String text) throws IOException {
    var bytes = text.getBytes(StandardCharsets.UTF_8);
    if (bytes.length > 125) {
      throw new IllegalArgumentException("too long for a short frame");
    }
    var out = socket.getOutputStream();
    out.write(new byte[] {(byte) 0x81, (byte) (0x80 | bytes.length), 0, 0, 0, 0});
    out.write(bytes);
  }

  /// Reads frames until one holds `words`.
  String read(String words) throws IOException {
    while (true) {
      var text = frame(socket.getInputStream());
      if (text.contains(words)) {
        return text;
      }
    }
  }

  private static String frame(InputStream in) throws IOException {
    in.readNBytes(1);
    var length = in.read() & 0x7f;
    var size =
        switch (length) {
          case 126 -> number(in.readNBytes(2));
          case 127 -> number(in.readNBytes(8));
          default -> length;
        };
    return new String(in.readNBytes((int) size), StandardCharsets.UTF_8);
  }

  private static long number(byte[] bytes) {
    var value = 0L;
    for (var b : bytes) {
      value = (value << 8) | (b & 0xff);
    }
    return value;
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
