package hubbub.connectors;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.platform.json.Json;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// Following words, to the letter.
class LaunchApiTest {
  @TempDir Path folder;
  private ConnectorsHouse house;

  @BeforeEach
  void open() {
    house = new ConnectorsHouse(folder, Map.of("bluesky.jetstream.urls", "ws://127.0.0.1:1"));
  }

  @AfterEach
  void close() {
    house.close();
  }

  private HttpResponse<String> launch(String wish) {
    return house.house.send("POST", "/launch", wish);
  }

  private JsonNode runs() {
    return read(house.house.get("/api/v1/runs")).path("runs");
  }

  private static JsonNode read(HttpResponse<String> answer) {
    return Json.mapper().readTree(answer.body());
  }

  @ParameterizedTest
  @ValueSource(strings = {"/launch", "/api/v1/launch"})
  void a_word_is_followed_on_bluesky_where_x_has_no_key(String address) {
    var answer = house.house.send("POST", address, "{\"track\": [\"bieber\"]}");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo("{\"process_started\":true}");
    assertThat(runs()).hasSize(1);
    var channels = runs().path(0).path("channels");
    assertThat(channels).hasSize(1);
    assertThat(channels.path(0).path("channel").stringValue()).isEqualTo("bluesky/bieber");
  }

  @Test
  void where_x_has_a_key_a_cap_or_a_budget_decides() throws IOException {
    house.close();
    var token = Files.writeString(folder.resolve("x.token"), "AAAA\n");
    Files.setPosixFilePermissions(token, PosixFilePermissions.fromString("rw-------"));
    house =
        new ConnectorsHouse(
            folder,
            Map.of(
                "bluesky.jetstream.urls",
                "ws://127.0.0.1:1",
                "x.api.url",
                "http://127.0.0.1:1",
                "x.bearer-token-file",
                token.toString()));

    assertThat(launch("{\"track\": [\"one\"]}").statusCode()).isEqualTo(200);
    assertThat(launch("{\"track\": [\"two\"], \"budget\": 2}").statusCode()).isEqualTo(200);
    assertThat(launch("{\"track\": [\"three\"], \"platforms\": [\"x\"]}").body())
        .contains("/platforms/0", "x.cap.run");

    assertThat(
            runs()
                .valueStream()
                .map(run -> run.path("channels").path(0).path("channel").stringValue()))
        .containsExactly("x/two", "bluesky/one");
    assertThat(house.house.get("/api/v1/runs").body()).doesNotContain("AAAA");
  }

  @Test
  void whatever_content_type_a_program_says_it_is_read() {
    var answer =
        house.house.send(
            HttpRequest.newBuilder(house.house.address("/launch"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("{\"track\": [\"bieber\"]}"))
                .build());

    assertThat(answer.body()).isEqualTo("{\"process_started\":true}");
  }

  @Test
  void each_word_is_a_channel_and_a_second_launch_another_run() {
    launch("{\"track\": [\"bieber\", \"justin \\\"never say never\\\"\", \"#belieber\", \"😀\"]}");
    launch("{\"track\": [\"Bieber\"], \"name\": \"again\", \"for\": \"10m\"}");

    assertThat(runs()).hasSize(2);
    assertThat(runs().path(0).path("name").stringValue()).isEqualTo("again");
    assertThat(runs().path(0).path("ends_at").isString()).isTrue();
    assertThat(runs().path(0).path("channels").path(0).path("channel").stringValue())
        .isEqualTo("bluesky/bieber");
    assertThat(
            runs()
                .path(1)
                .path("channels")
                .valueStream()
                .map(channel -> channel.path("channel").stringValue()))
        .containsExactly(
            "bluesky/bieber",
            "bluesky/justin \"never say never\"",
            "bluesky/#belieber",
            "bluesky/😀");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"track\": []}|/track",
        "{}|/track",
        "{\"track\": \"bieber\"}|/track",
        "{\"track\": null}|/track",
        "{\"track\": [7]}|/track/0",
        "{\"track\": [\"\"]}|/track/0",
        "{\"track\": [\"bieber\", \"  \"]}|/track/1",
        "{\"track\": [\"bieber\", \"...\"]}|/track/1",
        "{\"track\": [\"bieber\", \"\\\"never say\"]}|/track/1",
        "{\"track\": [\"bieber\", \"BIEBER\"]}|/track/1",
        "{\"track\": [\"aaaaaaaaaabbbbbbbbbbccccccccccddddddddddeeeeeeeeeeaaaaaaaaaabbbbbbbbbbccccccccccddddddddddeeeeeeeeeef\"]}|/track/0",
        "{\"track\": [\"bieber\"], \"platforms\": []}|/platforms",
        "{\"track\": [\"bieber\"], \"platforms\": [\"myspace\"]}|/platforms/0",
        "{\"track\": [\"bieber\"], \"platforms\": [\"bluesky\", \"x\"]}|/platforms/1",
        "{\"track\": [\"bieber\"], \"for\": \"soon\"}|/for",
        "{\"track\": [\"bieber\"], \"for\": \"0s\"}|/for",
        "{\"track\": [\"bieber\"], \"budget\": \"2usd\"}|/budget",
        "{\"track\": [\"bieber\"], \"budget\": 0}|/budget",
        "{\"track\": [\"bieber\"], \"budget\": 2}|/budget",
        "{\"track\": [\"bieber\"], \"colour\": \"red\"}|colour"
      })
  void a_wrong_wish_is_refused_naming_the_field(String wish, String field) {
    var answer = launch(wish);

    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.headers().firstValue("Content-Type").orElse(""))
        .startsWith("application/problem+json");
    assertThat(read(answer).path("errors").toString()).contains(field);
    assertThat(runs()).isEmpty();
  }
}
