package hubbub.radio.record;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.radio.sound.Format;
import hubbub.testkit.PinnedClock;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What was heard when.
class TimelineTest {
  private static final Instant BEGIN = PinnedClock.BEGIN;

  @TempDir Path folder;

  /// Ten seconds, a break of a minute, ten seconds.
  private Timeline timeline() throws IOException {
    try (var studio = new Studio(folder)) {
      var recorder = studio.recordings.begin("one", "/m", Format.AAC);
      studio.play(recorder, Sounds.NO_HEAD, Sounds.aac(469, 1));
      studio.clock.pass(Duration.ofMinutes(1));
      studio.play(recorder, Sounds.NO_HEAD, Sounds.aac(469, 2));
      studio.end(recorder);
      try (var audio = studio.recordings.audio("one").orElseThrow()) {
        return audio.timeline();
      }
    }
  }

  private static void near(Duration found, long millis) {
    assertThat(found).isBetween(Duration.ofMillis(millis - 50), Duration.ofMillis(millis + 50));
  }

  @Test
  void a_moment_stands_where_it_was_heard() throws IOException {
    var timeline = timeline();

    near(timeline.soundAt(BEGIN.plusSeconds(4)), 4_000);
    near(timeline.soundAt(BEGIN.plusSeconds(75)), 15_000);
  }

  @Test
  void a_moment_that_was_not_recorded_stands_before_the_break() throws IOException {
    near(timeline().soundAt(BEGIN.plusSeconds(40)), 10_000);
  }

  @Test
  void moments_outside_of_the_show_stand_at_its_ends() throws IOException {
    var timeline = timeline();

    assertThat(timeline.soundAt(BEGIN.minusSeconds(9))).isZero();
    near(timeline.soundAt(BEGIN.plusSeconds(900)), 20_010);
    assertThat(new Timeline(List.of(), 0).soundAt(BEGIN)).isZero();
  }

  @Test
  void sound_was_heard_at_its_moment() throws IOException {
    var timeline = timeline();

    assertThat(timeline.momentOf(Duration.ofSeconds(4)))
        .isBetween(BEGIN.plusMillis(3_950), BEGIN.plusMillis(4_050));
    assertThat(timeline.momentOf(Duration.ofSeconds(15)))
        .isBetween(BEGIN.plusMillis(74_950), BEGIN.plusMillis(75_050));
  }
}
