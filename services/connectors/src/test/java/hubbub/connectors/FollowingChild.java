package hubbub.connectors;

import hubbub.platform.Ticker;
import hubbub.platform.json.Json;
import hubbub.testkit.SmallHouse;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/// A house in a process of its own, which is killed: follows two words on Bluesky, and prints how
/// many messages it has kept, until then.
public final class FollowingChild {
  private FollowingChild() {}

  public static void main(String[] words) {
    try (var house =
        new SmallHouse(
            Path.of(words[0]),
            Clock.systemUTC(),
            Ticker.system(),
            Map.of("bluesky.jetstream.urls", words[1]))) {
      house.with(ConnectorsService::new);
      house.open();
      var runs = Json.mapper().readTree(house.get("/api/v1/runs").body()).path("runs");
      if (runs.isEmpty()) {
        house.send(
            "POST", "/api/v1/runs", "{\"channels\": [\"bluesky/bieber\", \"bluesky/love\"]}");
      }
      while (true) {
        var run = Json.mapper().readTree(house.get("/api/v1/runs").body()).path("runs").path(0);
        System.out.println(run.path("messages").longValue());
        LockSupport.parkNanos(3_000_000);
      }
    }
  }
}
