package hubbub.testkit;

import hubbub.platform.json.Json;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// A page's WebSocket, as a browser or a bot would hold it: frames of JSON, each with its kind.
public class PageSocket implements WebSocket.Listener, AutoCloseable {
  private final HttpClient client = HttpClient.newHttpClient();
  private final List<JsonNode> frames = new CopyOnWriteArrayList<>();
  private final StringBuilder partial = new StringBuilder();
  private final WebSocket socket;
  private volatile int closeCode;

  /// @param token what it signs in with; null for a guest
  @SuppressWarnings("this-escape")
  protected PageSocket(URI address, @Nullable String token) {
    var builder = client.newWebSocketBuilder();
    if (token != null) {
      builder.header("Authorization", "Bearer " + token);
    }
    socket = builder.buildAsync(address, this).join();
  }

  public final void say(String text) {
    socket.sendText(text, true).join();
  }

  /// The first frame of a kind, as soon as it is there.
  public final JsonNode hears(String kind) {
    return hears(frame -> frame.path("kind").stringValue("").equals(kind));
  }

  public final JsonNode hears(Predicate<JsonNode> such) {
    Await.until(() -> frames.stream().anyMatch(such));
    return frames.stream().filter(such).findFirst().orElseThrow();
  }

  /// All frames of a kind so far, in order.
  public final List<JsonNode> all(String kind) {
    return frames.stream().filter(f -> f.path("kind").stringValue("").equals(kind)).toList();
  }

  /// 0 while it is open.
  public final int closeCode() {
    return closeCode;
  }

  @Override
  public final @Nullable CompletionStage<?> onText(
      WebSocket from, CharSequence data, boolean last) {
    partial.append(data);
    if (last) {
      frames.add(Json.mapper().readTree(partial.toString()));
      partial.setLength(0);
    }
    from.request(1);
    return null;
  }

  @Override
  public final @Nullable CompletionStage<?> onClose(WebSocket from, int code, String reason) {
    closeCode = code;
    return null;
  }

  @Override
  public final void close() {
    socket.abort();
    client.close();
  }
}
