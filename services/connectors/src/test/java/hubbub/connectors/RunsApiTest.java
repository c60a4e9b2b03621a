package hubbub.connectors;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.contracts.connectors.RunDeleted;
import hubbub.contracts.connectors.RunEnded;
import hubbub.platform.json.Json;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/// Runs over HTTP.
class RunsApiTest {
  @TempDir Path folder;
  private ConnectorsHouse house;

  @BeforeEach
  void open() {
    house = new ConnectorsHouse(folder, Map.of("connectors.runs-max", "3"));
    house.capture(
        "slow", "{\"u\":\"a\",\"m\":\"1\",\"ts\":1}\n{\"u\":\"a\",\"m\":\"2\",\"ts\":600000}");
  }

  @AfterEach
  void close() {
    house.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"channels\": []}|/channels",
        "{}|/channels",
        "{\"channels\": [\"nowhere/ana\"]}|/channels/0",
        "{\"channels\": [\"twitch/ana\", \"twitch/two words\"]}|/channels/1",
        "{\"channels\": [\"twitch/ana\", \"twitch/ANA\"]}|/channels/1",
        "{\"channels\": [\"ana\"]}|/channels/0",
        "{\"channels\": [7]}|/channels/0",
        "{\"channels\": [\"replay/missing\"]}|/channels/0",
        "{\"channels\": [\"replay/slow?speed=0\"]}|/channels/0",
        "{\"channels\": [\"twitch/abcdefghijklmnopqrstuvwxyz\"]}|/channels/0",
        "{\"channels\": [\"replay/slow\"], \"for\": \"soon\"}|/for",
        "{\"channels\": [\"replay/slow\"], \"for\": \"0s\"}|/for",
        "{\"channels\": [\"replay/slow\"], \"for\": \"PT-5M\"}|/for",
        "{\"channels\": [\"replay/slow\"], \"until_messages\": 0}|/until_messages",
        "{\"channels\": [\"replay/slow\"], \"colour\": \"red\"}|colour"
      })
  void a_wrong_wish_is_refused_naming_the_field(String wish, String field) {
    var answer = house.house.send("POST", "/api/v1/runs", wish);

    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.headers().firstValue("Content-Type").orElse(""))
        .startsWith("application/problem+json");
    assertThat(read(answer).path("errors").toString()).contains(field);
    assertThat(read(house.house.get("/api/v1/runs")).path("runs")).isEmpty();
  }

  @Test
  void ten_thousand_channels_are_refused_naming_them() {
    var many =
        IntStream.range(0, 10_000)
            .mapToObj(i -> "\"twitch/c" + i + "\"")
            .collect(Collectors.joining(",", "{\"channels\":[", "]}"));

    var answer = house.house.send("POST", "/api/v1/runs", many);

    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(read(answer).path("errors").path(0).path("field").stringValue())
        .isEqualTo("/channels");
  }

  @Test
  void a_run_is_started_shown_listed_and_ended() {
    var answer =
        house.house.send(
            "POST", "/api/v1/runs", "{\"channels\": [\"replay/slow\"], \"name\": \"Friday\"}");
    var id = read(answer).path("id").stringValue();

    assertThat(answer.statusCode()).isEqualTo(201);
    assertThat(answer.headers().firstValue("Location")).contains("/api/v1/runs/" + id);
    house.awaitState(id, "live");
    assertThat(read(house.house.get("/api/v1/runs?state=live")).path("runs").path(0).path("id"))
        .isEqualTo(read(answer).path("id"));
    assertThat(read(house.house.get("/api/v1/runs?state=ended")).path("runs")).isEmpty();
    assertThat(house.house.send("DELETE", "/api/v1/runs/" + id, "").statusCode()).isEqualTo(204);
    var run = house.ended(id);
    assertThat(run.path("name").stringValue()).isEqualTo("Friday");
    assertThat(run.path("ended_at").isString()).isTrue();
    assertThat(run.path("channels").path(0).path("state").stringValue()).isEqualTo("ended");
    assertThat(house.told.all(RunEnded.class)).hasSize(1);
    assertThat(house.told.all(RunDeleted.class)).isEmpty();
  }

  @Test
  void a_run_whose_data_are_deleted_is_gone() {
    var id = house.run("{\"channels\": [\"replay/slow\"]}");

    var answer = house.house.send("DELETE", "/api/v1/runs/" + id + "?data=delete", "");
    house.house.settle();

    assertThat(answer.statusCode()).isEqualTo(204);
    assertThat(house.house.get("/api/v1/runs/" + id).statusCode()).isEqualTo(404);
    assertThat(house.told.all(RunEnded.class)).hasSize(1);
    assertThat(house.told.all(RunDeleted.class)).extracting(RunDeleted::runId).containsExactly(id);
  }

  @Test
  void lists_go_on_at_a_cursor() {
    for (var i = 0; i < 3; i++) {
      house.run("{\"channels\": [\"replay/slow\"], \"name\": \"" + i + "\"}");
    }

    var first = read(house.house.get("/api/v1/runs?limit=2"));
    var rest =
        read(house.house.get("/api/v1/runs?limit=2&cursor=" + first.path("next").stringValue()));

    assertThat(first.path("runs")).hasSize(2);
    assertThat(rest.path("runs")).hasSize(1);
    assertThat(rest.path("runs").path(0).path("name").stringValue()).isEqualTo("0");
    assertThat(rest.path("next").isNull()).isTrue();
    assertThat(house.house.get("/api/v1/runs?cursor=../x").statusCode()).isEqualTo(422);
    assertThat(house.house.get("/api/v1/runs?state=dead").statusCode()).isEqualTo(422);
  }

  @Test
  void no_more_runs_are_live_than_may_be() {
    for (var i = 0; i < 3; i++) {
      house.run("{\"channels\": [\"replay/slow\"]}");
    }

    var answer = house.house.send("POST", "/api/v1/runs", "{\"channels\": [\"replay/slow\"]}");

    assertThat(answer.statusCode()).isEqualTo(409);
  }

  @Test
  void a_run_ends_when_its_time_is_over() {
    var id = house.run("{\"channels\": [\"replay/slow\"], \"for\": \"300ms\"}");

    var run = house.ended(id);

    assertThat(run.path("end_reason").stringValue()).isEqualTo("its time is over");
    assertThat(run.path("ended_at")).isEqualTo(run.path("ends_at"));
  }

  @Test
  void what_is_not_there_is_not_found() {
    assertThat(house.house.get("/api/v1/runs/nothere").statusCode()).isEqualTo(404);
    assertThat(house.house.send("DELETE", "/api/v1/runs/nothere", "").statusCode()).isEqualTo(404);
  }

  private static JsonNode read(HttpResponse<String> answer) {
    return Json.mapper().readTree(answer.body());
  }
}
