package hubbub.connectors;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.platform.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Captures over HTTP.
class CapturesApiTest {
  @TempDir Path folder;

  @Test
  void a_capture_is_uploaded_shown_replaced_and_deleted() {
    try (var house = new ConnectorsHouse(folder)) {
      assertThat(house.capture("finals", "one\n").statusCode()).isEqualTo(201);
      assertThat(house.capture("finals", "one\ntwo\n").statusCode()).isEqualTo(200);
      var shown = house.house.get("/api/v1/captures/finals");
      assertThat(Json.mapper().readTree(shown.body()).path("bytes").intValue()).isEqualTo(8);
      assertThat(house.house.get("/api/v1/captures").body()).contains("replay/finals");

      assertThat(house.house.send("DELETE", "/api/v1/captures/finals", "").statusCode())
          .isEqualTo(204);
      assertThat(house.house.get("/api/v1/captures/finals").statusCode()).isEqualTo(404);
      assertThat(house.house.send("DELETE", "/api/v1/captures/finals", "").statusCode())
          .isEqualTo(404);
    }
  }

  @Test
  void a_capture_that_a_run_plays_stays_as_it_is() {
    try (var house = new ConnectorsHouse(folder)) {
      house.capture(
          "slow", "{\"u\":\"a\",\"m\":\"1\",\"ts\":1}\n{\"u\":\"a\",\"m\":\"2\",\"ts\":600000}");
      var id = house.run("{\"channels\": [\"replay/slow\"]}");
      house.awaitState(id, "live");

      assertThat(house.capture("slow", "x").statusCode()).isEqualTo(409);
      assertThat(house.house.send("DELETE", "/api/v1/captures/slow", "").statusCode())
          .isEqualTo(409);
    }
  }

  @Test
  void names_that_are_paths_are_refused() throws IOException {
    try (var house = new ConnectorsHouse(folder)) {
      assertThat(house.capture(".hidden", "x").statusCode()).isEqualTo(422);
      assertThat(house.capture("%2e%2e%2fconnectors.db", "x").statusCode()).isBetween(400, 422);
      assertThat(house.capture("a%2fb", "x").statusCode()).isBetween(400, 422);
      try (var files = Files.list(folder.resolve("captures"))) {
        assertThat(files).isEmpty();
      }
    }
  }

  @Test
  void an_upload_that_is_too_long_leaves_nothing() throws IOException {
    try (var house = new ConnectorsHouse(folder, Map.of("replay.capture-size-max", "1000"))) {
      assertThat(house.capture("big", "x".repeat(5_000)).statusCode()).isEqualTo(413);
      try (var files = Files.list(folder.resolve("captures"))) {
        assertThat(files).isEmpty();
      }
    }
  }

  @Test
  void no_more_captures_are_taken_than_may_be() {
    try (var house = new ConnectorsHouse(folder, Map.of("replay.captures-max", "1"))) {
      house.capture("one", "x");

      assertThat(house.capture("two", "x").statusCode()).isEqualTo(409);
      assertThat(house.capture("one", "y").statusCode()).isEqualTo(200);
    }
  }
}
