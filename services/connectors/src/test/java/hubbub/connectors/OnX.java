package hubbub.connectors;

import hubbub.platform.json.Json;
import hubbub.testkit.Await;
import hubbub.testkit.x.XLikeServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// A house that follows words on X, played by a server that breaks as it is told and keeps the
/// bill.
abstract class OnX {
  static final String KEY = "AAAA-very-secret";
  static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

  @TempDir Path folder;

  static long streams(XLikeServer x) {
    return x.asked().stream()
        .filter(head -> head.startsWith("GET /2/tweets/search/stream?"))
        .count();
  }

  ConnectorsHouse house(XLikeServer x, HastyClock clock, Map<String, String> more) {
    return new ConnectorsHouse(folder, clock, clock.ticker(), settings(x, more));
  }

  static boolean isLive(ConnectorsHouse house, String id) {
    return house.show(id).path("state").stringValue().equals("live");
  }

  static String note(ConnectorsHouse house, String id) {
    return house.show(id).path("channels").path(0).path("note").asString("");
  }

  static JsonNode spent(ConnectorsHouse house) {
    return Json.mapper().readTree(house.house.get("/api/v1/spending").body()).path("x");
  }

  static String follow(ConnectorsHouse house, XLikeServer x, String json) {
    var id = house.run(json);
    Await.until(() ->
        x.isRead()
            && house
                .show(id)
                .path("channels")
                .valueStream()
                .allMatch(c -> c.path("state").stringValue().equals("live")));
    return id;
  }

  ConnectorsHouse house(XLikeServer x) {
    return house(x, folder, Map.of());
  }

  ConnectorsHouse house(XLikeServer x, Path data, Map<String, String> more) {
    return new ConnectorsHouse(data, settings(x, more));
  }

  private Map<String, String> settings(XLikeServer x, Map<String, String> more) {
    var settings = new HashMap<>(more);
    settings.put("x.api.url", x.url());
    settings.put("x.bearer-token-file", key().toString());
    return settings;
  }

  private Path key() {
    try {
      return Files.writeString(folder.resolve("x.key"), KEY + "\n", StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
