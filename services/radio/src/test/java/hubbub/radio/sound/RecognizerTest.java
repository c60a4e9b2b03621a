package hubbub.radio.sound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RecognizerTest {
  private static byte[] mp3(int frames) {
    var stream = new ByteArrayOutputStream();
    for (var n = 0; n < frames; n++) {
      stream.writeBytes(new byte[] {(byte) 0xFF, (byte) 0xFB, (byte) 0x90, 0});
      stream.writeBytes(new byte[413]);
    }
    return stream.toByteArray();
  }

  @Test
  void a_stream_is_known_by_its_bytes_and_none_of_them_is_lost() {
    var recognizer = new Recognizer();
    var pieces = new ArrayList<Piece>();
    var stream = mp3(40);
    for (var i = 0; i < stream.length; i++) {
      recognizer.take(stream, i, 1, pieces::add);
    }
    assertThat(recognizer.framer().orElseThrow().format()).isEqualTo(Format.MP3);
    assertThat(Cuts.joined(pieces)).isEqualTo(stream);
  }

  @Test
  void a_stream_that_begins_in_the_middle_of_a_frame_is_known_too() {
    var recognizer = new Recognizer();
    var pieces = new ArrayList<Piece>();
    recognizer.take(mp3(40), 100, 40 * 417 - 100, pieces::add);
    assertThat(recognizer.framer().orElseThrow().format()).isEqualTo(Format.MP3);
    assertThat(pieces).hasSize(39);
  }

  @Test
  void what_is_no_sound_is_refused_after_some_of_it() {
    var page = "<html>".repeat(20_000).getBytes(StandardCharsets.US_ASCII);
    assertThatThrownBy(() -> new Recognizer().take(page, 0, page.length, _ -> {}))
        .isInstanceOf(NotThisFormat.class)
        .hasMessageContaining("WebM with Opus");
    var noise = new byte[200_000];
    new Random(3).nextBytes(noise);
    assertThatThrownBy(() -> new Recognizer().take(noise, 0, noise.length, _ -> {}))
        .isInstanceOf(NotThisFormat.class);
  }
}
