package hubbub.chat.irc;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// IRC over WebSocket.
@Timeout(120)
class OverSocketTest {
  @TempDir Path folder;
  private final HttpClient client = HttpClient.newHttpClient();
  private IrcHouse house;

  @BeforeEach
  void open() {
    house = new IrcHouse(folder, Map.of());
  }

  @AfterEach
  void close() {
    client.shutdownNow();
    house.close();
  }

  @Test
  void it_is_told_where_irc_is_spoken() {
    assertThat(house.house.get("/api/v1/chat/doors").body())
        .isEqualTo("{\"irc\":" + house.port() + ",\"irc_tls\":null}");
  }

  /// Keeps lines.
  private static final class Ear implements WebSocket.Listener {
    final BlockingQueue<String> heard = new LinkedBlockingQueue<>();
    final CompletableFuture<String> closed = new CompletableFuture<>();
    private final StringBuilder text = new StringBuilder();

    @Override
    public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
      text.append(data);
      if (last) {
        text.toString().lines().forEach(heard::add);
        text.setLength(0);
      }
      socket.request(1);
      return CompletableFuture.completedFuture(null);
    }

    @Override
    public CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
      closed.complete(reason);
      return CompletableFuture.completedFuture(null);
    }

    String until(String words) throws InterruptedException {
      for (var line = next(); ; line = next()) {
        if (line.contains(words)) {
          return line;
        }
      }
    }

    private String next() throws InterruptedException {
      var line = heard.poll(20, TimeUnit.SECONDS);
      if (line == null) {
        throw new IllegalStateException("nothing was said");
      }
      return line;
    }
  }

  private WebSocket join(String path, Ear ear) throws Exception {
    return client
        .newWebSocketBuilder()
        .subprotocols("irc")
        .buildAsync(URI.create("ws://localhost:" + house.house.port() + path), ear)
        .get(20, TimeUnit.SECONDS);
  }

  private static void say(WebSocket socket, String text) throws Exception {
    socket.sendText(text, true).get(20, TimeUnit.SECONDS);
  }

  @Test
  void lines_with_and_without_an_end_and_several_in_one_text_are_heard() throws Exception {
    for (var path : new String[] {"/", "/irc"}) {
      var ear = new Ear();
      var socket = join(path, ear);
      assertThat(socket.getSubprotocol()).isEqualTo("irc");

      say(socket, "CAP REQ :twitch.tv/tags twitch.tv/commands\r\nPASS oauth:bob-token");
      say(socket, "NICK bob\r\n");
      say(socket, "JOIN #alice");

      ear.until(" 376 bob ");
      ear.until(" USERSTATE #alice");
      ear.until(" ROOMSTATE #alice");
      socket.abort();
    }
  }

  @Test
  void sockets_and_plain_connections_are_in_the_same_rooms() throws Exception {
    var ear = new Ear();
    var socket = join("/", ear);
    say(socket, "CAP REQ :twitch.tv/tags twitch.tv/commands");
    say(socket, "PASS oauth:bob-token");
    say(socket, "NICK bob");
    say(socket, "JOIN #alice");
    ear.until(" ROOMSTATE ");
    try (var alice = house.inRoom("alice", "#alice")) {
      say(socket, "PRIVMSG #alice :from a socket");
      alice.say("PRIVMSG #alice :from a port");

      assertThat(alice.hearUntil("from a socket")).contains(" PRIVMSG #alice :");
      assertThat(ear.until("from a port")).contains(" PRIVMSG #alice :");
      assertThat(ear.heard).noneMatch(line -> line.contains("PRIVMSG #alice :from a socket"));
    }
  }

  @Test
  void a_bad_token_is_told_before_the_end() throws Exception {
    var ear = new Ear();
    var socket = join("/", ear);

    say(socket, "PASS oauth:wrong");
    say(socket, "NICK bob");

    ear.until(":tmi.twitch.tv NOTICE * :Login authentication failed");
    assertThat(ear.closed.get(20, TimeUnit.SECONDS)).isEqualTo("token is unknown");
  }

  @Test
  void a_page_is_not_shadowed_by_the_socket_on_its_path() {
    // There are no pages in this house; what matters is that no handshake is asked for at `/`.
    assertThat(house.house.get("/irc").statusCode()).isEqualTo(426);
  }
}
