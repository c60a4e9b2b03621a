package hubbub.app.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.platform.json.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What an installation says of a channel whose run is over; it says the same for ever, wherever
/// its rows lie.
///
/// @param answers by what was asked
/// @param messages all that the archive has of it, in an order of their own
record Figures(Map<String, String> answers, List<String> messages) {
  /// @param word one that some of its messages have
  static Figures of(RunningHubbub door, String channel, String run, String word, Instant begun) {
    var answers = new TreeMap<String, String>();
    var range = "&from=" + begun.minus(Duration.ofMinutes(1)) + "&to=" + begun.plusSeconds(1_200);
    for (var path :
        List.of(
            "/api/v1/statistics/" + channel,
            "/api/v1/statistics/" + channel + "/series?step=1s",
            "/api/v1/statistics/runs/" + run,
            "/api/v1/mood/" + channel + "/series?step=1m" + range,
            "/api/v1/messages?limit=100&order=oldest&text=" + word + "&channel=" + channel,
            "/api/v1/runs/" + run,
            "/api/v1/opt-outs",
            "/api/v1/tokens")) {
      answers.put(path, withoutCursor(door.json(path).toString()));
    }
    var messages = new ArrayList<String>();
    door.get("/api/v1/messages.ndjson?channel=" + channel).body().lines().forEach(messages::add);
    messages.sort(String::compareTo);
    return new Figures(answers, List.copyOf(messages));
  }

  /// How an answer goes on depends on how rows are numbered.
  private static String withoutCursor(String answer) {
    return answer.replaceAll("\"next\":\"[^\"]*\"", "\"next\":\"…\"");
  }

  void assertSame(Figures now) {
    assertThat(now.messages).isEqualTo(messages);
    answers.forEach((path, answer) ->
        assertThat(Json.mapper().readTree(now.answers.getOrDefault(path, "null")))
            .as(path)
            .isEqualTo(Json.mapper().readTree(answer)));
  }
}
