package hubbub.app;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.platform.json.Json;
import hubbub.testkit.Await;
import hubbub.testkit.PinnedClock;
import hubbub.testkit.SmallHouse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// The rehearsal as all services have it: seen everywhere, counted nowhere, and gone.
class RehearsalTest {
  private static final String SNAILS = "rehearsal/snail-cup";
  private static final String NOTHING = "{\"amount\":0,\"speed\":0,\"elapsed_time\":0}";

  /// Longer than any between two messages, shorter than what a rehearsal does not make up for.
  private static final Duration PAUSE = Duration.ofSeconds(1);

  private static final Duration MOMENT = Duration.ofMillis(20);

  @TempDir Path folder;

  private static JsonNode json(SmallHouse house, String path) {
    var answer = house.get(path);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return Json.mapper().readTree(answer.body());
  }

  @Test
  void its_mood_moves_within_a_minute_and_when_it_has_ended_nothing_of_it_is_left() {
    var clock = new PinnedClock();
    var settings = Map.of("rehearsal.at-first-start", "true", "connectors.gather", "10ms");
    try (var house = new SmallHouse(folder, clock, clock.ticker(), settings)) {
      for (var part : Product.values()) {
        house.with(part::open);
      }
      house.open();
      var words = new HashSet<String>();
      Await.until(() -> json(house, "/api/v1/runs").path("runs").size() == 1);
      var heard = 0L;
      while (clock.instant().isBefore(PinnedClock.BEGIN.plusSeconds(60))) {
        clock.pass(PAUSE);
        heard = moreThan(heard, house, clock);
        words.add(json(house, "/api/v1/mood/" + SNAILS).path("word").asString());
      }

      while (heard <= 100) {
        heard = moreThan(heard, house, clock);
      }
      words.remove("");
      assertThat(words).hasSizeGreaterThan(1);
      assertThat(json(house, "/api/v1/messages?channel=" + SNAILS).path("messages")).hasSize(50);
      assertCountedNowhere(house);

      var run = json(house, "/api/v1/runs").path("runs").path(0).path("id").asString();
      assertThat(house.send("DELETE", "/api/v1/runs/" + run, "").statusCode()).isEqualTo(204);
      house.settle();

      assertCountedNowhere(house);
      assertThat(json(house, "/api/v1/messages").path("messages")).isEmpty();
      assertThat(json(house, "/api/v1/runs").path("runs")).isEmpty();
      assertThat(json(house, "/api/v1/mood/" + SNAILS).path("word").isNull()).isTrue();
      assertThat(house.get("/api/v1/statistics/" + SNAILS).statusCode()).isEqualTo(404);
      assertThat(house.get("/api/v1/statistics/runs/" + run).statusCode()).isEqualTo(404);
    }
  }

  /// Waits until more is heard, and says how much. What was said is gathered for a moment before it
  /// is kept: time goes on a little.
  private static long moreThan(long heard, SmallHouse house, PinnedClock clock) {
    Await.until(() -> {
      clock.pass(MOMENT);
      return heard(house) > heard;
    });
    house.settle();
    return heard(house);
  }

  private static long heard(SmallHouse house) {
    var answer = house.get("/api/v1/statistics/" + SNAILS);
    return Json.mapper().readTree(answer.body()).path("messages").asLong();
  }

  private static void assertCountedNowhere(SmallHouse house) {
    assertThat(house.get("/statistics").body()).isEqualTo(NOTHING);
    assertThat(json(house, "/api/v1/statistics/channels").path("channels")).isEmpty();
  }
}
