package hubbub.chat;

import hubbub.testkit.PageSocket;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// A page in a room.
final class ChatPage extends PageSocket {
  /// @param token what it signs in with; null for a guest
  ChatPage(URI address, @Nullable String token) {
    super(address, token);
    hears("hello");
  }

  static ChatPage open(ChatHouse chat, @Nullable String token) {
    return new ChatPage(URI.create("ws://127.0.0.1:" + chat.house.port() + "/api/v1/chat"), token);
  }

  ChatPage join(String channel) {
    say("{\"do\":\"join\",\"channel\":\"" + channel + "\"}");
    hears("joined");
    return this;
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
}
