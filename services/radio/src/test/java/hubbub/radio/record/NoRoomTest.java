package hubbub.radio.record;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.radio.sound.Format;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A disk that is full or slow costs the recording a hole, and nobody else anything.
class NoRoomTest {
  @TempDir Path folder;

  @Test
  void a_full_disk_stops_a_recording_with_an_alarm_and_it_goes_on_when_there_is_room() {
    try (var studio = new Studio(folder)) {
      var sound = Sounds.mp3(300, 1);
      studio.disk.left = 20_000;
      var recorder = studio.recordings.begin("one", "/m", Format.MP3);
      studio.play(recorder, Sounds.NO_HEAD, sound);
      assertThat(studio.alarms).containsExactly("one NO_ROOM");
      assertThat(recorder.trouble()).contains(RecordingAlarm.Trouble.NO_ROOM);
      var before = recorder.recording();

      studio.disk.left = Long.MAX_VALUE;
      studio.clock.pass(Duration.ofSeconds(2));
      studio.recordings.turn();
      studio.play(recorder, Sounds.NO_HEAD, sound);

      assertThat(studio.alarms).containsExactly("one NO_ROOM", "one goes on");
      assertThat(recorder.trouble()).isEmpty();
      assertThat(before.length()).isPositive();
      var begin = Arrays.copyOf(Sounds.joined(sound), (int) before.length());
      assertThat(studio.onDisk("one"))
          .as("whole frames only")
          .startsWith(begin)
          .hasSize(begin.length + Sounds.joined(sound).length)
          .endsWith(Sounds.joined(sound));
      assertThat(recorder.lost()).isEqualTo(Sounds.joined(sound).length - begin.length);
      assertThat(studio.end(recorder).duration())
          .isEqualTo(before.duration().plusNanos(Sounds.micros(sound) * 1_000));
    }
  }

  @Test
  void shows_stop_before_the_disk_is_full_and_go_on_when_there_is_some_more_room() {
    var bounds =
        new RecordingBounds(1 << 20, Duration.ofHours(1), 1 << 20, 800_000, Duration.ZERO, 0);
    try (var studio = new Studio(folder, bounds)) {
      var recorder = studio.recordings.begin("one", "/m", Format.MP3);
      studio.play(recorder, Sounds.NO_HEAD, Sounds.mp3(100, 1));
      studio.disk.room = 799_999;
      studio.play(recorder, Sounds.NO_HEAD, Sounds.mp3(100, 2));
      assertThat(studio.alarms).containsExactly("one NO_ROOM");

      studio.disk.room = 899_999;
      studio.play(recorder, Sounds.NO_HEAD, Sounds.mp3(100, 3));
      assertThat(studio.alarms).containsExactly("one NO_ROOM");
      studio.disk.room = 900_000;
      studio.play(recorder, Sounds.NO_HEAD, Sounds.mp3(100, 4));
      assertThat(studio.alarms).containsExactly("one NO_ROOM", "one goes on");
    }
  }

  @Test
  void a_show_that_begins_on_a_full_disk_is_recorded_from_when_there_is_room() {
    try (var studio = new Studio(folder)) {
      studio.disk.left = 0;
      var recorder = studio.recordings.begin("one", "/m", Format.MP3);
      studio.play(recorder, Sounds.NO_HEAD, Sounds.mp3(100, 1));
      studio.disk.left = Long.MAX_VALUE;
      studio.clock.pass(Duration.ofSeconds(1));
      studio.recordings.turn();
      var sound = Sounds.mp3(100, 2);
      studio.play(recorder, Sounds.NO_HEAD, sound);

      assertThat(studio.end(recorder).duration()).isEqualTo(Duration.ofNanos(2_612_244_000L));
      assertThat(studio.onDisk("one")).isEqualTo(Sounds.joined(sound));
    }
  }

  @Test
  void a_slow_disk_makes_a_hole_with_an_alarm_and_offering_never_waits() throws Exception {
    try (var studio = new Studio(folder)) {
      var gate = new CountDownLatch(1);
      studio.disk.gate = gate;
      var recorder = studio.recordings.begin("one", "/m", Format.MP3);
      var sound = Sounds.mp3(5_000, 1);
      recorder.offer(Sounds.NO_HEAD, sound.getFirst());
      var turning = Thread.ofPlatform().start(studio.recordings::turn);

      sound.subList(1, sound.size()).forEach(piece -> recorder.offer(Sounds.NO_HEAD, piece));

      assertThat(recorder.trouble()).contains(RecordingAlarm.Trouble.TOO_SLOW);
      gate.countDown();
      turning.join();
      studio.recordings.turn();
      var kept = recorder.recording().length();
      // A mebibyte waits, and up to a quarter more is with the disk.
      assertThat(kept).isBetween((1L << 20) - 418, (5L << 18) + 418);
      assertThat(recorder.lost()).isEqualTo(Sounds.joined(sound).length - kept);
      assertThat(studio.alarms).containsExactly("one TOO_SLOW");
      studio.play(recorder, Sounds.NO_HEAD, Sounds.mp3(100, 2));
      assertThat(studio.alarms).containsExactly("one TOO_SLOW", "one goes on");
      assertThat(studio.onDisk("one")).endsWith(Sounds.joined(Sounds.mp3(100, 2)));
    }
  }
}
