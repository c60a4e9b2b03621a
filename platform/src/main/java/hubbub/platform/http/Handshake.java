package hubbub.platform.http;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/// How HTTP becomes WebSocket (RFC 6455 §4.2), version 13, without extensions.
final class Handshake {
  private static final String MAGIC = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
  private static final int KEY_LENGTH = 16;

  private Handshake() {}

  /// What a request for a WebSocket is answered with.
  ///
  /// @throws Refusal if it is no such request
  static String answer(Exchange exchange, SocketHandler handler) {
    if (!exchange.raw().canUpgradeToWebSocket()
        || !exchange.header("Sec-WebSocket-Version").filter("13"::equals).isPresent()) {
      throw new Refusal(426, "this address speaks WebSocket, version 13", List.of());
    }
    var key = exchange.header("Sec-WebSocket-Key").orElse("");
    if (!isKey(key) || !exchange.arriving().ended()) {
      throw new Refusal(400, "the WebSocket handshake failed", List.of());
    }
    var protocol =
        handler
            .protocol()
            .filter(spoken -> offered(exchange).contains(spoken))
            .map(spoken -> "Sec-WebSocket-Protocol: " + spoken + "\r\n")
            .orElse("");
    return "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
        + "Sec-WebSocket-Accept: "
        + accept(key)
        + "\r\n"
        + protocol
        + "\r\n";
  }

  private static List<String> offered(Exchange exchange) {
    var header = exchange.header("Sec-WebSocket-Protocol").orElse("");
    return Arrays.stream(header.split(",", -1)).map(String::strip).toList();
  }

  private static boolean isKey(String key) {
    try {
      return Base64.getDecoder().decode(key).length == KEY_LENGTH;
    } catch (IllegalArgumentException _) {
      return false;
    }
  }

  private static String accept(String key) {
    try {
      var digest = MessageDigest.getInstance("SHA-1");
      var bytes = digest.digest((key + MAGIC).getBytes(StandardCharsets.US_ASCII));
      return Base64.getEncoder().encodeToString(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
