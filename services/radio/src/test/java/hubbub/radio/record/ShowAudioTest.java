package hubbub.radio.record;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import hubbub.radio.sound.Format;
import hubbub.radio.sound.Piece;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A show is read as one file.
class ShowAudioTest {
  private static final RecordingBounds BOUNDS =
      new RecordingBounds(20_000, Duration.ofHours(1), 1 << 20, 0, Duration.ZERO, 0);

  /// A frame of MPEG-1, layer III, 44.1 kHz, stereo at 64 kbit/s: the first that holds 152 bytes is
  /// of 48 kbit/s, 156 bytes.
  private static final int XING = 156;

  @TempDir Path folder;

  private static byte[] all(ShowAudio audio) throws IOException {
    var all = new byte[(int) audio.length() + 100];
    return Arrays.copyOf(all, audio.read(0, all, 0, all.length));
  }

  private static Recording record(Studio studio, Format format, byte[] head, List<Piece> pieces) {
    var recorder = studio.recordings.begin("one", "/m", format);
    studio.play(recorder, head, pieces);
    return studio.end(recorder);
  }

  @Test
  void every_range_of_a_show_is_the_same_as_of_its_segments_in_a_row() throws IOException {
    try (var studio = new Studio(folder, BOUNDS)) {
      var sound = Sounds.opus(5, 100, 2, 1);
      record(studio, Format.OGG_OPUS, sound.head(), sound.pages());
      var whole = studio.onDisk("one");
      assertThat(whole.length).isGreaterThan(50_000);
      try (var audio = studio.recordings.audio("one").orElseThrow()) {
        assertThat(audio.contentType()).isEqualTo("audio/ogg");
        assertThat(audio.length()).isEqualTo(whole.length);
        assertThat(all(audio)).isEqualTo(whole);
        var random = new Random(1);
        for (var n = 0; n < 200; n++) {
          var from = random.nextInt(whole.length);
          var count = random.nextInt(30_000);
          var some = new byte[count];
          var expected = Arrays.copyOfRange(whole, from, Math.min(whole.length, from + count));
          assertThat(audio.read(from, some, 0, count)).isEqualTo(expected.length);
          assertThat(Arrays.copyOf(some, expected.length)).isEqualTo(expected);
        }
        assertThat(audio.read(whole.length, new byte[9], 0, 9)).isZero();
        assertThat(audio.read(Long.MAX_VALUE, new byte[9], 0, 9)).isZero();
      }
    }
  }

  @Test
  void mp3_begins_with_a_frame_that_says_how_long_it_is() throws IOException {
    try (var studio = new Studio(folder, BOUNDS)) {
      var sound = Sounds.mp3(2_000, 1);
      record(studio, Format.MP3, Sounds.NO_HEAD, sound);
      var whole = Sounds.joined(sound);
      try (var audio = studio.recordings.audio("one").orElseThrow()) {
        var file = all(audio);
        assertThat(audio.length()).isEqualTo(XING + whole.length);
        assertThat(Arrays.copyOfRange(file, XING, file.length)).isEqualTo(whole);
        var frame = ByteBuffer.wrap(file, 0, XING);
        assertThat(frame.getInt()).isEqualTo(0xFFFB_3000);
        assertThat(Arrays.copyOfRange(file, 36, 40)).isEqualTo("Xing".getBytes(US_ASCII));
        frame.position(40);
        assertThat(frame.getInt()).as("fields").isEqualTo(7);
        assertThat(frame.getInt()).as("frames").isEqualTo(2_000);
        assertThat(frame.getInt()).as("bytes").isEqualTo(file.length);
        for (var hundredth = 0; hundredth < 100; hundredth++) {
          // The index has a place in each of 52 seconds.
          assertThat(frame.get() & 0xFF)
              .as("hundredth " + hundredth)
              .isBetween((int) (hundredth * 2.56) - 6, (int) (hundredth * 2.56) + 1);
        }
        for (var from = 0; from < 300; from += 11) {
          var some = new byte[200];
          assertThat(audio.read(from, some, 0, 200)).isEqualTo(200);
          assertThat(some).isEqualTo(Arrays.copyOfRange(file, from, from + 200));
        }
      }
    }
  }

  @Test
  void mp3_of_every_kind_gets_a_frame_of_its_own_kind() {
    var timeline = new Timeline(List.of(), 1_000_000);
    for (var version : new int[] {0, 2, 3}) {
      for (var rates = 0; rates < 3; rates++) {
        for (var mode = 0; mode < 4; mode++) {
          var header =
              new byte[] {
                -1, (byte) (0xE3 | version << 3), (byte) (0x80 | rates << 2), (byte) (mode << 6)
              };
          var frame = XingFrame.of(header, 1_000_000, 9_000, timeline);
          var side = version == 3 ? (mode == 3 ? 17 : 32) : mode == 3 ? 9 : 17;
          assertThat(frame).hasSizeGreaterThanOrEqualTo(4 + side + 116);
          assertThat(new String(frame, 4 + side, 4, US_ASCII)).isEqualTo("Xing");
          assertThat(frame[1]).isEqualTo(header[1]);
          assertThat(frame[2] & 0x0C).isEqualTo(rates << 2);
          assertThat(frame[3]).isEqualTo(header[3]);
        }
      }
    }
    var layer2 = new byte[] {-1, (byte) 0xFD, (byte) 0x80, 0};
    assertThat(XingFrame.of(layer2, 1_000_000, 9_000, timeline)).isEmpty();
    assertThat(XingFrame.of(new byte[] {1, 2, 3, 4}, 1_000_000, 9_000, timeline)).isEmpty();
  }

  @Test
  void a_running_show_is_read_as_far_as_it_is_written() throws IOException {
    try (var studio = new Studio(folder, BOUNDS)) {
      var recorder = studio.recordings.begin("one", "/m", Format.AAC);
      studio.play(recorder, Sounds.NO_HEAD, Sounds.aac(100, 1));
      try (var audio = studio.recordings.audio("one").orElseThrow()) {
        studio.play(recorder, Sounds.NO_HEAD, Sounds.aac(100, 2));

        assertThat(audio.recording().ended()).isNull();
        assertThat(all(audio)).isEqualTo(Sounds.joined(Sounds.aac(100, 1)));
      }
    }
  }

  @Test
  void a_show_is_sought_in_by_its_sound() throws IOException {
    try (var studio = new Studio(folder, BOUNDS)) {
      var sound = Sounds.mp3(400, 1);
      record(studio, Format.MP3, Sounds.NO_HEAD, sound);
      try (var audio = studio.recordings.audio("one").orElseThrow()) {
        // 5 seconds are 191.4 frames; the entry before is the one after 156 or 195 frames.
        var position = audio.positionOf(Duration.ofSeconds(5)) - XING;
        var fiveSeconds = Sounds.joined(sound.subList(0, 191)).length;
        assertThat(position).isBetween(fiveSeconds - 16_300L, (long) fiveSeconds);
        var two = new byte[2];
        audio.read(position + XING, two, 0, 2);
        assertThat(two).containsExactly(0xFF, 0xFB);
        assertThat(audio.positionOf(Duration.ZERO)).isEqualTo(XING);
        assertThat(audio.positionOf(Duration.ofHours(1))).isLessThan(audio.length());
      }
    }
  }
}
