package hubbub.web.feed;

import hubbub.platform.json.Json;
import hubbub.testkit.Await;
import hubbub.testkit.SmallHouse;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// A page's WebSocket, as a browser would hold it.
final class Page implements WebSocket.Listener, AutoCloseable {
  private final HttpClient client = HttpClient.newHttpClient();
  private final List<JsonNode> frames = new CopyOnWriteArrayList<>();
  private final StringBuilder partial = new StringBuilder();
  private final WebSocket socket;
  private volatile int closeCode;

  private Page(URI address, @Nullable String token) {
    var builder = client.newWebSocketBuilder();
    if (token != null) {
      builder.header("Authorization", "Bearer " + token);
    }
    socket = builder.buildAsync(address, this).join();
  }

  static Page open(SmallHouse house) {
    return open(house, null);
  }

  static Page open(SmallHouse house, @Nullable String token) {
    return new Page(URI.create("ws://127.0.0.1:" + house.port() + "/api/v1/feed"), token);
  }

  void say(String text) {
    socket.sendText(text, true).join();
  }

  /// Subscribes and waits until that is confirmed.
  Page wants(String json) {
    var before = all("subscribed").size();
    say(json);
    Await.until(() -> all("subscribed").size() > before);
    return this;
  }

  /// The first frame of a kind, as soon as it is there.
  JsonNode hears(String kind) {
    return hears(frame -> frame.path("kind").stringValue("").equals(kind));
  }

  JsonNode hears(Predicate<JsonNode> such) {
    Await.until(() -> frames.stream().anyMatch(such));
    return frames.stream().filter(such).findFirst().orElseThrow();
  }

  List<JsonNode> all(String kind) {
    return frames.stream().filter(f -> f.path("kind").stringValue("").equals(kind)).toList();
  }

  /// The texts of all messages so far, in order.
  List<String> texts() {
    return all("messages").stream()
        .flatMap(frame -> frame.path("messages").valueStream())
        .map(message -> message.path("text").stringValue(""))
        .toList();
  }

  int closeCode() {
    return closeCode;
  }

  @Override
  public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
    partial.append(data);
    if (last) {
      frames.add(Json.mapper().readTree(partial.toString()));
      partial.setLength(0);
    }
    from.request(1);
    return null;
  }

  @Override
  public @Nullable CompletionStage<?> onClose(WebSocket from, int code, String reason) {
    closeCode = code;
    return null;
  }

  @Override
  public void close() {
    socket.abort();
    client.close();
  }
}
