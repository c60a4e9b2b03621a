package hubbub.web.feed;

import hubbub.platform.json.Json;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// A page whose browser reads only when it is told to, by hand: RFC 6455 over a plain socket.
final class SlowPage implements AutoCloseable {
  private static final int SMALL = 8_192;
  private static final int PATIENCE_MILLIS = 60_000;
  private static final int LAST = 0x80;
  private static final int CONTROL = 0x08;

  private final Socket socket = new Socket();
  private final DataInputStream in;
  private final List<String> texts = new ArrayList<>();
  private long skipped;

  SlowPage(int port) throws IOException {
    socket.setReceiveBufferSize(SMALL);
    socket.setSoTimeout(PATIENCE_MILLIS);
    socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    in = new DataInputStream(socket.getInputStream());
    shakeHands(port);
  }

  private void shakeHands(int port) throws IOException {
    var key = Base64.getEncoder().encodeToString(new byte[16]);
    var head =
        """
        GET /api/v1/feed HTTP/1.1\r
        Host: 127.0.0.1:%d\r
        Upgrade: websocket\r
        Connection: Upgrade\r
        Sec-WebSocket-Version: 13\r
        Sec-WebSocket-Key: %s\r
        \r
        """
            .formatted(port, key);
    socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
    var answer = new StringBuilder();
    while (answer.indexOf("\r\n\r\n") < 0) {
      answer.append((char) in.readUnsignedByte());
    }
    if (!answer.toString().startsWith("HTTP/1.1 101")) {
      throw new IOException(answer.toString());
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

  /// Reads on up to and including the first frame of that kind.
  void readTo(String kind) throws IOException {
    while (!read().equals(kind)) {
      // what was read is counted
    }
  }

  /// Reads on until so many messages were heard or told to be skipped.
  void readAll(long messages) throws IOException {
    while (texts.size() + skipped < messages) {
      read();
    }
  }

  /// The texts of all messages so far, in order.
  List<String> texts() {
    return texts;
  }

  long skipped() {
    return skipped;
  }

  private String read() throws IOException {
    var frame = frame();
    skipped +=
        frame.path("kind").stringValue("").equals("skipped") ? frame.path("messages").asLong(0) : 0;
    frame.path("messages").valueStream().forEach(m -> texts.add(m.path("text").stringValue("")));
    return frame.path("kind").stringValue("");
  }

  /// The next text, whose frames a control frame may stand between.
  private JsonNode frame() throws IOException {
    var text = new ByteArrayOutputStream();
    while (true) {
      var head = in.readUnsignedByte();
      var length = in.readUnsignedByte() & 0x7f;
      var size =
          switch (length) {
            case 126 -> in.readUnsignedShort();
            case 127 -> Math.toIntExact(in.readLong());
            default -> length;
          };
      var bytes = in.readNBytes(size);
      if ((head & CONTROL) == 0) {
        text.writeBytes(bytes);
        if ((head & LAST) != 0) {
          return Json.mapper().readTree(text.toString(StandardCharsets.UTF_8));
        }
      }
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
