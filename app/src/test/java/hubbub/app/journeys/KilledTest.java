package hubbub.app.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.testkit.Await;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/// Counts are exact, whatever is killed in the middle.
class KilledTest {
  private static final int MESSAGES = 100_000;

  @TempDir Path folder;

  @Test
  void a_capture_killed_five_times_in_the_middle_counts_exactly() {
    killedTimes(5, 4);
  }

  @Test
  @EnabledIfSystemProperty(named = "hubbub.long", matches = "true")
  void a_capture_killed_fifty_times_in_the_middle_counts_exactly() {
    killedTimes(50, 1);
  }

  private void killedTimes(int times, int speed) {
    var data = folder.resolve("data");
    var id = begin(data, speed);

    for (var kill = 1; kill <= times; kill++) {
      try (var hubbub = RunningHubbub.start(data)) {
        var goal = (long) MESSAGES * kill / (times + 1);
        var seen = new AtomicLong();
        Await.until(
            Duration.ofMinutes(2),
            () -> {
              seen.set(hubbub.counted());
              return seen.get() >= goal;
            });
        hubbub.kill();
        assertThat(seen.get()).as("killed in the middle").isLessThan(MESSAGES);
      }
    }

    try (var hubbub = RunningHubbub.start(data)) {
      Await.until(Duration.ofMinutes(3), () -> hubbub.counted() >= MESSAGES && ended(hubbub, id));
      Await.until(Duration.ofMinutes(1), () -> hubbub.archived() >= MESSAGES);
      assertThat(hubbub.counted()).isEqualTo(MESSAGES);
      assertThat(hubbub.archived()).isEqualTo(MESSAGES);
      assertThat(series(hubbub)).isEqualTo(MESSAGES);
      assertThat(hubbub.json("/api/v1/runs/" + id).required("messages").asLong())
          .isEqualTo(MESSAGES);
    }
  }

  /// Uploads the capture and starts its run at a speed that leaves time to kill it: at 1, a hundred
  /// seconds.
  private static String begin(Path data, int speed) {
    try (var hubbub = RunningHubbub.start(data)) {
      assertThat(hubbub.put("/api/v1/captures/killed", capture()).statusCode()).isBetween(200, 204);
      var answer =
          hubbub.post(
              "/api/v1/runs",
              "{\"channels\": [\"replay/killed?speed=" + speed + "\"], \"name\": \"killed\"}");
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
      var location = answer.headers().firstValue("Location").orElseThrow();
      hubbub.kill();
      return location.substring(location.lastIndexOf('/') + 1);
    }
  }

  /// Invented lines of a few hundred people, as Twitch writes them, one each millisecond.
  private static String capture() {
    var random = RandomGenerator.of("L64X128MixRandom");
    var words = List.of("what", "a", "save", "again", "nice", "no", "way", "look", "there", "gg");
    var text = new StringBuilder(MESSAGES * 80);
    for (var n = 0; n < MESSAGES; n++) {
      var person = "viewer" + random.nextInt(400);
      text.append("@id=")
          .append(n)
          .append(";tmi-sent-ts=")
          .append(1_700_000_000_000L + n)
          .append(" :");
      text.append(person).append('!').append(person).append('@').append(person);
      text.append(".tmi.twitch.tv PRIVMSG #kestrel :");
      text.append(words.get(random.nextInt(words.size()))).append(' ');
      text.append(words.get(random.nextInt(words.size()))).append(' ').append(n).append("\r\n");
    }
    return text.toString();
  }

  private static boolean ended(RunningHubbub hubbub, String run) {
    return hubbub.json("/api/v1/runs/" + run).required("state").asString().equals("ended");
  }

  private static long series(RunningHubbub hubbub) {
    var messages = 0L;
    for (var point :
        hubbub.json("/api/v1/statistics/replay/killed/series?step=1m").required("points")) {
      messages += point.required("messages").asLong();
    }
    return messages;
  }
}
