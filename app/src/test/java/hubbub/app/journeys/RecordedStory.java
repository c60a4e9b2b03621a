package hubbub.app.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import hubbub.platform.json.Json;
import hubbub.testkit.Await;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// What everybody must know who has heard the recording of release 0.1: counted by hand from its
/// lines.
final class RecordedStory {
  /// Messages in all; those of a run that was deleted don't count.
  static final int AMOUNT = 13;

  private static final String MESSAGES = "/api/v1/messages.ndjson?order=oldest&channel=";
  private static final String MOOD =
      "/series?step=1m&from=2026-01-10T18:00:00Z&to=2026-01-10T18:05:00Z";

  private RecordedStory() {}

  static void assertHeard(RunningHubbub door) {
    Await.untilAsserted(() -> assertCounted(door));
    Await.untilAsserted(() -> assertKept(door));
    Await.untilAsserted(() -> assertFelt(door));
    assertDigested(door);
  }

  /// That no hearer has put anything aside. The owner asks.
  static void assertDigested(RunningHubbub door) {
    for (var hearer :
        List.of(
            "archive",
            "statistics",
            "mood",
            "people",
            "people-per-place",
            "accounts",
            "chat",
            "favourites",
            "web")) {
      assertThat(door.json("/api/v1/dead-letters/" + hearer).required("dead_letters")).isEmpty();
    }
  }

  private static void assertCounted(RunningHubbub door) {
    var kestrel = figures(door, "twitch/kestrelplays");
    assertThat(kestrel.required("messages").asInt()).isEqualTo(10);
    assertThat(kestrel.required("connected_seconds").asDouble()).isEqualTo(270);
    var gull = figures(door, "bluesky/gullwatch");
    assertThat(gull.required("messages").asInt()).isEqualTo(3);
    assertThat(gull.required("people").asInt()).isEqualTo(3);
    assertThat(gull.required("connected_seconds").asDouble()).isEqualTo(300);
    var run = door.json("/api/v1/statistics/runs/run-1");
    assertThat(run.required("messages").asInt()).isEqualTo(AMOUNT);
    assertThat(door.status("/api/v1/statistics/runs/run-2")).isEqualTo(404);
    var points =
        door.json("/api/v1/statistics/twitch/kestrelplays/series?step=1m").required("points");
    assertThat(points)
        .extracting(
            point -> point.required("at").asString(),
            point -> point.required("messages").asInt(),
            point -> point.required("gap").asDouble())
        .startsWith(
            tuple("2026-01-10T18:00:00.000Z", 0, 0.0),
            tuple("2026-01-10T18:01:00.000Z", 3, 0.0),
            tuple("2026-01-10T18:02:00.000Z", 0, 0.5),
            tuple("2026-01-10T18:03:00.000Z", 7, 0.0));
  }

  private static JsonNode figures(RunningHubbub door, String channel) {
    return door.json("/api/v1/statistics/" + channel);
  }

  /// Without the two of a person who is forgotten; texts that were deleted are gone.
  private static void assertKept(RunningHubbub door) {
    assertThat(kept(door, "twitch/kestrelplays"))
        .extracting(message -> message.required("id").asString())
        .containsExactly("m-1", "m-4", "m-5", "m-6", "m-9", "m-10");
    assertThat(kept(door, "twitch/kestrelplays&deleted=only"))
        .extracting(
            message -> message.required("id").asString(),
            message -> message.required("text").asString())
        .containsExactly(tuple("m-2", ""), tuple("m-3", ""));
    assertThat(kept(door, "bluesky/gullwatch"))
        .extracting(message -> message.required("kind").asString())
        .containsExactly("post", "reply", "repost");
    assertThat(kept(door, "twitch/newt&deleted=with")).isEmpty();
    var first = kept(door, "twitch/kestrelplays").getFirst();
    assertThat(first.required("author").toString())
        .isEqualTo(
            """
            {"id":"u-1","login":"otter_fan","name":"Otter_Fan","color":"#1e90ff"}\
            """);
    assertThat(first.required("emotes").toString())
        .isEqualTo(
            """
            [{"id":"25","name":"Kappa","from":0,"to":4}]\
            """);
    assertThat(first.required("sent_at").asString()).isEqualTo("2026-01-10T18:01:00.005Z");
    assertThat(first.required("reply_to").asString()).isEqualTo("m-0");
    assertThat(first.required("details").required("client_nonce").asString()).isEqualTo("a\"b\\c");
    assertThat(door.json("/api/v1/opt-outs").required("opt_outs").toString())
        .contains("u-9")
        .doesNotContain("u-8");
  }

  private static List<JsonNode> kept(RunningHubbub door, String channel) {
    return door.get(MESSAGES + channel)
        .body()
        .lines()
        .map(line -> Json.mapper().readTree(line))
        .toList();
  }

  /// A notice of the platform and what has no words are nobody's mood.
  private static void assertFelt(RunningHubbub door) {
    assertThat(door.json("/api/v1/mood/twitch/kestrelplays" + MOOD).required("points"))
        .extracting(point -> point.required("messages").asInt())
        .containsExactly(0, 3, 0, 4, 0);
    var gull = door.json("/api/v1/mood/bluesky/gullwatch" + MOOD).required("points").get(1);
    assertThat(gull.required("messages").asInt()).isEqualTo(3);
    assertThat(gull.required("score").asDouble()).isPositive();
  }
}
