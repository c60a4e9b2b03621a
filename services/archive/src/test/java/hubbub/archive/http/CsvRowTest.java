package hubbub.archive.http;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.contracts.Channel;
import hubbub.contracts.connectors.Author;
import hubbub.contracts.connectors.Message;
import hubbub.contracts.connectors.MessageKind;
import hubbub.platform.json.MessageJson;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A message as a line of RFC 4180.
class CsvRowTest {
  private static String row(String text) {
    var at = Instant.parse("2026-03-01T20:00:00.120Z");
    return CsvRow.of(
        new MessageJson(
            new Channel("twitch", "kestrelplays"),
            List.of("r1", "r2"),
            new Message(
                "id",
                MessageKind.MESSAGE,
                new Author("7", "ana", "Ana", null),
                text,
                at,
                at,
                null,
                List.of("vip/1"),
                List.of(),
                false,
                Map.of()),
            null,
            new MessageJson.Mood("positive", 0.5)));
  }

  @Test
  void a_line_has_all_columns_and_ends_as_the_rfc_says() {
    assertThat(row("hello"))
        .isEqualTo(
            "id,twitch/kestrelplays,r1 r2,message,7,ana,Ana,hello,2026-03-01T20:00:00.120Z,"
                + "2026-03-01T20:00:00.120Z,,vip/1,,positive,0.5\r\n");
    assertThat(CsvRow.HEADER.split(",")).hasSize(15);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      textBlock =
          """
          a, b           | "a, b"
          say "hi"       | "say ""hi""\"
          =1+1           | '=1+1
          @SUM(A1)       | '@SUM(A1)
          -1, please     | "'-1, please"
          a=b            | a=b
          """)
  void a_field_is_quoted_and_no_formula(String text, String field) {
    assertThat(row(text)).contains(",Ana," + field + ",2026-");
  }

  @Test
  void a_line_break_stays_within_quotes() {
    assertThat(row("one\ntwo")).contains(",\"one\ntwo\",");
  }
}
