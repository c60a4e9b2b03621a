package hubbub.web.feed;

import hubbub.testkit.Await;
import hubbub.testkit.PageSocket;
import hubbub.testkit.SmallHouse;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A page on the live feed.
final class Page extends PageSocket {
  private Page(URI address, @Nullable String token) {
    super(address, token);
  }

  static Page open(SmallHouse house) {
    return open(house, null);
  }

  static Page open(SmallHouse house, @Nullable String token) {
    return new Page(URI.create("ws://127.0.0.1:" + house.port() + "/api/v1/feed"), token);
  }

  /// Subscribes and waits until that is confirmed.
  Page wants(String json) {
    var before = all("subscribed").size();
    say(json);
    Await.until(() -> all("subscribed").size() > before);
    return this;
  }

  /// The texts of all messages so far, in order.
  List<String> texts() {
    return all("messages").stream()
        .flatMap(frame -> frame.path("messages").valueStream())
        .map(message -> message.path("text").stringValue(""))
        .toList();
  }
}
