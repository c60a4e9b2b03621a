package hubbub.testkit.twitch;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/// The server's end of one WebSocket (RFC 6455), as far as EventSub needs it.
final class TwitchLine implements AutoCloseable {
  private static final String MAGIC = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
  private static final int TEXT = 0x81;
  private static final int CLOSE = 0x88;
  private static final int PONG = 0x8A;
  private static final int SHORT_MAX = 125;
  private static final int MIDDLE_MAX = 65_535;
  private static final int CLIENT_SAID_SOMETHING = 4001;

  private final Socket socket;
  private final DataInputStream in;
  private final String target;
  private volatile boolean closed;

  /// Answers the handshake.
  TwitchLine(Socket socket) throws IOException {
    this.socket = socket;
    socket.setTcpNoDelay(true);
    in = new DataInputStream(new BufferedInputStream(socket.getInputStream()));
    var first = line();
    var parts = first.split(" ", -1);
    target = parts.length > 1 ? parts[1] : "/";
    var key = "";
    for (var header = line(); !header.isEmpty(); header = line()) {
      var colon = header.indexOf(':');
      if (colon > 0 && header.substring(0, colon).equalsIgnoreCase("Sec-WebSocket-Key")) {
        key = header.substring(colon + 1).strip();
      }
    }
    var answer =
        "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            + "Sec-WebSocket-Accept: "
            + accept(key)
            + "\r\n\r\n";
    socket.getOutputStream().write(answer.getBytes(StandardCharsets.US_ASCII));
  }

  private static String accept(String key) {
    try {
      var sha = MessageDigest.getInstance("SHA-1");
      return Base64.getEncoder()
          .encodeToString(sha.digest((key + MAGIC).getBytes(StandardCharsets.US_ASCII)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private String line() throws IOException {
    var bytes = new ByteArrayOutputStream();
    for (var next = in.readUnsignedByte(); next != '\n'; next = in.readUnsignedByte()) {
      if (next != '\r') {
        bytes.write(next);
      }
    }
    return bytes.toString(StandardCharsets.ISO_8859_1);
  }

  /// Path and query that were asked for.
  String target() {
    return target;
  }

  boolean isClosed() {
    return closed;
  }

  /// Reads until the other side is gone; a client that says something is closed with 4001.
  void listen() {
    try {
      while (true) {
        var first = in.readUnsignedByte();
        var payload = payload();
        switch (first & 0x0F) {
          case 0x8 -> {
            frame(CLOSE, payload);
            return;
          }
          case 0x9 -> frame(PONG, payload);
          case 0xA -> {}
          default -> {
            end(CLIENT_SAID_SOMETHING, "client sent inbound traffic");
            return;
          }
        }
      }
    } catch (IOException _) {
      // The other side is gone.
    } finally {
      close();
    }
  }

  private byte[] payload() throws IOException {
    long length = in.readUnsignedByte() & 0x7F;
    if (length == 126) {
      length = in.readUnsignedShort();
    } else if (length == 127) {
      length = in.readLong();
    }
    var mask = in.readNBytes(4);
    var bytes = in.readNBytes((int) length);
    for (var i = 0; i < bytes.length; i++) {
      bytes[i] ^= mask[i % 4];
    }
    return bytes;
  }

  void say(String text) {
    try {
      frame(TEXT, text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException _) {
      close();
    }
  }

  void end(int code, String why) {
    try {
      var reason = why.getBytes(StandardCharsets.UTF_8);
      frame(
          CLOSE, ByteBuffer.allocate(2 + reason.length).putShort((short) code).put(reason).array());
    } catch (IOException _) {
      // Gone already.
    }
    closed = true;
  }

  private synchronized void frame(int first, byte[] payload) throws IOException {
    var head = ByteBuffer.allocate(10).put((byte) first);
    if (payload.length <= SHORT_MAX) {
      head.put((byte) payload.length);
    } else if (payload.length <= MIDDLE_MAX) {
      head.put((byte) 126).putShort((short) payload.length);
    } else {
      head.put((byte) 127).putLong(payload.length);
    }
    var out = socket.getOutputStream();
    out.write(head.array(), 0, head.position());
    out.write(payload);
    out.flush();
  }

  @Override
  public void close() {
    closed = true;
    try {
      socket.close();
    } catch (IOException _) {
      // Gone already.
    }
  }
}
