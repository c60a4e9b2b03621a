package hubbub.radio.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import hubbub.radio.sound.Format;
import hubbub.radio.sound.OggFramer;
import hubbub.radio.sound.Piece;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Ogg that comes from one source after another is one file that begins at zero.
class OggRecordingTest {
  @TempDir Path folder;

  /// What a reader sees in a header.
  private record Numbers(int flags, long granule, int serial, int sequence) {}

  private static List<Numbers> numbers(byte[] file) {
    var pages = new ArrayList<Numbers>();
    for (var at = 0; at < file.length; ) {
      var page = Arrays.copyOfRange(file, at, at + OggPageCopy.length(file, at, file.length - at));
      var header = ByteBuffer.wrap(page).order(ByteOrder.LITTLE_ENDIAN);
      pages.add(new Numbers(page[5], header.getLong(6), header.getInt(14), header.getInt(18)));
      var said = header.getInt(22);
      header.putInt(22, 0);
      assertThat(said).as("checksum at " + at).isEqualTo(Sounds.checksum(page));
      at += page.length;
    }
    return pages;
  }

  private Recording record(Studio studio, Format format, Sounds.Ogg... sources) {
    var recorder = studio.recordings.begin("one", "/m", format);
    for (var source : sources) {
      studio.play(recorder, source.head(), source.pages());
    }
    return studio.end(recorder);
  }

  @Test
  void a_stream_that_began_long_ago_begins_at_its_first_page() {
    try (var studio = new Studio(folder)) {
      var ended =
          record(studio, Format.OGG_VORBIS, Sounds.vorbis(77, 44_100, "a", 44_100L * 90_000, 5));

      assertThat(numbers(studio.onDisk("one")))
          .containsExactly(
              new Numbers(2, 0, 1, 0),
              new Numbers(0, 0, 1, 1),
              new Numbers(0, 44_100, 1, 2),
              new Numbers(0, 88_200, 1, 3),
              new Numbers(0, 132_300, 1, 4),
              new Numbers(0, 176_400, 1, 5),
              new Numbers(0, 220_500, 1, 6));
      assertThat(ended.duration()).isEqualTo(Duration.ofSeconds(5));
    }
  }

  @Test
  void a_source_that_comes_again_goes_on_in_the_same_stream() {
    try (var studio = new Studio(folder)) {
      var ended =
          record(
              studio,
              Format.OGG_VORBIS,
              Sounds.vorbis(77, 48_000, "a", 48_000, 2),
              Sounds.vorbis(5, 48_000, "a", 24_000, 2));

      assertThat(numbers(studio.onDisk("one")))
          .containsExactly(
              new Numbers(2, 0, 1, 0),
              new Numbers(0, 0, 1, 1),
              new Numbers(0, 48_000, 1, 2),
              new Numbers(0, 96_000, 1, 3),
              new Numbers(0, 120_000, 1, 4),
              new Numbers(0, 168_000, 1, 5));
      assertThat(ended.duration()).isEqualTo(Duration.ofMillis(3_500));
    }
  }

  @Test
  void a_source_with_other_sound_begins_a_link_that_goes_on_in_time() {
    try (var studio = new Studio(folder)) {
      var ended =
          record(
              studio,
              Format.OGG_VORBIS,
              Sounds.vorbis(77, 48_000, "a", 48_000, 2),
              Sounds.vorbis(77, 44_100, "b", 44_100, 2));

      assertThat(numbers(studio.onDisk("one")))
          .containsExactly(
              new Numbers(2, 0, 1, 0),
              new Numbers(0, 0, 1, 1),
              new Numbers(0, 48_000, 1, 2),
              new Numbers(0, 96_000, 1, 3),
              new Numbers(4, 96_000, 1, 4),
              new Numbers(2, 0, 2, 0),
              new Numbers(0, 0, 2, 1),
              new Numbers(0, 132_300, 2, 2),
              new Numbers(0, 176_400, 2, 3));
      assertThat(ended.duration()).isEqualTo(Duration.ofSeconds(4));
    }
  }

  @Test
  void opus_of_one_channel_goes_on_in_a_stream_of_two_and_the_other_way_round() {
    for (var channels : new int[] {1, 2}) {
      try (var studio = new Studio(folder.resolve("" + channels))) {
        record(
            studio,
            Format.OGG_OPUS,
            Sounds.opus(1, 5, channels, 1),
            Sounds.opus(2, 5, 3 - channels, 2));

        var file = studio.onDisk("one");
        assertThat(numbers(file)).extracting(Numbers::serial).containsOnly(1);
        assertThat(numbers(file)).last().isEqualTo(new Numbers(0, 2 * 48_000, 1, 11));
        assertThat(file[28 + 9]).as("channels").isEqualTo((byte) 2);
      }
    }
  }

  @Test
  void header_pages_of_a_later_link_that_come_as_pieces_are_written_once() {
    try (var studio = new Studio(folder)) {
      var links =
          List.of(
              Sounds.vorbis(2, 48_000, "a", 48_000, 2), Sounds.vorbis(3, 48_000, "a", 48_000, 2));
      var framer = new OggFramer();
      var recorder = studio.recordings.begin("one", "/m", Format.OGG_VORBIS);
      var chain = new ByteArrayOutputStream();
      for (var link : links) {
        chain.writeBytes(link.head());
        chain.writeBytes(Sounds.joined(link.pages()));
      }
      var bytes = chain.toByteArray();
      framer.take(bytes, 0, bytes.length, piece -> recorder.offer(framer.head(), piece));
      studio.end(recorder);

      assertThat(numbers(studio.onDisk("one")))
          .extracting(Numbers::granule)
          .containsExactly(0L, 0L, 48_000L, 96_000L, 144_000L, 192_000L);
    }
  }

  @Test
  void a_page_that_the_source_lost_stays_missing() {
    try (var studio = new Studio(folder)) {
      var sound = Sounds.vorbis(7, 48_000, "a", 48_000, 4);
      var pages = new ArrayList<Piece>(sound.pages());
      pages.remove(1);
      record(studio, Format.OGG_VORBIS, new Sounds.Ogg(sound.head(), pages));

      assertThat(numbers(studio.onDisk("one")))
          .extracting(Numbers::sequence)
          .containsExactly(0, 1, 2, 4, 5);
    }
  }

  @Test
  void the_end_of_a_source_is_not_the_end_of_the_show() {
    try (var studio = new Studio(folder)) {
      var sound = Sounds.opus(1, 5, 2, 1);
      assertThat(sound.pages().getLast().bytes()[5]).isEqualTo((byte) 4);
      record(studio, Format.OGG_OPUS, sound);

      assertThat(numbers(studio.onDisk("one"))).extracting(Numbers::flags).containsOnly(2, 0);
    }
  }

  @Test
  void positions_that_go_back_or_jump_by_more_than_ten_minutes_are_another_count() {
    try (var studio = new Studio(folder)) {
      var head = Sounds.vorbis(7, 48_000, "a", 0, 0).head();
      var pages = new ArrayList<Piece>();
      for (var granule : new long[] {48_000, 96_000, 24_000, 72_000, 48_000L * 3_600}) {
        var page = Sounds.page(0, granule, 7, pages.size() + 2, new byte[99]);
        pages.add(new Piece(page, true, 0));
      }
      record(studio, Format.OGG_VORBIS, new Sounds.Ogg(head, pages));

      // Each new count begins with as much sound as the page before had.
      assertThat(numbers(studio.onDisk("one")))
          .extracting(Numbers::granule)
          .containsExactly(0L, 0L, 48_000L, 96_000L, 144_000L, 192_000L, 240_000L);
    }
  }

  @Test
  void after_a_hole_in_the_recording_the_next_page_where_one_may_begin_goes_on() {
    try (var studio = new Studio(folder)) {
      var sound = Sounds.vorbis(7, 48_000, "a", 48_000, 9);
      var recorder = studio.recordings.begin("one", "/m", Format.OGG_VORBIS);
      studio.play(recorder, sound.head(), sound.pages().subList(0, 3));
      studio.disk.left = 100;
      studio.play(recorder, sound.head(), sound.pages().subList(3, 6));
      studio.disk.left = Long.MAX_VALUE;
      studio.clock.pass(Duration.ofSeconds(1));
      studio.recordings.turn();
      var torn = new Piece(sound.pages().get(6).bytes(), false, 0);
      recorder.offer(sound.head(), torn);
      studio.play(recorder, sound.head(), sound.pages().subList(7, 9));
      var ended = studio.end(recorder);

      assertThat(studio.alarms).containsExactly("one NO_ROOM", "one goes on");
      assertThat(numbers(studio.onDisk("one")))
          .extracting(Numbers::granule)
          .containsExactly(0L, 0L, 48_000L, 96_000L, 144_000L, 192_000L, 240_000L);
      assertThat(ended.duration()).isEqualTo(Duration.ofSeconds(5));
    }
  }

  @Test
  void a_head_that_never_came_to_disk_is_written_when_there_is_room() {
    try (var studio = new Studio(folder)) {
      var sound = Sounds.vorbis(7, 48_000, "a", 48_000, 4);
      studio.disk.left = 50;
      var recorder = studio.recordings.begin("one", "/m", Format.OGG_VORBIS);
      studio.play(recorder, sound.head(), sound.pages().subList(0, 2));
      studio.disk.left = Long.MAX_VALUE;
      studio.clock.pass(Duration.ofSeconds(1));
      studio.recordings.turn();
      studio.play(recorder, sound.head(), sound.pages().subList(2, 4));

      assertThat(numbers(studio.onDisk("one")))
          .extracting(Numbers::flags, Numbers::sequence)
          .containsExactly(tuple(2, 0), tuple(0, 1), tuple(0, 2), tuple(0, 3));
    }
  }

  @Test
  void opus_out_of_another_container_is_recorded_as_ogg() {
    try (var studio = new Studio(folder)) {
      var recorder = studio.recordings.begin("one", "/m", Format.OGG_OPUS);
      var opus = new OpusRecorder(recorder);
      for (var source = 0; source < 2; source++) {
        opus.begin(Sounds.opusHead(2));
        for (var n = 0; n < 50; n++) {
          opus.packet(new byte[] {(byte) (31 << 3), 1, 2, 3}, n * 20_000L);
        }
      }
      opus.end();
      var ended = studio.end(recorder);

      assertThat(ended.duration()).isEqualTo(Duration.ofSeconds(2));
      assertThat(numbers(studio.onDisk("one"))).extracting(Numbers::serial).containsOnly(1);
    }
  }
}
