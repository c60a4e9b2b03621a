package hubbub.connectors;

import hubbub.platform.Ticker;
import hubbub.testkit.Await;
import hubbub.testkit.SmallHouse;
import hubbub.testkit.bluesky.JetstreamLikeServer;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;

/// Connectors that follow words of a Jetstream of ours.
abstract class BlueskyHouse {
  static final String ANA = "did:plc:ana";
  static final String BO = "did:plc:bo";

  @TempDir Path folder;

  /// An instance, of the version that is tried.
  JetstreamLikeServer server() {
    return new JetstreamLikeServer();
  }

  void position(String text) {
    try (var house = new SmallHouse(folder, Clock.systemUTC(), Ticker.system(), Map.of())) {
      house
          .platform()
          .storage()
          .open("connectors")
          .write(tx -> tx.handle().execute("UPDATE run_channel SET position = ?", text));
    }
  }

  ConnectorsHouse house(JetstreamLikeServer jetstream) {
    return house(jetstream, Map.of());
  }

  ConnectorsHouse house(JetstreamLikeServer jetstream, Map<String, String> more) {
    var settings = new HashMap<String, String>();
    settings.put("bluesky.jetstream.urls", jetstream.url());
    settings.put("bluesky.jetstream.pause-max", "1s");
    settings.putAll(more);
    return new ConnectorsHouse(folder, settings);
  }

  static String follow(ConnectorsHouse house, JetstreamLikeServer jetstream, String word) {
    var id = house.run("{\"channels\": [\"bluesky/" + word + "\"]}");
    house.awaitState(id, "live");
    Await.until(() -> jetstream.connections() == 1);
    return id;
  }

  /// Somebody follows a word, and has heard "bieber 1".
  static String heard(ConnectorsHouse house, JetstreamLikeServer jetstream) {
    var id = follow(house, jetstream, "bieber");
    jetstream.post(ANA, "bieber 1");
    Await.until(() -> messages(house, id) == 1);
    return id;
  }

  static int messages(ConnectorsHouse house, String id) {
    return house.show(id).path("messages").intValue();
  }

  static Told told(ConnectorsHouse house) {
    house.house.settle();
    return house.told;
  }

  static double malformed(ConnectorsHouse house, String reason) {
    return house
        .house
        .platform()
        .observe()
        .meters()
        .counter("hubbub.connectors.malformed", "platform", "bluesky", "reason", reason)
        .count();
  }
}
