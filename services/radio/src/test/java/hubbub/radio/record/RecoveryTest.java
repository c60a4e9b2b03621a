package hubbub.radio.record;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.radio.sound.Format;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// What a crash, a power cut or a damaged disk leaves of a show.
class RecoveryTest extends LeftShow {
  /// Looks at all, and recovers some.
  private void each_length_is_recovered_to_whole_pieces(int last) throws IOException {
    var all = onDisk(folder);
    var show = new ShowFolder(folder.resolve("one"));
    var torn = show.segments().getLast();
    for (var length = all.length; length > all.length - last; length--) {
      try (var segments = Segments.of(show)) {
        assertThat(Recovery.of(show, segments).length())
            .as("length " + length)
            .isEqualTo(whole(length));
      }
      if (length % 50 == 0) {
        var copy = cut(length);
        assertThat(recover(copy)).extracting(Recording::length).containsExactly(whole(length));
        assertThat(onDisk(copy)).isEqualTo(Arrays.copyOf(all, (int) whole(length)));
      }
      try (var file = FileChannel.open(torn, StandardOpenOption.WRITE)) {
        file.truncate(file.size() - 1);
      }
    }
  }

  @Test
  void mp3_that_is_torn_anywhere_is_cut_after_its_last_whole_frame() throws IOException {
    leave(Format.MP3, Sounds.NO_HEAD, Sounds.mp3(200, 1));
    each_length_is_recovered_to_whole_pieces(1_300);
  }

  @Test
  void aac_that_is_torn_anywhere_is_cut_after_its_last_whole_frame() throws IOException {
    leave(Format.AAC, Sounds.NO_HEAD, Sounds.aac(200, 1));
    each_length_is_recovered_to_whole_pieces(1_300);
  }

  @Test
  void ogg_that_is_torn_anywhere_is_cut_after_its_last_whole_page() throws IOException {
    var sound = Sounds.opus(5, 40, 2, 1);
    leave(Format.OGG_OPUS, sound.head(), sound.pages());
    each_length_is_recovered_to_whole_pieces(1_300);
  }

  @Test
  void a_torn_beginning_is_recovered_too() throws IOException {
    leave(Format.MP3, Sounds.NO_HEAD, Sounds.mp3(200, 1));
    for (var length = 0; length < 1_700; length += 23) {
      var recovered = recover(cut(length)).getFirst();

      // With fewer than three frames nobody can be sure that it is a stream.
      assertThat(recovered.length()).isIn(whole(length), 0L);
      assertThat(recovered.length()).isGreaterThanOrEqualTo(length < 1_254 ? 0 : whole(length));
    }
  }

  @Test
  void durations_are_those_of_the_whole_pieces() throws IOException {
    var sound = Sounds.mp3(200, 1);
    leave(Format.MP3, Sounds.NO_HEAD, sound);
    var all = onDisk(folder);

    var copy = cut(all.length - 1);
    var torn = recover(copy).getFirst();

    assertThat(torn.duration())
        .isEqualTo(Duration.ofNanos(Sounds.micros(sound.subList(0, 199)) * 1_000));
    assertThat(torn.ended())
        .isBetween(
            torn.begun().plus(torn.duration()).minusMillis(500), torn.begun().plusSeconds(6));
    assertThat(recover(copy)).as("once more").isEmpty();
  }

  @Test
  void shows_of_a_process_that_was_stopped_are_ended_at_the_next_start() throws IOException {
    var sound = Sounds.opus(5, 40, 2, 1);
    leave(Format.OGG_OPUS, sound.head(), sound.pages());
    try (var studio = new Studio(folder, BOUNDS)) {
      assertThat(studio.recordings.find("one").orElseThrow().ended()).isNull();

      var recovered = studio.recordings.recover();

      assertThat(recovered).hasSize(1);
      assertThat(recovered.getFirst().duration()).isEqualTo(Duration.ofSeconds(8));
      assertThat(studio.recordings.find("one")).contains(recovered.getFirst());
      assertThat(studio.recordings.recover()).isEmpty();
    }
  }

  @Test
  void zeros_that_a_loss_of_power_left_for_sound_are_cut_off() throws IOException {
    leave(Format.MP3, Sounds.NO_HEAD, Sounds.mp3(1_000, 1));
    var segments = new ShowFolder(folder.resolve("one")).segments();
    for (var from : new int[] {0, 1, 5, 8}) {
      var copy = cut(Integer.MAX_VALUE);
      for (var segment : segments.subList(from, segments.size())) {
        var path = copy.resolve("one").resolve(segment.getFileName());
        Files.write(path, new byte[(int) Files.size(path)]);
      }

      var recovered = recover(copy).getFirst();

      var length = 0L;
      for (var segment : segments.subList(0, from)) {
        length += Files.size(segment);
      }
      assertThat(recovered.length()).as("from " + from).isEqualTo(length);
      assertThat(onDisk(copy)).hasSize((int) length);
      assertThat(Index.read(new ShowFolder(copy.resolve("one")), 1_000_000))
          .allMatch(entry -> entry.position() < recovered.length());
      delete(copy);
    }
  }

  @Test
  void garbage_behind_the_sound_is_cut_off() throws IOException {
    for (var format : List.of(Format.MP3, Format.OGG_OPUS)) {
      var ogg = Sounds.opus(5, 40, 2, 1);
      var isOgg = format == Format.OGG_OPUS;
      var pieces = isOgg ? ogg.pages() : Sounds.mp3(60, 1);
      leave(format, isOgg ? ogg.head() : Sounds.NO_HEAD, pieces);
      var whole = onDisk(folder);
      var last = new ShowFolder(folder.resolve("one")).segments().getLast();
      var garbage = new byte[5_000];
      new Random(3).nextBytes(garbage);
      Files.write(last, garbage, StandardOpenOption.APPEND);
      Files.write(last, new byte[5_000], StandardOpenOption.APPEND);
      Files.deleteIfExists(folder.resolve("one/ended"));

      recover(folder);

      assertThat(onDisk(folder)).isEqualTo(whole);
      delete(folder.resolve("one"));
    }
  }

  @Test
  void damage_in_the_middle_costs_only_what_is_damaged() throws IOException {
    var whole = Sounds.mp3(300, 1);
    leave(Format.MP3, Sounds.NO_HEAD, whole);
    var first = folder.resolve("one/000001.mp3");
    var bytes = Files.readAllBytes(first);
    Arrays.fill(bytes, 10_000, 12_000, (byte) 0);
    Files.write(first, bytes);
    Files.delete(folder.resolve("one/index"));

    var recovered = recover(folder).getFirst();

    assertThat(recovered.length()).isEqualTo(Sounds.joined(whole).length);
    assertThat(recovered.duration()).isBetween(Duration.ofMillis(7_600), Duration.ofMillis(7_837));
  }

  @Test
  void any_cut_and_any_damage_is_survived() throws IOException {
    var ogg = Sounds.opus(5, 60, 2, 1);
    leave(Format.OGG_OPUS, ogg.head(), ogg.pages());
    var all = onDisk(folder);
    for (var seed = 0; seed < 100; seed++) {
      var random = new Random(seed);
      var copy = cut(random.nextInt(all.length));
      for (var file : List.of("index", "000001.ogg")) {
        var path = copy.resolve("one").resolve(file);
        if (Files.exists(path)) {
          var bytes = Files.readAllBytes(path);
          for (var n = 0; n < 5; n++) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
          }
          Files.write(path, bytes);
        }
      }

      var recovered = recover(copy).getFirst();

      assertThat(recovered.length()).isBetween(0L, (long) all.length);
      assertThat(onDisk(copy)).hasSize((int) recovered.length());
      delete(copy);
    }
  }

  @Test
  void a_show_without_sound_is_ended_as_one() throws IOException {
    leave(Format.MP3, Sounds.NO_HEAD, List.of());
    var path = Files.createDirectories(folder.resolve("one"));
    new ShowFolder(path).note(new ShowFolder.Begun("/m", Format.MP3, Instant.ofEpochSecond(1_000)));

    var recovered = recover(folder).getFirst();

    assertThat(recovered.length()).isZero();
    assertThat(recovered.duration()).isZero();
    try (var studio = new Studio(folder)) {
      assertThat(studio.recordings.audio("one").orElseThrow().length()).isZero();
    }
  }

  @Test
  void a_show_whose_note_is_damaged_is_left_alone() throws IOException {
    leave(Format.MP3, Sounds.NO_HEAD, Sounds.mp3(60, 1));
    Files.writeString(folder.resolve("one/show"), "mount=/m\nformat=MP7\nbegun=1\n");
    var before = onDisk(folder);

    assertThat(recover(folder)).isEmpty();

    assertThat(onDisk(folder)).isEqualTo(before);
    try (var studio = new Studio(folder)) {
      assertThat(studio.recordings.all()).isEmpty();
    }
  }
}
