package hubbub.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.WebSocket;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// A page and a WebSocket at one path, and what a WebSocket speaks.
@Timeout(60)
final class SharedPathTest {
  private final OpenDoor house = new OpenDoor(Map.of());

  @BeforeEach
  void open() throws IOException {
    house.door.socket("/", Access.OPEN, new Speaking());
    house.door.get("/", Access.OPEN, _ -> Answer.html("a page"));
    house.door.socket("/other", Access.OPEN, (_, _) -> _ -> {});
    house.open();
  }

  @AfterEach
  void close() {
    house.close();
  }

  private static final class Speaking implements SocketHandler {
    @Override
    public Conversation opened(Request request, Socket socket) {
      return socket::send;
    }

    @Override
    public Optional<String> protocol() {
      return Optional.of("irc");
    }
  }

  @Test
  void a_request_for_the_page_gets_the_page() throws Exception {
    assertThat(house.get("/").body()).isEqualTo("a page");
    assertThat(house.send(house.to("/").method("HEAD", BodyPublishers.noBody())).statusCode())
        .isEqualTo(200);
  }

  @Test
  void a_handshake_gets_the_socket_and_its_protocol() throws Exception {
    assertThat(shake("/", "irc")).isEqualTo("irc");
  }

  @Test
  void of_several_protocols_the_one_that_is_spoken_is_named() throws Exception {
    var socket =
        house
            .client
            .newWebSocketBuilder()
            .subprotocols("xmpp", "irc")
            .buildAsync(address("/"), new WebSocket.Listener() {})
            .get(10, TimeUnit.SECONDS);

    assertThat(socket.getSubprotocol()).isEqualTo("irc");
  }

  @Test
  void nobody_is_told_of_a_protocol_that_they_did_not_ask_for() throws Exception {
    var socket =
        house
            .client
            .newWebSocketBuilder()
            .buildAsync(address("/"), new WebSocket.Listener() {})
            .get(10, TimeUnit.SECONDS);

    assertThat(socket.getSubprotocol()).isEmpty();
  }

  @Test
  void a_socket_without_a_protocol_names_none() throws Exception {
    assertThat(shake("/other", "irc")).isEmpty();
  }

  private String shake(String path, String protocol) throws Exception {
    return house
        .client
        .newWebSocketBuilder()
        .subprotocols(protocol)
        .buildAsync(address(path), new WebSocket.Listener() {})
        .get(10, TimeUnit.SECONDS)
        .getSubprotocol();
  }

  private URI address(String path) {
    return URI.create("ws://localhost:" + house.port() + path);
  }
}
