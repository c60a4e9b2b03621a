package hubbub.radio.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hubbub.radio.sound.Format;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// All shows that are kept, and for how long.
class RecordingsTest {
  @TempDir Path folder;

  private static RecordingBounds keeping(Duration time, long length) {
    return new RecordingBounds(1 << 20, Duration.ofHours(1), 1 << 20, 0, time, length);
  }

  /// A show of 20 frames, 8,350 bytes.
  private static void show(Studio studio, String id) {
    var recorder = studio.recordings.begin(id, "/m", Format.MP3);
    studio.play(recorder, Sounds.NO_HEAD, Sounds.mp3(20, 1));
    studio.end(recorder);
  }

  private static void run(Studio studio, String id) {
    var recorder = studio.recordings.begin(id, "/m", Format.MP3);
    studio.play(recorder, Sounds.NO_HEAD, Sounds.mp3(20, 1));
  }

  @Test
  void all_shows_are_listed_running_ones_too() throws IOException {
    try (var studio = new Studio(folder)) {
      show(studio, "one");
      run(studio, "two");
      Files.createDirectory(folder.resolve("lost+found"));
      Files.createDirectory(folder.resolve("empty"));
      Files.writeString(folder.resolve("file"), "no show");

      assertThat(studio.recordings.all())
          .extracting(Recording::show)
          .containsExactlyInAnyOrder("one", "two");
      assertThat(studio.recordings.length()).isEqualTo(16_700);
      assertThat(studio.recordings.find("two").orElseThrow().ended()).isNull();
      assertThat(studio.recordings.find("three")).isEmpty();
      assertThat(studio.recordings.audio("three")).isEmpty();
      assertThatThrownBy(() -> studio.recordings.find("../one"))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void a_deleted_show_leaves_nothing() throws IOException {
    try (var studio = new Studio(folder)) {
      show(studio, "one");

      assertThat(studio.recordings.delete("one")).isTrue();

      assertThat(folder).isEmptyDirectory();
      assertThat(studio.recordings.find("one")).isEmpty();
      assertThat(studio.recordings.delete("one")).isFalse();
    }
  }

  @Test
  void a_running_show_is_not_deleted() throws IOException {
    try (var studio = new Studio(folder)) {
      run(studio, "one");

      assertThat(studio.recordings.delete("one")).isFalse();

      assertThat(studio.onDisk("one")).hasSize(8_350);
    }
  }

  @Test
  void a_delete_that_was_cut_short_is_done_at_the_next_start() throws IOException {
    var rest = Files.createDirectory(folder.resolve(".gone-one"));
    Files.writeString(rest.resolve("000001.mp3"), "rest");
    try (var studio = new Studio(folder)) {
      assertThat(studio.recordings.all()).isEmpty();

      studio.recordings.recover();

      assertThat(folder).isEmptyDirectory();
    }
  }

  @Test
  void a_running_show_is_not_recovered() throws IOException {
    try (var studio = new Studio(folder)) {
      run(studio, "one");

      assertThat(studio.recordings.recover()).isEmpty();
    }
  }

  @Test
  void shows_that_ended_too_long_ago_go() throws IOException {
    try (var studio = new Studio(folder, keeping(Duration.ofDays(30), 0))) {
      show(studio, "old");
      run(studio, "endless");
      studio.clock.pass(Duration.ofDays(29));
      show(studio, "young");
      assertThat(studio.recordings.tidy()).isEmpty();
      studio.clock.pass(Duration.ofDays(2));

      assertThat(studio.recordings.tidy()).extracting(Recording::show).containsExactly("old");

      assertThat(studio.recordings.all())
          .extracting(Recording::show)
          .containsExactlyInAnyOrder("young", "endless");
    }
  }

  @Test
  void the_oldest_shows_go_until_the_others_fit() throws IOException {
    try (var studio = new Studio(folder, keeping(Duration.ZERO, 3 * 8_350))) {
      run(studio, "running");
      show(studio, "first");
      show(studio, "second");
      assertThat(studio.recordings.tidy()).isEmpty();
      show(studio, "third");
      show(studio, "fourth");

      assertThat(studio.recordings.tidy())
          .extracting(Recording::show)
          .containsExactly("first", "second");

      assertThat(studio.recordings.length()).isEqualTo(3 * 8_350);
    }
  }

  @Test
  void shows_go_even_if_running_ones_take_all_the_room() throws IOException {
    try (var studio = new Studio(folder, keeping(Duration.ZERO, 8_000))) {
      run(studio, "running");
      show(studio, "first");

      assertThat(studio.recordings.tidy()).extracting(Recording::show).containsExactly("first");
      assertThat(studio.recordings.tidy()).isEmpty();
    }
  }

  @Test
  void a_show_whose_end_could_not_be_noted_is_ended_when_tidying() throws IOException {
    try (var studio = new Studio(folder)) {
      var recorder = studio.recordings.begin("one", "/m", Format.MP3);
      studio.play(recorder, Sounds.NO_HEAD, Sounds.mp3(20, 1));
      var inTheWay = Files.createDirectories(folder.resolve("one/ended.new"));
      var ended = studio.end(recorder);
      assertThat(ended.length()).isEqualTo(8_350);
      assertThat(studio.recordings.find("one").orElseThrow().ended()).isNull();
      Files.delete(inTheWay);

      studio.recordings.tidy();

      assertThat(studio.recordings.find("one").orElseThrow().ended()).isNotNull();
    }
  }
}
