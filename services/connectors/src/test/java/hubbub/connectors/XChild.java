package hubbub.connectors;

import hubbub.platform.Ticker;
import hubbub.platform.json.Json;
import hubbub.testkit.SmallHouse;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/// A house in a process of its own, which is killed: follows a word on X with a budget, and prints
/// what it has spent, in posts, until the run has ended.
public final class XChild {
  private XChild() {}

  /// @param words its folder, the address of X, the file of the key, the budget
  public static void main(String[] words) {
    try (var house =
        new SmallHouse(
            Path.of(words[0]),
            Clock.systemUTC(),
            Ticker.system(),
            Map.of("x.api.url", words[1], "x.bearer-token-file", words[2]))) {
      house.with(ConnectorsService::new);
      house.open();
      if (runs(house).isEmpty()) {
        house.send(
            "POST",
            "/api/v1/runs",
            "{\"channels\": [\"x/bieber\"], \"budget\": %s}".formatted(words[3]));
      }
      while (!runs(house).path(0).path("state").stringValue().equals("ended")) {
        System.out.println(Json.mapper().readTree(house.get("/api/v1/spending").body()).path("x"));
        LockSupport.parkNanos(20_000_000);
      }
    }
  }

  private static tools.jackson.databind.JsonNode runs(SmallHouse house) {
    return Json.mapper().readTree(house.get("/api/v1/runs").body()).path("runs");
  }
}
