package hubbub.platform.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hubbub.platform.text.CsvLines.Line;
import hubbub.platform.text.CsvLines.Unreadable;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// RFC 4180, read and written.
class CsvLinesTest {
  private static final List<String> NAMES = List.of("id", "name");

  private static List<Line> read(String table) throws IOException, Unreadable {
    return CsvLines.read(
        new ByteArrayInputStream(table.getBytes(StandardCharsets.UTF_8)), NAMES, 5);
  }

  @Test
  void lines_have_the_numbers_that_an_editor_shows() throws Exception {
    assertThat(read("id,name\r\n1,one\r\n\r\n2,\"two\r\nlines\"\r\n3,\"a \"\"b\"\", c\"\n"))
        .containsExactly(
            new Line(2, List.of("1", "one")),
            new Line(4, List.of("2", "two\r\nlines")),
            new Line(6, List.of("3", "a \"b\", c")));
  }

  @Test
  void a_line_with_another_number_of_fields_has_none() throws Exception {
    assertThat(read("id,name\n1\n1,2,3\n,\n"))
        .containsExactly(
            new Line(2, List.of()), new Line(3, List.of()), new Line(4, List.of("", "")));
  }

  @Test
  void a_byte_order_mark_is_passed_over() throws Exception {
    assertThat(read("\uFEFFid,name\n1,a")).containsExactly(new Line(2, List.of("1", "a")));
    assertThat(read("id,name")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n", "1,a\n", "name,id\n", "id\n", "id,name,more\n", "ID,NAME\n"})
  void without_its_names_it_is_no_table(String table) {
    assertThatThrownBy(() -> read(table))
        .isInstanceOfSatisfying(Unreadable.class, e -> assertThat(e.line()).isEqualTo(1))
        .hasMessage("must be id,name");
  }

  @ParameterizedTest
  @CsvSource({
    "'1,a\n2,\"b\"c\n3,d\n', 3",
    "'\"b\"c\n', 2",
    "'1,a\n\n\n2,\"b\"c\n', 5",
    "'1,\"a\nb\r\nc\"\n2,\"b\"c\n', 5"
  })
  void a_quote_that_ends_too_early_is_found_in_its_line(String lines, int number) {
    assertThatThrownBy(() -> read("id,name\n" + lines))
        .isInstanceOfSatisfying(Unreadable.class, e -> assertThat(e.line()).isEqualTo(number));
  }

  @ParameterizedTest
  @ValueSource(strings = {"1,\"a", "1,a\n2,\"b\nc", "1,\"a\"\"", "1,a\n\""})
  void a_quote_that_nothing_closes_is_no_end_of_a_table(String lines) {
    assertThatThrownBy(() -> read("id,name\n" + lines))
        .isInstanceOf(Unreadable.class)
        .hasMessageContaining("quote");
  }

  @Test
  void more_lines_than_may_be_are_refused() throws Exception {
    assertThat(read("id,name\n" + "1,a\n".repeat(5))).hasSize(5);
    assertThatThrownBy(() -> read("id,name\n" + "1,a\n".repeat(6)))
        .isInstanceOf(Unreadable.class)
        .hasMessageContaining("5");
  }

  @Test
  void what_is_no_utf_8_is_refused() {
    var bytes = "id,name\n1,M\u00e1s\n".getBytes(StandardCharsets.ISO_8859_1);

    assertThatThrownBy(() -> CsvLines.read(new ByteArrayInputStream(bytes), NAMES, 5))
        .isInstanceOf(Unreadable.class)
        .hasMessageContaining("UTF-8");
  }

  @Test
  void a_field_has_a_bound() {
    assertThatThrownBy(() -> read("id,name\n1," + "a".repeat(40_000)))
        .isInstanceOf(Unreadable.class);
  }

  @Test
  void a_stream_that_breaks_is_no_wrong_table() {
    var broken =
        new InputStream() {
          @Override
          public int read() throws IOException {
            throw new IOException("cut");
          }

          @Override
          public int read(byte[] bytes, int offset, int length) throws IOException {
            return read();
          }
        };

    assertThatThrownBy(() -> CsvLines.read(broken, NAMES, 5))
        .isInstanceOf(IOException.class)
        .hasMessage("cut");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "plain", "a,b", "\"", "a\nb", "=1", "'=1", "''@x", "'quoted'", "-", "+ 1"})
  void what_is_written_is_read_again(String text) throws Exception {
    var table = "id,name\r\n" + Csv.line(List.of("1", Csv.guarded(text)));

    assertThat(Csv.unguarded(read(table).getFirst().fields().get(1))).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"=1+1", "@SUM(A1)", "-1", "+1", "'=1"})
  void no_text_is_taken_for_a_formula(String text) {
    assertThat(Csv.guarded(text)).isEqualTo("'" + text);
  }
}
