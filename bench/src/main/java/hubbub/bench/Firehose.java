package hubbub.bench;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Base64;
import java.util.SplittableRandom;
import java.util.concurrent.locks.LockSupport;

/// Plays a Jetstream whose posts come at a rate, as they would be made: a few each millisecond.
/// Prints its port.
///
/// Usage: `java -cp … hubbub.bench.Firehose RATE`
public final class Firehose {
  private static final String ALPHABET = "234567abcdefghijklmnopqrstuvwxyz";
  private static final int VOCABULARY = 50_000;
  private static final SplittableRandom RANDOM = new SplittableRandom(1);

  private Firehose() {}

  public static void main(String[] arguments) throws IOException {
    var rate = Integer.parseInt(arguments[0]);
    try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      System.out.println(server.getLocalPort());
      while (true) {
        try (var socket = server.accept()) {
          open(socket);
          pour(socket, rate);
        } catch (IOException _) {
          // It left; another one may come.
        }
      }
    }
  }

  /// A word of the vocabulary, which not many texts have.
  static String word(int n) {
    return "word" + Integer.toString(n * 37 % VOCABULARY, 36);
  }

  private static void open(Socket socket) throws IOException {
    socket.setTcpNoDelay(true);
    var in = new BufferedInputStream(socket.getInputStream());
    var head = new ByteArrayOutputStream();
    while (!head.toString(StandardCharsets.UTF_8).endsWith("\r\n\r\n")) {
      head.write(in.read());
    }
    var text = head.toString(StandardCharsets.UTF_8);
    var from = text.indexOf("Sec-WebSocket-Key: ") + "Sec-WebSocket-Key: ".length();
    var key = text.substring(from, text.indexOf("\r\n", from));
    var lines =
        new String[] {
          "HTTP/1.1 101 Switching Protocols",
          "Upgrade: websocket",
          "Connection: Upgrade",
          "Sec-WebSocket-Accept: " + accepted(key),
          "",
          ""
        };
    socket
        .getOutputStream()
        .write(String.join("\r\n", lines).getBytes(StandardCharsets.ISO_8859_1));
  }

  private static String accepted(String key) {
    try {
      var text = key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
      return Base64.getEncoder()
          .encodeToString(
              MessageDigest.getInstance("SHA-1").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void pour(Socket socket, int rate) throws IOException {
    var out = socket.getOutputStream();
    var begun = System.nanoTime();
    for (var sent = 0L; ; ) {
      var due = (System.nanoTime() - begun) * rate / 1_000_000_000L;
      if (due > sent) {
        var frames = new ByteArrayOutputStream();
        for (; sent < due; sent++) {
          frame(frames, post(sent));
        }
        out.write(frames.toByteArray());
      }
      LockSupport.parkNanos(1_000_000);
    }
  }

  private static void frame(ByteArrayOutputStream frames, String text) {
    var content = text.getBytes(StandardCharsets.UTF_8);
    frames.write(0x81);
    frames.write(126);
    frames.write(content.length >> 8);
    frames.write(content.length);
    frames.writeBytes(content);
  }

  private static String post(long n) {
    var now = Instant.now();
    var micros = now.getEpochSecond() * 1_000_000 + now.getNano() / 1_000;
    var text = new StringBuilder();
    for (var words = 5 + RANDOM.nextInt(30); words > 0; words--) {
      text.append("word").append(Integer.toString(RANDOM.nextInt(VOCABULARY), 36)).append(' ');
    }
    var tid = tid(micros + n % 1_000);
    return """
    {"did":"did:plc:%s","time_us":%d,"kind":"commit","commit":{"rev":"%s","operation":"create",\
    "collection":"app.bsky.feed.post","rkey":"%s","record":{"$type":"app.bsky.feed.post",\
    "createdAt":"%s","langs":["en"],"reply":{"parent":{"cid":\
    "bafyreiainko5un5pbcdosvxpbisjnjzemojnry6nsgtdftdgslbu37kxai","uri":\
    "at://did:plc:j76trmiofvaxxpvx2vnb2vwf/app.bsky.feed.post/3mmojbrjwbs26"},"root":{"cid":\
    "bafyreiainko5un5pbcdosvxpbisjnjzemojnry6nsgtdftdgslbu37kxai","uri":\
    "at://did:plc:j76trmiofvaxxpvx2vnb2vwf/app.bsky.feed.post/3mmojbrjwbs26"}},"text":"%s"},\
    "cid":"bafyreicl7rzkxdrm4zz2ehbx52kuk3mvfow6p3gzfys72r5grvskxoswy4"}}\
    """
        .formatted(tid((n % 5_000) * 1_000_003), micros, tid, tid, now, text.toString().strip());
  }

  private static String tid(long micros) {
    var text = new StringBuilder();
    for (var i = 12; i >= 0; i--) {
      text.append(ALPHABET.charAt((int) ((micros << 10) >>> (5 * i)) & 31));
    }
    return text.toString();
  }
}
