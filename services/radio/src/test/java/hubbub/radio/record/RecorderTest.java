package hubbub.radio.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hubbub.radio.sound.Format;
import hubbub.testkit.Await;
import hubbub.testkit.PinnedClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What becomes of sound that is offered.
class RecorderTest {
  @TempDir Path folder;

  @Test
  void a_show_is_on_disk_as_it_came() throws IOException {
    try (var studio = new Studio(folder)) {
      var sound = Sounds.mp3(200, 1);
      var recorder = studio.recordings.begin("one", "/live/kestrel", Format.MP3);
      studio.play(recorder, Sounds.NO_HEAD, sound);

      var recording = studio.end(recorder);

      assertThat(studio.onDisk("one")).isEqualTo(Sounds.joined(sound));
      assertThat(recording.mount()).isEqualTo("/live/kestrel");
      assertThat(recording.format()).isEqualTo(Format.MP3);
      assertThat(recording.begun()).isEqualTo(PinnedClock.BEGIN);
      assertThat(recording.ended()).isEqualTo(PinnedClock.BEGIN.plusMillis(5_224));
      // 200 frames of 1,152 samples at 44.1 kHz.
      assertThat(recording.duration()).isEqualTo(Duration.ofNanos(5_224_489_000L));
      assertThat(recording.length()).isEqualTo(Sounds.joined(sound).length);
      assertThat(studio.recordings.find("one")).contains(recording);
      assertThat(studio.alarms).isEmpty();
    }
  }

  @Test
  void what_was_offered_is_in_the_file_one_turn_later() {
    try (var studio = new Studio(folder)) {
      var sound = Sounds.mp3(10, 1);
      var recorder = studio.recordings.begin("one", "/m", Format.MP3);
      sound.forEach(piece -> recorder.offer(Sounds.NO_HEAD, piece));

      studio.recordings.turn();

      assertThat(studio.onDisk("one")).isEqualTo(Sounds.joined(sound));
      assertThat(recorder.recording().length()).isEqualTo(Sounds.joined(sound).length);
    }
  }

  @Test
  void the_recordings_thread_writes_within_a_second() throws IOException {
    var clock = new PinnedClock();
    var studio = new Studio(folder.resolve("unused"));
    try (studio;
        var recordings = Recordings.open(folder, Studio.BOUNDS, clock, clock.ticker(), studio)) {
      var recorder = recordings.begin("one", "/m", Format.MP3);
      var sound = Sounds.mp3(10, 1);
      sound.forEach(piece -> recorder.offer(Sounds.NO_HEAD, piece));

      Await.until(() -> recorder.recording().length() == Sounds.joined(sound).length);

      assertThat(recorder.end().join().length()).isEqualTo(Sounds.joined(sound).length);
    }
  }

  @Test
  void the_disk_is_synced_every_five_seconds() {
    try (var studio = new Studio(folder)) {
      var recorder = studio.recordings.begin("one", "/m", Format.MP3);
      studio.play(recorder, Sounds.NO_HEAD, Sounds.mp3(38 * 4, 1));
      assertThat(studio.disk.syncs).isZero();

      studio.play(recorder, Sounds.NO_HEAD, Sounds.mp3(38 * 29, 1));

      // After 32 seconds: the sound and the index, six times.
      assertThat(studio.disk.syncs).isEqualTo(12);
    }
  }

  @Test
  void a_new_segment_begins_after_so_many_bytes() throws IOException {
    var bounds = new RecordingBounds(20_000, Duration.ofHours(1), 1 << 20, 0, Duration.ZERO, 0);
    try (var studio = new Studio(folder, bounds)) {
      var recorder = studio.recordings.begin("one", "/m", Format.MP3);
      var sound = Sounds.mp3(120, 1);
      sound.forEach(piece -> recorder.offer(Sounds.NO_HEAD, piece));
      studio.end(recorder);

      // 48 frames of 417 and 418 bytes are the first 20,000.
      assertThat(new ShowFolder(folder.resolve("one")).segments())
          .extracting(path -> path.getFileName().toString() + " " + Files.size(path))
          .containsExactly("000001.mp3 20040", "000002.mp3 20040", "000003.mp3 10020");
      assertThat(studio.onDisk("one")).isEqualTo(Sounds.joined(sound));
    }
  }

  @Test
  void a_new_segment_begins_after_so_much_sound() throws IOException {
    var bounds = new RecordingBounds(1 << 20, Duration.ofSeconds(2), 1 << 20, 0, Duration.ZERO, 0);
    try (var studio = new Studio(folder, bounds)) {
      var recorder = studio.recordings.begin("one", "/m", Format.AAC);
      var sound = Sounds.aac(300, 1);
      studio.play(recorder, Sounds.NO_HEAD, sound);
      studio.end(recorder);

      // 6.4 seconds.
      assertThat(new ShowFolder(folder.resolve("one")).segments())
          .extracting(path -> path.getFileName().toString())
          .containsExactly("000001.aac", "000002.aac", "000003.aac", "000004.aac");
      assertThat(studio.onDisk("one")).isEqualTo(Sounds.joined(sound));
    }
  }

  @Test
  void one_show_in_trouble_does_not_stop_another() throws IOException {
    try (var studio = new Studio(folder)) {
      Files.writeString(folder.resolve("broken"), "no folder");
      var broken = studio.recordings.begin("broken", "/a", Format.MP3);
      var fine = studio.recordings.begin("fine", "/b", Format.MP3);
      var sound = Sounds.mp3(100, 1);
      sound.forEach(piece -> broken.offer(Sounds.NO_HEAD, piece));
      studio.play(fine, Sounds.NO_HEAD, sound);

      assertThat(studio.onDisk("fine")).isEqualTo(Sounds.joined(sound));
      assertThat(studio.alarms).containsExactly("broken UNWRITABLE");
      assertThat(studio.end(broken).length()).isZero();
    }
  }

  @Test
  void a_show_is_never_written_over() {
    try (var studio = new Studio(folder)) {
      var first = studio.recordings.begin("one", "/m", Format.MP3);
      studio.play(first, Sounds.NO_HEAD, Sounds.mp3(10, 1));
      assertThatThrownBy(() -> studio.recordings.begin("one", "/m", Format.MP3))
          .isInstanceOf(IllegalArgumentException.class);
      studio.end(first);

      var again = studio.recordings.begin("one", "/m", Format.MP3);
      studio.play(again, Sounds.NO_HEAD, Sounds.mp3(10, 2));

      assertThat(studio.onDisk("one")).isEqualTo(Sounds.joined(Sounds.mp3(10, 1)));
      assertThat(studio.alarms).containsExactly("one UNWRITABLE");
    }
  }

  @Test
  void ids_that_lead_elsewhere_mounts_of_two_lines_and_webm_are_refused() {
    try (var studio = new Studio(folder)) {
      for (var id : new String[] {"", "..", "../x", "a/b", ".gone-a", "a b", "x".repeat(65)}) {
        assertThatThrownBy(() -> studio.recordings.begin(id, "/m", Format.MP3))
            .as(id)
            .isInstanceOf(IllegalArgumentException.class);
      }
      assertThatThrownBy(() -> studio.recordings.begin("one", "/m\nformat=AAC", Format.MP3))
          .isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(() -> studio.recordings.begin("one", "/m", Format.WEBM_OPUS))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void a_head_that_is_none_stops_the_recording_until_there_is_one() {
    try (var studio = new Studio(folder)) {
      var recorder = studio.recordings.begin("one", "/m", Format.OGG_OPUS);
      var sound = Sounds.opus(1, 10, 2, 1);
      studio.play(recorder, new byte[] {1, 2, 3}, sound.pages());
      assertThat(studio.alarms).containsExactly("one UNWRITABLE");

      studio.clock.pass(Duration.ofSeconds(1));
      studio.recordings.turn();
      studio.play(recorder, sound.head(), sound.pages());

      assertThat(studio.alarms).containsExactly("one UNWRITABLE", "one goes on");
      assertThat(studio.end(recorder).duration()).isEqualTo(Duration.ofSeconds(2));
    }
  }

  @Test
  void a_show_that_ends_while_the_house_closes_is_ended() {
    var studio = new Studio(folder);
    var recorder = studio.recordings.begin("one", "/m", Format.MP3);
    Sounds.mp3(10, 1).forEach(piece -> recorder.offer(Sounds.NO_HEAD, piece));
    var ended = recorder.end();

    studio.close();

    assertThat(ended.join().length()).isEqualTo(Sounds.joined(Sounds.mp3(10, 1)).length);
    assertThat(folder.resolve("one/ended")).exists();
  }

  @Test
  void what_is_offered_after_the_end_is_not_recorded() {
    try (var studio = new Studio(folder)) {
      var sound = Sounds.mp3(10, 1);
      var recorder = studio.recordings.begin("one", "/m", Format.MP3);
      sound.forEach(piece -> recorder.offer(Sounds.NO_HEAD, piece));
      var ended = recorder.end();
      recorder.offer(Sounds.NO_HEAD, sound.getFirst());
      studio.recordings.turn();

      assertThat(ended.join().length()).isEqualTo(Sounds.joined(sound).length);
      assertThat(studio.onDisk("one")).isEqualTo(Sounds.joined(sound));
    }
  }
}
