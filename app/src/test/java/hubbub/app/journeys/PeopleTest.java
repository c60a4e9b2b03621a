package hubbub.app.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.platform.json.Json;
import hubbub.testkit.Await;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// People who want to be forgotten, or not to be kept at all, over the whole product: texts, names
/// and figures of theirs go, also while a run goes on and after a restart; totals stay.
class PeopleTest {
  private static final String FIGURES = "/api/v1/statistics/replay/crowd";

  @TempDir Path folder;
  private Path data;

  @BeforeEach
  void choose() {
    data = folder.resolve("data");
  }

  @Test
  void a_forgotten_person_is_gone_but_from_the_totals_also_while_they_speak_on() {
    try (var hubbub = RunningHubbub.start(data)) {
      hubbub.claim();
      var run = watch(hubbub);

      var before = Instant.now();
      assertThat(hubbub.delete("/api/v1/people-data/replay/11").statusCode()).isEqualTo(204);
      Await.until(() -> !since(hubbub, "ana", before).isEmpty());
      end(hubbub, run);

      assertForgotten(hubbub, run, before);
      hubbub.kill();
      try (var again = hubbub.again()) {
        assertForgotten(again, run, before);
      }
    }
  }

  private static void assertForgotten(RunningHubbub hubbub, String run, Instant before) {
    assertTotalsStay(hubbub, run);
    var left = of(hubbub, "ana");
    assertThat(left)
        .allSatisfy(message ->
            assertThat(Instant.parse(message.required("received_at").asString()))
                .isAfterOrEqualTo(before));
    assertThat(chatter(hubbub, "Ana")).isEqualTo(left.size());
    assertThat(chatter(hubbub, "Bob")).isEqualTo(of(hubbub, "bob").size());
  }

  @Test
  void who_opted_out_is_heard_by_nobody_from_then_on_and_counted_in_the_totals_only() {
    try (var hubbub = RunningHubbub.start(data)) {
      hubbub.claim();
      var run = watch(hubbub);

      assertThat(hubbub.put("/api/v1/opt-outs/replay/11", "").statusCode()).isEqualTo(204);
      assertThat(hubbub.delete("/api/v1/people-data/replay/11").statusCode()).isEqualTo(204);
      Await.until(() -> chatter(hubbub, "Ana") == 0);
      var said = word(hubbub, "quokka");
      var counted = hubbub.counted();
      Await.until(() -> hubbub.counted() > counted + 200);
      hubbub.kill();
      try (var again = hubbub.again()) {
        Await.until(() -> again.counted() > counted + 600);
        end(again, run);

        assertTotalsStay(again, run);
        assertNothingOfAna(again);
        assertThat(word(again, "quokka")).isEqualTo(said);
        assertThat(of(again, "bob")).isNotEmpty();
      }
    }
  }

  private static void assertNothingOfAna(RunningHubbub hubbub) {
    assertThat(of(hubbub, "ana")).isEmpty();
    // Which words a channel says is one of its totals; that no more of hers come in is not.
    assertThat(hubbub.json("/api/v1/messages?text=quokka").required("messages")).isEmpty();
    for (var answer :
        List.of(
            hubbub.get("/api/v1/messages.ndjson"),
            hubbub.get("/api/v1/messages.csv"),
            hubbub.get(FIGURES),
            hubbub.get("/api/v1/mood/replay/crowd"),
            hubbub.get("/crowd?channel=replay%2Fcrowd"),
            hubbub.get("/"))) {
      assertThat(answer.statusCode()).as(answer.uri() + " " + answer.body()).isEqualTo(200);
      assertThat(answer.body())
          .as(answer.uri().getPath())
          .doesNotContainIgnoringCase("quokka love", "ana\"", ",ana,");
    }
  }

  /// Ana and Bob speak by turns, for ever, some hundred times a second; some of it was heard.
  private static String watch(RunningHubbub hubbub) {
    assertThat(hubbub.put("/api/v1/captures/crowd", capture()).statusCode()).isEqualTo(201);
    var started =
        hubbub.post("/api/v1/runs", "{\"channels\": [\"replay/crowd?speed=30&repeat=true\"]}");
    assertThat(started.statusCode()).as(started.body()).isEqualTo(201);
    Await.until(() -> of(hubbub, "ana").size() > 100 && chatter(hubbub, "Ana") > 100);
    return started.headers().firstValue("Location").orElseThrow();
  }

  private static String capture() {
    var text = new StringBuilder();
    for (var n = 0; n < 50; n++) {
      text.append("@user-id=11;display-name=Ana :ana!a@a PRIVMSG #k :quokka love\r\n");
      text.append("@user-id=12;display-name=Bob :bob!b@b PRIVMSG #k :wombat hate\r\n");
    }
    return text.toString();
  }

  private static void end(RunningHubbub hubbub, String run) {
    assertThat(hubbub.delete(run).statusCode()).isEqualTo(204);
    Await.until(hubbub::hasHeardAll);
  }

  private static void assertTotalsStay(RunningHubbub hubbub, String run) {
    var messages = hubbub.json(run).required("messages").asLong();
    assertThat(hubbub.counted()).isEqualTo(messages);
    assertThat(hubbub.json(FIGURES).required("messages").asLong()).isEqualTo(messages);
  }

  private static long chatter(RunningHubbub hubbub, String name) {
    var answer = hubbub.get(FIGURES);
    if (answer.statusCode() == 404) {
      return 0;
    }
    for (var chatter : read(answer).required("top").required("chatters")) {
      if (chatter.required("name").asString().equals(name)) {
        return chatter.required("messages").asLong();
      }
    }
    return 0;
  }

  private static long word(RunningHubbub hubbub, String text) {
    for (var word : hubbub.json(FIGURES).required("top").required("words")) {
      if (word.required("word").asString().equals(text)) {
        return word.required("count").asLong();
      }
    }
    return 0;
  }

  private static JsonNode read(HttpResponse<String> answer) {
    return Json.mapper().readTree(answer.body());
  }

  private static List<JsonNode> of(RunningHubbub hubbub, String login) {
    return hubbub
        .get("/api/v1/messages.ndjson?author=" + login)
        .body()
        .lines()
        .map(Json.mapper()::readTree)
        .toList();
  }

  private static List<JsonNode> since(RunningHubbub hubbub, String login, Instant from) {
    return of(hubbub, login).stream()
        .filter(m -> !Instant.parse(m.required("received_at").asString()).isBefore(from))
        .toList();
  }
}
