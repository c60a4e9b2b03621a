package hubbub.radio.sound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// MP3 and AAC: frames that say how long they are.
class FrameFramerTest {
  private final ByteArrayOutputStream stream = new ByteArrayOutputStream();
  private final Random random = new Random(7);

  /// MPEG-1, layer III, 128 kbit/s, 44.1 kHz, stereo: 417 bytes, 418 with a padding.
  private FrameFramerTest mp3(int count) {
    for (var n = 0; n < count; n++) {
      var padded = n % 2;
      frame(new int[] {0xFF, 0xFB, 0x90 | (padded << 1), 0x00}, 417 + padded);
    }
    return this;
  }

  /// AAC LC, 48 kHz, stereo.
  private FrameFramerTest aac(int count, int length) {
    for (var n = 0; n < count; n++) {
      frame(
          new int[] {
            0xFF,
            0xF1,
            0x4C,
            0x80 | (length >> 11),
            (length >> 3) & 0xFF,
            ((length & 7) << 5) | 0x1F,
            0xFC
          },
          length);
    }
    return this;
  }

  private void frame(int[] header, int length) {
    for (var one : header) {
      stream.write(one);
    }
    for (var n = header.length; n < length; n++) {
      stream.write(random.nextInt(0xFF));
    }
  }

  private FrameFramerTest garbage(int count) {
    for (var n = 0; n < count; n++) {
      stream.write(random.nextInt(256));
    }
    return this;
  }

  private FrameFramerTest text(String ascii) {
    ascii.chars().forEach(stream::write);
    return this;
  }

  private byte[] bytes() {
    return stream.toByteArray();
  }

  @Test
  void mp3_is_cut_into_its_frames_however_it_comes() {
    var bytes = mp3(50).bytes();
    for (var lengths : Cuts.lengths(Mp3Framer::new, bytes)) {
      assertThat(lengths).hasSize(50).startsWith(417, 418, 417);
    }
    var pieces = Cuts.whole(new Mp3Framer(), bytes);
    assertThat(Cuts.joined(pieces)).isEqualTo(bytes);
    assertThat(pieces).allMatch(Piece::begins);
    // 50 frames of 1,152 samples, rounded down in all, not in each.
    assertThat(pieces.stream().mapToLong(Piece::micros).sum()).isEqualTo(1_306_122);
  }

  @Test
  void mp3_says_how_it_is_made() {
    var framer = new Mp3Framer();
    assertThat(framer.shape()).isEqualTo(Framer.Shape.UNKNOWN);
    Cuts.whole(framer, mp3(400).bytes());
    assertThat(framer.shape().rate()).isEqualTo(44_100);
    assertThat(framer.shape().channels()).isEqualTo(2);
    assertThat(framer.shape().bitsPerSecond()).isBetween(127_500, 128_500);
  }

  @Test
  void every_kind_of_mpeg_frame_has_the_length_that_the_standard_says() {
    assertThat(length(0xFF, 0xFB, 0xE4, 0x00)).as("320 kbit/s, 48 kHz").isEqualTo(960);
    assertThat(length(0xFF, 0xFB, 0x18, 0xC0)).as("32 kbit/s, 32 kHz, mono").isEqualTo(144);
    assertThat(length(0xFF, 0xF3, 0x84, 0x00)).as("MPEG-2, 64 kbit/s, 24 kHz").isEqualTo(192);
    assertThat(length(0xFF, 0xE3, 0x18, 0x00)).as("MPEG-2.5, 8 kbit/s, 8 kHz").isEqualTo(72);
    assertThat(length(0xFF, 0xFD, 0xE4, 0x00)).as("layer II, 384 kbit/s, 48 kHz").isEqualTo(1_152);
    assertThat(length(0xFF, 0xFF, 0xE8, 0x00)).as("layer I, 448 kbit/s, 32 kHz").isEqualTo(672);
    assertThat(length(0xFF, 0xFB, 0xF0, 0x00)).as("a bad bit rate").isEqualTo(-1);
    assertThat(length(0xFF, 0xFB, 0x0C, 0x00)).as("a reserved rate").isEqualTo(-1);
    assertThat(length(0xFF, 0xEB, 0x90, 0x00)).as("a reserved version").isEqualTo(-1);
    assertThat(length(0xFF, 0xF9, 0x90, 0x00)).as("a reserved layer").isEqualTo(-1);
  }

  private static int length(int... header) {
    var window = new Window(16);
    for (var one : header) {
      window.add(new byte[] {(byte) one}, 0, 1);
    }
    var found = new Mp3Framer().header(window, 0);
    return found == null ? -1 : found.length();
  }

  @Test
  void tags_and_an_encoders_description_are_left_out() {
    text("ID3").text("\u0004\u0000\u0000\u0000\u0000\u0001\u0010").text("t".repeat(144));
    stream.write(0xFF);
    stream.write(0xFB);
    stream.write(0x90);
    stream.write(0);
    text("\u0000".repeat(32)).text("Info").text("\u0000".repeat(417 - 40));
    var framer = new Mp3Framer();

    var pieces = Cuts.whole(framer, mp3(10).bytes());

    assertThat(pieces).hasSize(10);
    assertThat(framer.damaged()).isZero();
  }

  @Test
  void what_is_damaged_is_left_out_counted_and_the_next_frame_is_found() {
    mp3(20);
    garbage(1_000).mp3(20);
    var framer = new Mp3Framer();

    var pieces = Cuts.whole(framer, bytes());

    assertThat(pieces).hasSizeBetween(39, 40);
    assertThat(framer.damaged()).isBetween(500L, 2_000L);
    for (var lengths : Cuts.lengths(Mp3Framer::new, bytes())) {
      assertThat(lengths).isEqualTo(Cuts.lengths(pieces));
    }
  }

  @Test
  void any_damage_leaves_most_of_a_stream() {
    var whole = mp3(200).bytes();
    for (var seed = 0; seed < 200; seed++) {
      var chance = new Random(seed);
      var bytes = whole.clone();
      for (var n = 0; n < 20; n++) {
        bytes[chance.nextInt(bytes.length)] = (byte) chance.nextInt(256);
      }
      assertThat(Cuts.anyhow(new Mp3Framer(), bytes, seed))
          .as("seed " + seed)
          .hasSizeBetween(150, 200);
    }
  }

  @Test
  void aac_is_cut_into_its_frames_however_it_comes() {
    var bytes = aac(20, 341).aac(20, 7).aac(10, 8_191).bytes();
    for (var lengths : Cuts.lengths(AacFramer::new, bytes)) {
      assertThat(lengths).hasSize(50).startsWith(341).endsWith(8_191);
    }
    var framer = new AacFramer();
    var pieces = Cuts.whole(framer, bytes);
    assertThat(Cuts.joined(pieces)).isEqualTo(bytes);
    assertThat(framer.shape().rate()).isEqualTo(48_000);
    assertThat(framer.shape().channels()).isEqualTo(2);
    assertThat(pieces.stream().mapToLong(Piece::micros).sum()).isEqualTo(1_066_666);
  }

  @Test
  void a_stream_that_is_none_is_given_up_after_a_mebibyte() {
    var bytes = new byte[2 << 20];
    random.nextBytes(bytes);
    for (var i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) (bytes[i] & 0x7F);
    }
    var framer = new AacFramer();
    assertThatThrownBy(() -> Cuts.whole(framer, bytes))
        .isInstanceOf(NotThisFormat.class)
        .hasMessageContaining("AAC");
    assertThat(framer.damaged()).isEqualTo((1 << 20) + 1);
  }
}
