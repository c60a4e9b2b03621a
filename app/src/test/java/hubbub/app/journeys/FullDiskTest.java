package hubbub.app.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.testkit.Await;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// A full disk stops nothing that needs no room, says so, and loses nothing that was accepted.
class FullDiskTest {
  @TempDir Path folder;

  @Test
  void a_full_disk_is_told_survived_and_recovered_from() throws IOException {
    var data = Files.createDirectories(folder.resolve("data"));
    try (var hubbub = RunningHubbub.startOnSmallDisk(data, 16)) {
      assertThat(hubbub.put("/api/v1/captures/endless", capture()).statusCode())
          .isBetween(200, 204);
      var started =
          hubbub.post(
              "/api/v1/runs",
              "{\"channels\": [\"replay/endless?speed=max&repeat=true\"], \"name\": \"endless\"}");
      assertThat(started.statusCode()).as(started.body()).isEqualTo(201);
      var run = started.headers().firstValue("Location").orElseThrow();

      // A hearer that lags may be told of before.
      Await.until(Duration.ofMinutes(2), () -> tellsOfTheDisk(hubbub.json("/health")));

      assertThat(hubbub.get("/").statusCode()).isEqualTo(200);
      assertThat(hubbub.get("/statistics").statusCode()).isEqualTo(200);
      var counted = hubbub.counted();
      assertThat(counted).isPositive();

      hubbub.growDisk(data, 400);

      Await.until(Duration.ofMinutes(1), () -> hubbub.counted() > counted);
      Await.until(
          Duration.ofMinutes(1),
          () -> hubbub.json("/health").required("state").asString().equals("fine"));
      var ended = hubbub.delete(run);
      assertThat(ended.statusCode()).as(ended.body()).isEqualTo(204);
      Await.until(Duration.ofMinutes(3), hubbub::hasHeardAll);
      Await.untilAsserted(() -> {
        var seen = hubbub.json(run).required("messages").asLong();
        assertThat(hubbub.counted()).isEqualTo(seen);
        assertThat(hubbub.archived()).isEqualTo(seen);
      });
    }
  }

  private static boolean tellsOfTheDisk(JsonNode health) {
    var said = health.toString();
    return !health.required("state").asString().equals("fine")
        && (said.contains("no room") || said.contains("disk"));
  }

  private static String capture() {
    var text = new StringBuilder();
    for (var n = 0; n < 2_000; n++) {
      text.append(":viewer")
          .append(n % 50)
          .append("!v@v.tmi.twitch.tv PRIVMSG #kestrel :line ")
          .append(n)
          .append("\r\n");
    }
    return text.toString();
  }
}
