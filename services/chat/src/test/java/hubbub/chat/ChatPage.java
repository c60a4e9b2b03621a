package hubbub.chat;

import hubbub.platform.json.Json;
import hubbub.testkit.Await;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// The other end of a chat's WebSocket, as a browser or a bot would hold it.
final class ChatPage implements WebSocket.Listener, AutoCloseable {
  private final HttpClient client = HttpClient.newHttpClient();
  private final List<JsonNode> frames = new CopyOnWriteArrayList<>();
  private final StringBuilder partial = new StringBuilder();
  private final WebSocket socket;
  private volatile int closeCode;

  /// @param token what it signs in with; null for a guest
  ChatPage(URI address, @Nullable String token) {
    var builder = client.newWebSocketBuilder();
    if (token != null) {
      builder.header("Authorization", "Bearer " + token);
    }
    socket = builder.buildAsync(address, this).join();
    hears("hello");
  }

  static ChatPage open(ChatHouse chat, @Nullable String token) {
    return new ChatPage(URI.create("ws://127.0.0.1:" + chat.house.port() + "/api/v1/chat"), token);
  }

  void say(String text) {
    socket.sendText(text, true).join();
  }

  ChatPage join(String channel) {
    say("{\"do\":\"join\",\"channel\":\"" + channel + "\"}");
    hears("joined");
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

  /// All news so far, in order.
  List<JsonNode> news() {
    return all("news").stream().flatMap(frame -> frame.path("news").valueStream()).toList();
  }

  /// The texts of all lines so far, in order.
  List<String> texts() {
    return news().stream()
        .filter(one -> one.path("type").stringValue("").equals("line"))
        .map(one -> one.path("line").path("text").stringValue(""))
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
