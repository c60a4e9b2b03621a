package hubbub.app.terminal;

import hubbub.platform.json.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// What is live in a channel, as the feed's WebSocket says it. Who reads too slowly is told by the
/// server how much was skipped: a frame is asked for when there is room for it.
final class Feed implements WebSocket.Listener, AutoCloseable {
  private static final String PATH = "/api/v1/feed";
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final int ROOM = 256;
  private static final int FRAME_MAX = 8 << 20;

  private final BlockingQueue<JsonNode> frames = new ArrayBlockingQueue<>(ROOM);
  private final StringBuilder frame = new StringBuilder();
  private final CountDownLatch answered = new CountDownLatch(1);
  private final HttpClient client;
  private volatile boolean closed;
  private @Nullable WebSocket socket;

  private Feed(HttpClient client) {
    this.client = client;
  }

  /// @throws CouldNot if it cannot be heard
  static Feed open(Server server, String channel) {
    var at = server.reach().at("web", "GET", PATH);
    try {
      var feed = new Feed(client(server));
      feed.socket =
          feed.client
              .newWebSocketBuilder()
              .connectTimeout(PATIENCE)
              .header(at.header(), at.value())
              .buildAsync(URI.create(at.address().replaceFirst("^http", "ws") + PATH), feed)
              .join();
      var wish =
          Map.of(
              "subscribe",
              List.of(channel),
              "kinds",
              List.of("messages", "counters", "mood", "events", "gaps"));
      var _ = feed.socket.sendText(Json.write(wish), true).join();
      feed.awaitAnswer();
      return feed;
    } catch (CompletionException | IOException | GeneralSecurityException e) {
      throw new CouldNot("the feed cannot be heard: " + e.getMessage(), e);
    }
  }

  /// From its answer on nothing is missed.
  private void awaitAnswer() {
    try {
      if (!answered.await(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new CouldNot("the feed does not answer");
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private static HttpClient client(Server server) throws IOException, GeneralSecurityException {
    var client = HttpClient.newBuilder().connectTimeout(PATIENCE);
    var certificate = server.reach().certificate();
    if (certificate.isPresent()) {
      client.sslContext(OnlyThis.trusting(certificate.get()));
    }
    return client.build();
  }

  /// The next frame, if one comes within that time.
  ///
  /// @throws CouldNot when there will be no more
  Optional<JsonNode> next(Duration patience) {
    try {
      var next = frames.poll(patience.toMillis(), TimeUnit.MILLISECONDS);
      if (next == null && closed) {
        throw new CouldNot("the Hubbub has gone away");
      }
      if (next != null && socket != null) {
        socket.request(1);
      }
      return Optional.ofNullable(next);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  @Override
  public void onOpen(WebSocket opened) {
    opened.request(ROOM / 2);
  }

  @Override
  public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
    if (frame.length() + part.length() > FRAME_MAX) {
      frame.setLength(0);
      from.abort();
      closed = true;
      return null;
    }
    frame.append(part);
    if (last) {
      // There is room: no more frames were asked for than it holds.
      var _ = frames.offer(Json.mapper().readTree(frame.toString()));
      frame.setLength(0);
      answered.countDown();
    } else {
      from.request(1);
    }
    return null;
  }

  @Override
  public @Nullable CompletionStage<?> onClose(WebSocket from, int status, String reason) {
    closed = true;
    return null;
  }

  @Override
  public void onError(WebSocket from, Throwable error) {
    closed = true;
  }

  @Override
  public void close() {
    if (socket != null) {
      socket.abort();
    }
    client.shutdownNow();
  }
}
