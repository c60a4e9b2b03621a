package hubbub.connectors;

import hubbub.platform.Ticker;
import hubbub.platform.json.Json;
import hubbub.testkit.SmallHouse;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/// A house in a process of its own, which is killed: plays the capture `big` once, and prints how
/// many messages it has kept, until it has ended.
public final class ReplayChild {
  private ReplayChild() {}

  public static void main(String[] words) {
    try (var house =
        new SmallHouse(
            Path.of(words[0]),
            Clock.systemUTC(),
            Ticker.system(),
            Map.of("twitch.irc.address", "127.0.0.1:1"))) {
      house.with(ConnectorsService::new);
      house.open();
      var runs = Json.mapper().readTree(house.get("/api/v1/runs").body()).path("runs");
      if (runs.isEmpty()) {
        house.send("POST", "/api/v1/runs", "{\"channels\": [\"replay/big?speed=max\"]}");
      }
      var state = "";
      while (!state.equals("ended")) {
        var run = Json.mapper().readTree(house.get("/api/v1/runs").body()).path("runs").path(0);
        state = run.path("state").stringValue();
        System.out.println(run.path("messages").longValue());
        LockSupport.parkNanos(3_000_000);
      }
    }
  }
}
