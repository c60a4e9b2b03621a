package hubbub.app.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import hubbub.testkit.Await;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// Whenever the process is killed during a show: what came until a second before is there, and
/// plays without repair.
class ShowsKilledTest {
  private static final String MOUNT = "/live/harbour";
  private static final int RATE = 16_000;

  @TempDir Path folder;

  /// Bytes of sound that a show must have, and those that it may have.
  ///
  /// @param inTime whether those that it must have were written within a second: a machine that has
  ///   much else to do just then may need longer
  private record Sent(long least, long most, boolean inTime) {}

  @Test
  void killed_five_times_at_any_moment_at_most_a_second_is_lost() throws Exception {
    killedTimes(5);
  }

  @Test
  @EnabledIfSystemProperty(named = "hubbub.long", matches = "true")
  void killed_fifty_times_at_any_moment_at_most_a_second_is_lost() throws Exception {
    killedTimes(50);
  }

  private void killedTimes(int times) throws Exception {
    var seed = System.nanoTime();
    var random = new SplittableRandom(seed);
    var sent = new ArrayList<Sent>();
    var hubbub = RunningHubbub.start(folder.resolve("data"));
    try {
      var key = hubbub.streamKey("Ines", "harbour");
      for (var kill = 0; kill < times; kill++) {
        sent.add(killInShow(hubbub, key, kill, random));
        hubbub = hubbub.relaunch();
        hubbub.awaitReady();
      }

      var shows = shows(hubbub);
      assertThat(shows).as("seed " + seed).hasSize(times);
      assertThat(sent).as("seed " + seed).anyMatch(Sent::inTime);
      for (var at = 0; at < times; at++) {
        var show = shows.get(times - 1 - at);
        var bytes = show.required("bytes").asLong();
        assertThat(bytes)
            .as("show %d of seed %d", at, seed)
            .isBetween(sent.get(at).least(), sent.get(at).most());
        assertPlays(hubbub, show);
      }
    } finally {
      hubbub.close();
    }
  }

  /// The newest first, once all have ended.
  private static List<JsonNode> shows(RunningHubbub hubbub) {
    Await.untilAsserted(() ->
        assertThat(hubbub.json("/api/v1/shows?limit=100").required("shows"))
            .allMatch(show -> !show.required("ended_at").isNull()));
    return hubbub.json("/api/v1/shows?limit=100").required("shows").valueStream().toList();
  }

  /// @param before how many shows there were before
  private static Sent killInShow(
      RunningHubbub hubbub, String key, int before, SplittableRandom random) {
    try (var source = new SilentSource(hubbub, MOUNT, key)) {
      Await.until(() -> hubbub.get("/api/v1/streams").body().contains(MOUNT));
      pass(random.nextInt(1_500));
      var least = source.sent();
      pass(1_000);
      var inTime = written(hubbub, before) >= least;
      Await.until(() -> written(hubbub, before) >= least);
      hubbub.kill();
      return new Sent(least, source.sent(), inTime);
    }
  }

  /// How much of the newest show is on disk.
  private static long written(RunningHubbub hubbub, int before) {
    var shows = hubbub.json("/api/v1/shows?limit=100").required("shows");
    return shows.size() > before ? shows.get(0).required("bytes").asLong() : 0;
  }

  private static void pass(int millis) {
    var moment = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
    Await.until(() -> System.nanoTime() - moment >= 0);
  }

  private void assertPlays(RunningHubbub hubbub, JsonNode show) throws Exception {
    var id = show.required("id").asString();
    var file =
        Files.write(folder.resolve(id + ".mp3"), hubbub.bytes("/api/v1/shows/" + id + "/audio"));
    var millis = show.required("duration_ms").asLong();
    assertThat(millis).isCloseTo(show.required("bytes").asLong() * 1_000 / RATE, within(100L));
    try (var ffmpeg = Ffmpeg.file(file)) {
      var samples = ffmpeg.samples().length;
      assertThat(samples * 1_000L / Tone.RATE).isCloseTo(millis, within(100L));
      assertThat(ffmpeg.isContent()).isTrue();
    }
  }
}
