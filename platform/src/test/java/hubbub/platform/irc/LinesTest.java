package hubbub.platform.irc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Bytes become lines.
class LinesTest {
  @Test
  void lines_are_the_same_however_the_bytes_are_cut() {
    var bytes = "PING :x\r\nnaïve 😀\r\n\nlast\n".getBytes(StandardCharsets.UTF_8);

    for (var atOnce = 1; atOnce <= bytes.length; atOnce++) {
      var lines = new Lines(100);
      var found = new ArrayList<String>();
      for (var from = 0; from < bytes.length; from += atOnce) {
        lines.add(ByteBuffer.wrap(bytes, from, Math.min(atOnce, bytes.length - from)));
        for (var line = lines.next(); line != null; line = lines.next()) {
          found.add(line);
        }
        lines.shrink();
      }

      assertThat(found).containsExactly("PING :x", "naïve 😀", "", "last");
      assertThat(lines.waiting()).isZero();
    }
  }

  @Test
  void what_came_after_the_last_end_of_a_line_is_there_at_the_end() throws IOException {
    var lines = new Lines(100);

    assertThat(all(lines, "a\nrest".getBytes(StandardCharsets.UTF_8))).containsExactly("a");
    assertThat(lines.rest()).isEqualTo("rest");
  }

  @Test
  void a_line_over_the_limit_is_left_out_and_counted() throws IOException {
    var lines = new Lines(10);
    var bytes = ("a\r\n" + "x".repeat(200_000) + "\r\n1234567890\r\n12345678901\nb\n");

    assertThat(all(lines, bytes.getBytes(StandardCharsets.UTF_8)))
        .containsExactly("a", "1234567890", "b");
    assertThat(lines.tooLong()).isEqualTo(2);
  }

  @Test
  void what_is_not_utf8_is_replaced_and_counted() throws IOException {
    var lines = new Lines(100);

    var found = all(lines, new byte[] {'a', (byte) 0xff, 'b', '\n', 'c', '\n'});

    assertThat(found).containsExactly("a\uFFFDb", "c");
    assertThat(lines.notUtf8()).isEqualTo(1);
  }

  @Test
  void a_replacement_character_that_was_sent_is_not_counted() throws IOException {
    var lines = new Lines(100);

    all(lines, "a\uFFFDb\n".getBytes(StandardCharsets.UTF_8));

    assertThat(lines.notUtf8()).isZero();
  }

  private static List<String> all(Lines lines, byte[] bytes) throws IOException {
    var found = new ArrayList<String>();
    var in = new ByteArrayInputStream(bytes);
    while (lines.read(in) >= 0) {
      for (var line = lines.next(); line != null; line = lines.next()) {
        found.add(line);
      }
    }
    return found;
  }
}
