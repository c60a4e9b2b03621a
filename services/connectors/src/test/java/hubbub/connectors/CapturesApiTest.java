package hubbub.connectors;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.platform.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Captures over HTTP.
class CapturesApiTest {
  private static final String LINE = "{\"u\":\"a\",\"m\":\"hello\",\"ts\":1}\n";

  @TempDir Path folder;

  @Test
  void a_capture_is_uploaded_shown_replaced_and_deleted() {
    try (var house = new ConnectorsHouse(folder)) {
      assertThat(house.capture("finals", LINE).statusCode()).isEqualTo(201);
      assertThat(house.capture("finals", LINE + LINE).statusCode()).isEqualTo(200);
      var shown = house.house.get("/api/v1/captures/finals");
      assertThat(Json.mapper().readTree(shown.body()).path("bytes").intValue())
          .isEqualTo(2 * LINE.length());
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
      house.capture("one", LINE);

      assertThat(house.capture("two", "x").statusCode()).isEqualTo(409);
      assertThat(house.capture("one", LINE + LINE).statusCode()).isEqualTo(200);
    }
  }

  @Test
  void what_holds_no_message_is_no_capture_and_leaves_nothing() throws IOException {
    var none =
        List.of(
            "",
            "just some prose, not a chat at all\n",
            "{\"a\": 1}\n",
            "[{\"u\":\"a\",\"m\":\"hello\",\"ts\":1}]",
            ":tmi.twitch.tv 001 justinfan1 :Welcome, GLHF!\r\n",
            "PING :tmi.twitch.tv\r\n".repeat(20_000) + LINE,
            "\u001f\u008bno gzip");
    try (var house = new ConnectorsHouse(folder)) {
      for (var content : none) {
        var answer = house.capture("none", content.getBytes(StandardCharsets.ISO_8859_1));
        assertThat(answer.statusCode()).as(content).isEqualTo(422);
        assertThat(answer.body()).contains("no message was found in it");
      }
      try (var files = Files.list(folder.resolve("captures"))) {
        assertThat(files).isEmpty();
      }
    }
  }

  @Test
  void a_capture_may_begin_with_lines_that_say_nothing() {
    try (var house = new ConnectorsHouse(folder)) {
      var begins = ":tmi.twitch.tv 001 justinfan1 :Welcome, GLHF!\r\nbroken {\r\n";
      assertThat(house.capture("late", begins.repeat(1_000) + LINE).statusCode()).isEqualTo(201);
    }
  }

  @Test
  void a_capture_stays_as_it_is_whichever_of_its_names_a_run_plays_it_by() throws IOException {
    Files.createDirectories(folder.resolve("captures"));
    Files.writeString(folder.resolve("captures/slow.jsonl"), LINE + LINE.replace('1', '9') + "\n");
    try (var house = new ConnectorsHouse(folder)) {
      var id = house.run("{\"channels\": [\"replay/slow?repeat=true&speed=0.01\"]}");
      house.awaitState(id, "live");

      assertThat(house.capture("slow.jsonl", LINE).statusCode()).isEqualTo(409);
      assertThat(house.capture("slow", LINE).statusCode()).isEqualTo(409);
      assertThat(house.house.send("DELETE", "/api/v1/captures/slow.jsonl", "").statusCode())
          .isEqualTo(409);
    }
  }
}
