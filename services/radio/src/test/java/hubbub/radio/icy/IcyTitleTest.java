package hubbub.radio.icy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class IcyTitleTest {
  private static String read(byte[] block) {
    assertThat(block).hasSize(1 + 16 * (block[0] & 0xFF));
    return new String(block, 1, block.length - 1, StandardCharsets.UTF_8).replace("\0", "");
  }

  @Test
  void a_title_is_framed_in_sixteens() {
    var block = IcyTitle.of("Wren - Kestrel");
    assertThat(block[0]).isEqualTo((byte) 2);
    assertThat(read(block)).isEqualTo("StreamTitle='Wren - Kestrel';");
    // 13 and 2 bytes around 17 are two units to the last byte.
    assertThat(IcyTitle.of("x".repeat(17))).hasSize(33);
    assertThat(IcyTitle.of("x".repeat(18))).hasSize(49);
  }

  @Test
  void a_title_that_would_end_itself_or_break_a_line_does_neither() {
    assertThat(read(IcyTitle.of("it's'; StreamUrl='x")))
        .isEqualTo("StreamTitle='it's’; StreamUrl='x';");
    assertThat(read(IcyTitle.of("a\r\nb\0c"))).isEqualTo("StreamTitle='a  b c';");
  }

  @Test
  void a_title_that_is_too_long_is_cut_between_characters() {
    for (var begin : new String[] {"", "a", "ab", "abc"}) {
      var block = IcyTitle.of(begin + "😀".repeat(2_000));
      assertThat(block).hasSizeLessThanOrEqualTo(1 + 255 * 16);
      assertThat(read(block)).endsWith("😀';").doesNotContain("\uFFFD");
    }
  }

  @Test
  void titles_stand_after_each_so_many_bytes_whatever_the_pieces() {
    var places = new IcyPlaces();
    var sent = new ByteArrayOutputStream();
    for (var length : new int[] {10_000, 6_000, 1, 40_000, 15_999}) {
      var piece = new byte[length];
      Arrays.fill(piece, (byte) 1);
      for (var at = 0; at < length; ) {
        var now = places.before(length - at);
        sent.write(piece, at, now);
        at += now;
        if (places.sent(now)) {
          sent.writeBytes(IcyTitle.unchanged());
          places.titled();
        }
      }
    }
    var bytes = sent.toByteArray();
    assertThat(bytes).hasSize(72_000 + 4);
    for (var i = 0; i < bytes.length; i++) {
      assertThat(bytes[i] == 0).as("byte " + i).isEqualTo(i % 16_001 == 16_000);
    }
  }
}
