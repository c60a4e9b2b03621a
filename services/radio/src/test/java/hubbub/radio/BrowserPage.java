package hubbub.radio;

import hubbub.platform.json.Json;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import tools.jackson.databind.JsonNode;

/// A page that goes on air, as far as the server sees it.
final class BrowserPage implements WebSocket.Listener, AutoCloseable {
  static final String FRIDAY = "/api/v1/channels/friday/live";
  private static final long SECONDS = 30;

  private final HttpClient client = HttpClient.newHttpClient();
  private final BlockingQueue<JsonNode> heard = new LinkedBlockingQueue<>();
  private final CompletableFuture<Integer> closed = new CompletableFuture<>();
  private final StringBuilder text = new StringBuilder();
  private final WebSocket socket;

  /// @param session the value of its cookie; empty for none
  BrowserPage(RadioHouse radio, String path, String session) {
    var builder = client.newWebSocketBuilder();
    if (!session.isEmpty()) {
      builder
          .header("Cookie", "hubbub-session=" + session)
          .header("Origin", "http://localhost:" + radio.port());
    }
    var address = URI.create("ws://localhost:" + radio.port() + path);
    socket = done(builder.buildAsync(address, this));
  }

  static BrowserPage of(RadioHouse radio, String session) {
    return new BrowserPage(radio, FRIDAY, session);
  }

  private static <T> T done(CompletableFuture<T> future) {
    try {
      return future.get(SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException | ExecutionException | TimeoutException e) {
      throw new AssertionError(e);
    }
  }

  BrowserPage say(String json) {
    done(socket.sendText(json, true));
    return this;
  }

  BrowserPage send(byte[] sound) {
    done(socket.sendBinary(ByteBuffer.wrap(sound), true));
    return this;
  }

  /// Sends as long as somebody takes it.
  BrowserPage trySend(byte[] sound) {
    done(socket.sendBinary(ByteBuffer.wrap(sound), true).handle((_, _) -> true));
    return this;
  }

  /// The next thing of a kind that it is told; others before it are passed by.
  JsonNode told(String kind) {
    try {
      while (true) {
        var next = heard.poll(SECONDS, TimeUnit.SECONDS);
        if (next == null) {
          throw new AssertionError("nobody told it: " + kind);
        }
        if (next.required("kind").asString().equals(kind)) {
          return next;
        }
      }
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  int closeCode() {
    return done(closed);
  }

  /// Is gone without a word.
  void vanish() {
    socket.abort();
  }

  @Override
  public CompletionStage<?> onText(WebSocket of, CharSequence data, boolean last) {
    text.append(data);
    if (last) {
      heard.add(Json.mapper().readTree(text.toString()));
      text.setLength(0);
    }
    of.request(1);
    return CompletableFuture.completedFuture(null);
  }

  @Override
  public CompletionStage<?> onClose(WebSocket of, int code, String reason) {
    closed.complete(code);
    return CompletableFuture.completedFuture(null);
  }

  @Override
  public void close() {
    socket.abort();
    client.shutdownNow();
  }
}
