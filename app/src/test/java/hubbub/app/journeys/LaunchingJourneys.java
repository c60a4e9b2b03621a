package hubbub.app.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.testkit.Await;
import hubbub.testkit.bluesky.JetstreamLikeServer;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// Somebody follows a word on Bluesky. What holds however many processes there are.
abstract class LaunchingJourneys {
  @TempDir Path folder;

  /// Where the pages are.
  ///
  /// @param setting a line of the settings
  abstract RunningHubbub begin(String setting);

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
        var first = begin("bluesky.jetstream.urls = " + bluesky.url())) {
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
      }
    }
  }
}
