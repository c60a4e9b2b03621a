package hubbub.connectors.bluesky;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.random.RandomGenerator;

/// The opening of a WebSocket (RFC 6455, 4.1).
final class Handshake {
  private static final String GUID = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
  private static final int SWITCHING = 101;

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
    check(HttpHead.read(in), key);
  }

  /// The host, with the port if it has an unusual one.
  static String authority(URI url) {
    return url.getPort() < 0 ? url.getHost() : url.getHost() + ":" + url.getPort();
  }

  private static void check(HttpHead answer, String key) throws Refused {
    if (answer.status() == 0) {
      throw new Refused(0, "speaks no HTTP", 0);
    }
    if (answer.status() != SWITCHING) {
      throw new Refused(
          answer.status(), "answers " + answer.status(), Math.max(0, answer.number("retry-after")));
    }
    if (!answer.header("upgrade").equalsIgnoreCase("websocket")
        || !answer.header("sec-websocket-accept").equals(accepted(key))
        || !answer.header("sec-websocket-extensions").isEmpty()) {
      throw new Refused(SWITCHING, "speaks no WebSocket", 0);
    }
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

    /// Of the answer; 0 if it is no HTTP.
    final int status;

    /// How long to stay away, as the answer says; 0 if it doesn't.
    final long seconds;

    Refused(int status, String why, long seconds) {
      super(why);
      this.status = status;
      this.seconds = seconds;
    }
  }
}
