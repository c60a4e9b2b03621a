package hubbub.connectors.bluesky;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/// The opening of a WebSocket (RFC 6455, 4.1).
final class Handshake {
  private static final String GUID = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
  private static final Pattern STATUS = Pattern.compile("HTTP/1\\.[01] ([1-5]\\d\\d)\\b");
  private static final int ANSWER_MAX = 16 * 1024;
  private static final long ANSWER_NANOS = TimeUnit.SECONDS.toNanos(30);

  private Handshake() {}

  /// Asks for a WebSocket and reads the answer, to its last byte and no further.
  ///
  /// @param target path and query
  /// @throws Refused if the answer is another one than yes
  static void shake(
      URI url, String target, InputStream in, OutputStream out, RandomGenerator random)
      throws IOException {
    var nonce = new byte[16];
    random.nextBytes(nonce);
    var key = Base64.getEncoder().encodeToString(nonce);
    var request =
        "GET %s HTTP/1.1\r\nHost: %s\r\nUser-Agent: Hubbub\r\nUpgrade: websocket\r\n"
                .formatted(target, authority(url))
            + "Connection: Upgrade\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: "
            + key
            + "\r\n\r\n";
    out.write(request.getBytes(StandardCharsets.ISO_8859_1));
    out.flush();
    check(answer(in), key);
  }

  /// The host, with the port if it has an unusual one.
  static String authority(URI url) {
    return url.getPort() < 0 ? url.getHost() : url.getHost() + ":" + url.getPort();
  }

  private static String answer(InputStream in) throws IOException {
    var answer = new StringBuilder();
    var begun = System.nanoTime();
    while (answer.length() < 4 || !answer.substring(answer.length() - 4).equals("\r\n\r\n")) {
      var next = in.read();
      if (next < 0 || answer.length() >= ANSWER_MAX || System.nanoTime() - begun > ANSWER_NANOS) {
        throw new IOException("no answer of HTTP");
      }
      answer.append((char) next);
    }
    return answer.toString();
  }

  private static void check(String answer, String key) throws Refused {
    var status = STATUS.matcher(answer);
    if (!status.lookingAt()) {
      throw new Refused("speaks no HTTP", 0);
    }
    if (!"101".equals(status.group(1))) {
      throw new Refused("answers " + status.group(1), seconds(header(answer, "retry-after")));
    }
    if (!header(answer, "upgrade").equalsIgnoreCase("websocket")
        || !header(answer, "sec-websocket-accept").equals(accepted(key))
        || !header(answer, "sec-websocket-extensions").isEmpty()) {
      throw new Refused("speaks no WebSocket", 0);
    }
  }

  private static String header(String answer, String name) {
    for (var line : answer.split("\r\n", -1)) {
      var colon = line.indexOf(':');
      if (colon > 0 && line.substring(0, colon).toLowerCase(Locale.ROOT).equals(name)) {
        return line.substring(colon + 1).strip();
      }
    }
    return "";
  }

  private static long seconds(String text) {
    return text.matches("\\d{1,6}") ? Long.parseLong(text) : 0;
  }

  private static String accepted(String key) {
    try {
      var sha1 = MessageDigest.getInstance("SHA-1");
      return Base64.getEncoder()
          .encodeToString(sha1.digest((key + GUID).getBytes(StandardCharsets.ISO_8859_1)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /// The answer was no.
  static final class Refused extends IOException {
    @java.io.Serial private static final long serialVersionUID = 1;

    /// How long to stay away, as the answer says; 0 if it doesn't.
    final long seconds;

    Refused(String why, long seconds) {
      super(why);
      this.seconds = seconds;
    }
  }
}
