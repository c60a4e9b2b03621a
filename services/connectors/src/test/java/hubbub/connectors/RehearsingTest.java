package hubbub.connectors;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.contracts.KeptFact;
import hubbub.contracts.connectors.Message;
import hubbub.contracts.connectors.RunDeleted;
import hubbub.contracts.connectors.RunEnded;
import hubbub.contracts.connectors.RunStarted;
import hubbub.platform.json.Json;
import hubbub.testkit.Await;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// The rehearsal of a first start, through the whole service.
class RehearsingTest {
  private static final String SNAILS = "rehearsal/snail-cup";
  private static final Map<String, String> ON = Map.of("rehearsal.at-first-start", "true");

  @TempDir Path folder;

  private ConnectorsHouse started() {
    return new ConnectorsHouse(folder, ON);
  }

  private static JsonNode runs(ConnectorsHouse house) {
    return Json.mapper().readTree(house.house.get("/api/v1/runs").body()).path("runs");
  }

  /// The rehearsal's run, as soon as it is heard.
  private static String rehearsal(ConnectorsHouse house) {
    Await.until(() -> !house.told.messages(SNAILS).isEmpty());
    return runs(house).path(0).path("id").stringValue();
  }

  @Test
  void the_first_start_rehearses_and_says_that_it_does_not_count() {
    try (var house = started()) {
      var id = rehearsal(house);

      var run = house.show(id);
      assertThat(run.path("counted").booleanValue()).isFalse();
      assertThat(run.path("name").stringValue()).isEqualTo("Rehearsal");
      assertThat(run.path("channels").valueStream().map(c -> c.path("channel").stringValue()))
          .containsExactly(SNAILS, "rehearsal/midnight-soup");
      assertThat(house.told.all(RunStarted.class)).noneMatch(RunStarted::counted);
    }
  }

  @Test
  void a_start_that_is_told_not_to_rehearse_does_not_and_later_ones_do_not_either() {
    try (var house = new ConnectorsHouse(folder)) {
      assertThat(runs(house)).isEmpty();
    }
    try (var house = started()) {
      house.capture("one", "{\"u\":\"a\",\"m\":\"1\",\"ts\":1}");
      house.ended(house.run("{\"channels\": [\"replay/one?speed=max\"]}"));

      assertThat(house.told.all(RunStarted.class)).hasSize(1);
    }
  }

  @Test
  void one_request_ends_it_nothing_of_it_is_left_and_it_does_not_come_back() {
    try (var house = started()) {
      var id = rehearsal(house);

      assertThat(house.house.send("DELETE", "/api/v1/runs/" + id, "").statusCode()).isEqualTo(204);

      assertThat(house.house.get("/api/v1/runs/" + id).statusCode()).isEqualTo(404);
      assertThat(runs(house)).isEmpty();
      house.house.settle();
      assertThat(house.told.all(KeptFact.class).reversed().stream().limit(2))
          .hasExactlyElementsOfTypes(RunDeleted.class, RunEnded.class);
    }
    try (var house = started()) {
      house.capture("one", "{\"u\":\"a\",\"m\":\"1\",\"ts\":1}");
      house.ended(house.run("{\"channels\": [\"replay/one?speed=max\"]}"));

      assertThat(house.told.all(RunStarted.class)).hasSize(1);
    }
  }

  @Test
  void a_restart_goes_on_with_what_was_not_said_yet() {
    String id;
    Told before;
    try (var house = started()) {
      id = rehearsal(house);
      before = house.told;
      Await.until(() -> before.messages(SNAILS).size() > 3);
    }
    try (var house = started()) {
      Await.until(() -> house.told.messages(SNAILS).size() > 3);

      assertThat(runs(house).path(0).path("id").stringValue()).isEqualTo(id);
      var all =
          java.util.stream.Stream.concat(
                  before.messages(SNAILS).stream(), house.told.messages(SNAILS).stream())
              .map(Message::id)
              .distinct()
              .toList();
      assertThat(all).isEqualTo(ids(id, all.size()));
      assertThat(house.show(id).path("channels").path(0).path("gaps")).isEmpty();
    }
  }

  private static List<String> ids(String run, int count) {
    return LongStream.rangeClosed(1, count).mapToObj(n -> run + "/" + n).toList();
  }

  @Test
  void it_makes_room_for_the_first_run_for_real() {
    try (var house = started()) {
      var id = rehearsal(house);

      house.capture("one", "{\"u\":\"a\",\"m\":\"1\",\"ts\":1}");
      var real = house.run("{\"channels\": [\"replay/one?speed=max\"]}");

      Await.until(() -> house.house.get("/api/v1/runs/" + id).statusCode() == 404);
      house.house.settle();
      assertThat(house.told.all(RunEnded.class))
          .anyMatch(e -> e.runId().equals(id) && e.reason().equals("made room for a run for real"));
      assertThat(house.ended(real).path("counted").booleanValue()).isTrue();
    }
  }

  @Test
  void it_may_be_asked_for_again_but_never_beside_something_else() {
    try (var house = new ConnectorsHouse(folder)) {
      var wish = "{\"channels\": [\"" + SNAILS + "\"]}";
      var id = house.run(wish);
      assertThat(house.house.send("POST", "/api/v1/runs", wish).statusCode()).isEqualTo(409);
      house.house.send("DELETE", "/api/v1/runs/" + id, "");

      house.run("{\"channels\": [\"twitch/ana\"]}");
      assertThat(house.house.send("POST", "/api/v1/runs", wish).body())
          .contains("something is being heard");
      var mixed =
          house.house.send(
              "POST", "/api/v1/runs", "{\"channels\": [\"twitch/ana\", \"" + SNAILS + "\"]}");
      assertThat(mixed.statusCode()).isEqualTo(422);
      assertThat(mixed.body()).contains("/channels/1", "a run of its own");
      var unknown =
          house.house.send("POST", "/api/v1/runs", "{\"channels\": [\"rehearsal/opera\"]}");
      assertThat(unknown.body()).contains("the rehearsal has snail-cup and midnight-soup");
    }
  }

  @Test
  void it_ends_by_itself_when_its_time_is_over() {
    var brief = Map.of("rehearsal.at-first-start", "true", "rehearsal.lasts", "1s");
    try (var house = new ConnectorsHouse(folder, brief)) {
      Await.until(() -> !house.told.all(RunEnded.class).isEmpty());

      assertThat(house.told.all(RunEnded.class).getFirst().reason())
          .isEqualTo("the rehearsal is over");
      assertThat(runs(house)).isEmpty();
    }
  }
}
