package hubbub.testkit;

import hubbub.platform.http.Routes;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/// Walks every route of a house as a certain visitor, and says where it was let in or sent away
/// other than expected. It sends no body, so what lets it in does little.
public final class EveryDoor {
  private static final int TIMEOUT_MILLIS = 20_000;

  private final Routes routes;
  private final int port;

  public EveryDoor(Routes routes, int port) {
    this.routes = routes;
    this.port = port;
  }

  /// What a visitor gets.
  public enum Welcome {
    COMES_IN,
    /// 401
    WHO_ARE_YOU,
    /// 403
    NOT_YOU
  }

  /// @param headers what the visitor sends at that route, each `Name: value`
  /// @param expected how it should be received there
  /// @return where it was received otherwise, in words; empty when all is well
  public List<String> walk(
      Function<Routes.Route, List<String>> headers, Function<Routes.Route, Welcome> expected)
      throws IOException {
    var wrong = new ArrayList<String>();
    for (var route : routes.all()) {
      var welcome = knock(route, headers.apply(route));
      if (welcome != expected.apply(route)) {
        wrong.add(route + ": " + welcome + " instead of " + expected.apply(route));
      }
    }
    return wrong;
  }

  private Welcome knock(Routes.Route route, List<String> headers) throws IOException {
    var lines = new ArrayList<>(headers);
    if (route.socket()) {
      lines.addAll(
          List.of(
              "Connection: Upgrade",
              "Upgrade: websocket",
              "Sec-WebSocket-Version: 13",
              "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ=="));
    }
    var path = route.path().replaceAll("\\{[^}]*}", "x");
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(TIMEOUT_MILLIS);
      var request =
          route.method()
              + " "
              + path
              + " HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0\r\n"
              + String.join("\r\n", lines)
              + (lines.isEmpty() ? "" : "\r\n")
              + (route.socket() ? "\r\n" : "Connection: close\r\n\r\n");
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      return welcome(head(socket));
    }
  }

  /// A page may say 403 in its own way; the door says it as a problem.
  private static Welcome welcome(String head) {
    var status = head.substring(head.indexOf(' ') + 1, head.indexOf(' ') + 4);
    if (!head.toLowerCase(Locale.ROOT).contains("application/problem+json")) {
      return Welcome.COMES_IN;
    }
    return switch (status) {
      case "401" -> Welcome.WHO_ARE_YOU;
      case "403" -> Welcome.NOT_YOU;
      default -> Welcome.COMES_IN;
    };
  }

  private static String head(Socket socket) throws IOException {
    var head = new StringBuilder();
    var in = socket.getInputStream();
    while (head.indexOf("\r\n\r\n") < 0) {
      var b = in.read();
      if (b < 0) {
        throw new IOException("the door closed after: " + head);
      }
      head.append((char) b);
    }
    return head.toString();
  }
}
