package hubbub.app.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.testkit.Await;
import hubbub.testkit.bluesky.JetstreamLikeServer;
import hubbub.testkit.x.XLikeServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// Somebody follows a word on Bluesky. What holds however many processes there are.
abstract class LaunchingJourneys {
  @TempDir Path folder;

  /// Where the pages are.
  ///
  /// @param settings lines of the settings
  abstract RunningHubbub begin(List<String> settings);

  /// The same again, after the process that listens was killed.
  abstract RunningHubbub killedAndBack(RunningHubbub before);

  private static void post(JetstreamLikeServer bluesky, int posts) {
    for (var n = 0; n < posts; n++) {
      bluesky.post("did:plc:fan" + n, "What a night with Justin BIEBER, I love it");
      bluesky.post("did:plc:other" + n, "biebers and beavers");
    }
  }

  private static void awaitCounted(RunningHubbub hubbub, int messages) {
    Await.until(() -> hubbub.json("/statistics").path("amount").asInt() >= messages);
    assertThat(hubbub.json("/statistics").path("amount").asInt()).isEqualTo(messages);
  }

  private static JsonNode messages(RunningHubbub hubbub) {
    return hubbub.json("/api/v1/messages?channel=bluesky%2Fbieber").path("messages");
  }

  @Test
  void a_word_is_counted_exactly_and_felt_also_over_a_kill() {
    try (var bluesky = new JetstreamLikeServer();
        var first = begin(List.of("bluesky.jetstream.urls = " + bluesky.url()))) {
      var answer = first.post("/launch", "{\"track\": [\"bieber\", \"justin\"]}");
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
      assertThat(answer.body()).isEqualTo("{\"process_started\":true}");
      Await.until(() -> bluesky.connections() == 1);

      post(bluesky, 10);
      awaitCounted(first, 10);
      post(bluesky, 3);
      try (var hubbub = killedAndBack(first)) {
        post(bluesky, 4);
        awaitCounted(hubbub, 17);

        var run = hubbub.json("/api/v1/runs").path("runs").path(0);
        assertThat(run.path("channels")).hasSize(2);
        run.path("channels")
            .forEach(channel -> assertThat(channel.path("gaps")).as("" + channel).isEmpty());
        Await.until(
            () -> hubbub.json("/api/v1/statistics/bluesky/justin").path("messages").asInt() == 17);
        Await.until(() -> messages(hubbub).size() == 17);
        messages(hubbub)
            .forEach(message ->
                assertThat(message.path("mood").path("label").asString("")).isEqualTo("positive"));
        assertThat(hubbub.json("/api/v1/bluesky/names?did=did:plc:fan1").path("names").isObject())
            .isTrue();
      }
    }
  }

  private static long paid(RunningHubbub hubbub) {
    return hubbub.json("/api/v1/spending").path("x").path("day").path("posts").asLong();
  }

  /// How often a stream was asked for.
  private static long streams(XLikeServer x) {
    return x.asked().stream()
        .filter(head -> head.startsWith("GET /2/tweets/search/stream?"))
        .count();
  }

  private static void postOnX(XLikeServer x, int posts) {
    for (var n = 0; n < posts; n++) {
      assertThat(x.post("I like Bieber")).isNotNull();
      assertThat(x.post("what the rule found and we don't")).isNotNull();
    }
  }

  @Test
  void a_word_on_x_is_counted_and_paid_also_over_a_kill() throws IOException {
    var key = Files.writeString(folder.resolve("x.key"), "AAAA-invented\n");
    Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-------"));
    try (var x = new XLikeServer();
        var first =
            begin(
                List.of(
                    "x.api.url = " + x.url(),
                    "x.bearer-token-file = " + key,
                    "x.cap.day = 5.00"))) {
      var answer = first.post("/launch", "{\"track\": [\"bieber\"]}");
      assertThat(answer.body()).isEqualTo("{\"process_started\":true}");
      Await.until(x::isRead);
      postOnX(x, 10);
      awaitCounted(first, 10);
      assertThat(paid(first)).isGreaterThanOrEqualTo(20);

      var before = streams(x);
      try (var hubbub = killedAndBack(first)) {
        Await.until(Duration.ofMinutes(2), () -> streams(x) > before && x.isRead());
        postOnX(x, 3);
        awaitCounted(hubbub, 13);
        assertThat(paid(hubbub)).isGreaterThanOrEqualTo(x.billed());
        var run = hubbub.json("/api/v1/runs").path("runs").path(0);
        assertThat(run.path("channels").path(0).path("gaps")).hasSize(1);
        assertThat(hubbub.output()).doesNotContain("AAAA-invented");
      }
    }
  }
}
