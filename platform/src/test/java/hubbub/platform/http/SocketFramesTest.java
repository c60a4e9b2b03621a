package hubbub.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Map;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// WebSockets byte by byte (RFC 6455 §5), as no polite client would send them.
@Timeout(60)
final class SocketFramesTest {
  private static final int FIN = 0x80;
  private static final int MASKED = 0x80;
  private static final int CONTINUATION = 0x0;
  private static final int TEXT = 0x1;
  private static final int CLOSE = 0x8;
  private static final int PING = 0x9;
  private static final int PONG = 0xA;

  @TempDir Path folder;
  private OpenDoor house = new OpenDoor(Map.of());

  @AfterEach
  void close() {
    house.close();
  }

  private void open(Map<String, String> settings) throws IOException {
    house = new OpenDoor(settings);
    house.door.socket(
        "/echo", Access.OPEN, (request, socket) -> said -> socket.send("you said " + said));
    house.open();
  }

  private static DataInputStream shake(Socket socket, String more) throws IOException {
    var in = new DataInputStream(socket.getInputStream());
    socket
        .getOutputStream()
        .write(
            ("GET /echo HTTP/1.1\r\nHost: localhost\r\nConnection: keep-alive, Upgrade\r\n"
                    + "Upgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
                    + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
                    + more
                    + "\r\n")
                .getBytes(StandardCharsets.US_ASCII));
    return in;
  }

  private static String head(DataInputStream in) throws IOException {
    var head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      head.append((char) in.readUnsignedByte());
    }
    return head.toString();
  }

  private static byte[] frame(int first, String payload) {
    return frame(first, payload.getBytes(StandardCharsets.UTF_8));
  }

  /// Masked with 1, 2, 3, 4; at most 65,535 bytes.
  private static byte[] frame(int first, byte[] payload) {
    var frame = new ByteArrayOutputStream();
    frame.write(first);
    if (payload.length < 126) {
      frame.write(MASKED | payload.length);
    } else {
      frame.write(MASKED | 126);
      frame.write(payload.length >> 8);
      frame.write(payload.length);
    }
    frame.writeBytes(new byte[] {1, 2, 3, 4});
    for (var i = 0; i < payload.length; i++) {
      frame.write(payload[i] ^ (1 + i % 4));
    }
    return frame.toByteArray();
  }

  private record Seen(int opcode, byte[] payload) {
    String text() {
      return new String(payload, StandardCharsets.UTF_8);
    }

    int code() {
      return ((payload[0] & 0xFF) << 8) | (payload[1] & 0xFF);
    }
  }

  private static Seen read(DataInputStream in) throws IOException {
    var first = in.readUnsignedByte();
    assertThat(first & FIN).isEqualTo(FIN);
    var length = in.readUnsignedByte();
    if (length == 126) {
      length = in.readUnsignedShort();
    } else if (length == 127) {
      length = Math.toIntExact(in.readLong());
    }
    var payload = new byte[length];
    in.readFully(payload);
    return new Seen(first & 0xF, payload);
  }

  @Test
  void the_handshake_is_that_of_the_specification() throws IOException {
    open(Map.of());
    try (var socket = house.connect()) {
      assertThat(head(shake(socket, "Sec-WebSocket-Protocol: unknown\r\n")))
          .startsWith("HTTP/1.1 101 ")
          // RFC 6455 §1.3 has this pair.
          .contains("\r\nSec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n")
          .doesNotContain("Sec-WebSocket-Protocol");
    }
  }

  @Test
  void a_text_in_pieces_with_a_ping_between_them_is_one_text() throws IOException {
    open(Map.of());
    try (var socket = house.connect()) {
      var in = shake(socket, "");
      head(in);

      var out = new ByteArrayOutputStream();
      out.writeBytes(frame(TEXT, "gr\u00fc"));
      out.writeBytes(frame(FIN | PING, "still there?"));
      out.writeBytes(frame(CONTINUATION, ""));
      out.writeBytes(frame(FIN | CONTINUATION, "\u00dfe"));
      socket.getOutputStream().write(out.toByteArray());

      var pong = read(in);
      assertThat(pong.opcode()).isEqualTo(PONG);
      assertThat(pong.text()).isEqualTo("still there?");
      assertThat(read(in).text()).isEqualTo("you said gr\u00fc\u00dfe");
    }
  }

  @Test
  void texts_of_every_length_arrive_whole() throws IOException {
    house = new OpenDoor(Map.of("http.waiting-max", "1000000"));
    house.door.socket(
        "/echo",
        Access.OPEN,
        (request, socket) -> said -> socket.send("x".repeat(Integer.parseInt(said))));
    house.open();
    try (var socket = house.connect()) {
      var in = shake(socket, "");
      head(in);
      for (var length : new int[] {0, 1, 125, 126, 65_535, 65_536, 200_000}) {
        socket.getOutputStream().write(frame(FIN | TEXT, Integer.toString(length)));
        assertThat(read(in).payload()).hasSize(length);
      }
    }
  }

  @Test
  void what_breaks_the_protocol_is_told_why_and_let_go() throws IOException {
    open(Map.of("http.message-length-max", "1024"));
    assertThat(codeFor(new byte[] {(byte) (FIN | TEXT), 2, 'h', 'i'}))
        .as("unmasked")
        .isEqualTo(1002);
    assertThat(codeFor(frame(FIN | 0x40 | TEXT, "hi"))).as("an extension's bit").isEqualTo(1002);
    assertThat(codeFor(frame(FIN | 0x3, "hi"))).as("an unknown kind").isEqualTo(1002);
    assertThat(codeFor(frame(PING, "hi"))).as("a ping in pieces").isEqualTo(1002);
    assertThat(codeFor(frame(FIN | CONTINUATION, "hi"))).as("goes on with nothing").isEqualTo(1002);
    assertThat(codeFor(frame(FIN | TEXT, new byte[] {(byte) 0xC3, 0x28})))
        .as("no UTF-8")
        .isEqualTo(1007);
    assertThat(codeFor(frame(FIN | TEXT, "x".repeat(1_025)))).as("too long").isEqualTo(1009);
    var pieces = new ByteArrayOutputStream();
    pieces.writeBytes(frame(TEXT, "x".repeat(600)));
    pieces.writeBytes(frame(FIN | CONTINUATION, "x".repeat(600)));
    assertThat(codeFor(pieces.toByteArray())).as("too long together").isEqualTo(1009);
  }

  /// The code of the goodbye for some bytes, after which nothing comes but the end.
  private int codeFor(byte[] bytes) throws IOException {
    try (var socket = house.connect()) {
      var in = shake(socket, "");
      head(in);
      socket.getOutputStream().write(bytes);
      var goodbye = read(in);
      assertThat(goodbye.opcode()).isEqualTo(CLOSE);
      assertThat(isOver(in)).isTrue();
      return goodbye.code();
    }
  }

  private static boolean isOver(DataInputStream in) throws IOException {
    try {
      return in.read() < 0;
    } catch (EOFException e) {
      return true;
    }
  }

  @Test
  void a_goodbye_is_answered_with_its_own_code() throws IOException {
    open(Map.of());
    try (var socket = house.connect()) {
      var in = shake(socket, "");
      head(in);
      socket.getOutputStream().write(frame(FIN | CLOSE, new byte[] {0x0F, (byte) 0xA1}));

      assertThat(read(in).code()).isEqualTo(4001);
      assertThat(isOver(in)).isTrue();
    }
  }

  @Test
  void a_request_with_a_body_or_without_a_key_gets_no_socket() throws IOException {
    open(Map.of());
    try (var socket = house.connect()) {
      assertThat(head(shake(socket, "Content-Length: 2\r\n"))).startsWith("HTTP/1.1 400 ");
    }
    assertThat(
            house.raw(
                """
                GET /echo HTTP/1.1
                Host: localhost
                Connection: Upgrade
                Connection: close
                Upgrade: websocket
                Sec-WebSocket-Version: 13
                Sec-WebSocket-Key: c2hvcnQ=

                """))
        .startsWith("HTTP/1.1 400 ");
  }

  @Test
  void the_same_is_spoken_over_tls() throws Exception {
    var certificate = folder.resolve("certificate.pem");
    var key = folder.resolve("key.pem");
    Certificate.of(folder, "first.example", "RSA").write(certificate, key);
    open(Map.of("tls.certificate", certificate.toString(), "tls.key", key.toString()));
    var context = SSLContext.getInstance("TLS");
    context.init(null, new TrustManager[] {new Anybody()}, new SecureRandom());

    try (var plain = house.connect();
        var socket =
            context.getSocketFactory().createSocket(plain, "localhost", house.port(), true)) {
      var in = shake(socket, "");
      assertThat(head(in)).startsWith("HTTP/1.1 101 ");
      socket.getOutputStream().write(frame(FIN | TEXT, "hi"));
      assertThat(read(in).text()).isEqualTo("you said hi");
    }
  }
}
