package hubbub.radio.standin;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import hubbub.radio.sound.Format;
import hubbub.radio.sound.Piece;
import hubbub.radio.sound.Recognizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class Mp3SilenceTest {
  /// A frame as it may come: a header, then whatever.
  private static byte[] frame(String header, int length) {
    var frame = new byte[length];
    new Random(length).nextBytes(frame);
    System.arraycopy(HexFormat.of().parseHex(header), 0, frame, 0, 4);
    return frame;
  }

  private static Optional<Silence> after(byte[] frame) {
    return Silence.after(Format.MP3, new byte[0], List.of(frame));
  }

  private static Silence silence(byte[] frame) {
    return after(frame).orElseThrow();
  }

  private static long micros(Silence silence, int pieces) {
    return IntStream.range(0, pieces).mapToLong(_ -> silence.next().micros()).sum();
  }

  @Test
  void it_is_the_last_frame_with_its_header_only() {
    // MPEG-1, layer III, no checksum; 128 kbit/s, 44,100 Hz, padded; joint by middle and side.
    var piece = silence(frame("fffb9264", 418)).next();

    var wanted = new byte[418];
    System.arraycopy(HexFormat.of().parseHex("fffb9244"), 0, wanted, 0, 4);
    assertThat(piece.bytes()).isEqualTo(wanted);
    assertThat(piece.begins()).isTrue();
  }

  @Test
  void a_checksum_goes_as_it_would_be_wrong() {
    assertThat(silence(frame("fffa90c4", 417)).next().bytes())
        .startsWith(0xFF, 0xFB, 0x90, 0xC4, 0);
  }

  @Test
  void it_is_as_long_as_it_says_for_each_version_and_layer() {
    // 441 × 1,152 samples at 44,100 Hz; what is lost in rounding comes later.
    assertThat(micros(silence(frame("fffb9064", 417)), 441)).isEqualTo(11_520_000);
    assertThat(silence(frame("fffb9464", 384)).next().micros()).isEqualTo(24_000);
    assertThat(silence(frame("fffb9864", 576)).next().micros()).isEqualTo(36_000);
    // MPEG-2 at 24 kHz, MPEG-2.5 at 8 kHz: 576 samples.
    assertThat(silence(frame("fff384c4", 192)).next().micros()).isEqualTo(24_000);
    assertThat(silence(frame("ffe388c4", 576)).next().micros()).isEqualTo(72_000);
    // Layer II has 1,152 samples in all of them, layer I 384.
    assertThat(silence(frame("fffd8400", 384)).next().micros()).isEqualTo(24_000);
    assertThat(silence(frame("fff58400", 768)).next().micros()).isEqualTo(48_000);
    assertThat(silence(frame("ffff8400", 256)).next().micros()).isEqualTo(8_000);
  }

  @Test
  void whoever_cuts_the_stream_finds_the_silence_frame_by_frame() {
    var last = frame("fffb9064", 417);
    var silence = silence(last);
    var recognizer = new Recognizer();
    var pieces = new ArrayList<Piece>();
    for (var n = 0; n < 20; n++) {
      recognizer.take(last, 0, last.length, pieces::add);
    }
    for (var n = 0; n < 20; n++) {
      var piece = silence.next();
      recognizer.take(piece.bytes(), 0, piece.bytes().length, pieces::add);
    }
    assertThat(pieces).hasSize(40).allMatch(piece -> piece.bytes().length == 417);
    assertThat(pieces.getLast().bytes()).startsWith(0xFF, 0xFB, 0x90, 0x44, 0);
    assertThat(recognizer.framer().orElseThrow().damaged()).isZero();
  }

  @Test
  void a_listener_who_begins_now_needs_nothing_before_it() {
    assertThat(silence(frame("fffb9064", 417)).head()).isEmpty();
  }

  @Test
  void there_is_none_after_what_is_no_frame() {
    assertThat(Silence.after(Format.MP3, new byte[0], List.of())).isEmpty();
    assertThat(after(new byte[0])).isEmpty();
    assertThat(after(new byte[417])).isEmpty();
    assertThat(after(frame("fffb9064", 23))).isEmpty();
    assertThat(after(frame("ffeb9064", 417))).as("a version that is none").isEmpty();
    assertThat(after(frame("fff99064", 417))).as("a layer that is none").isEmpty();
    assertThat(after(frame("fffb9c64", 417))).as("a rate that is none").isEmpty();
    assertThat(after(Arrays.copyOf("OggS".getBytes(UTF_8), 99))).isEmpty();
  }
}
