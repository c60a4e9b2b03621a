package hubbub.places;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Places as a table: out, edited by a person, and in again.
class ImportingTest extends PlacesHouse {
  @Override
  Map<String, String> settings() {
    return Map.of("places.import-length-max", "40000", "places.import-lines-max", "1500");
  }

  @Test
  void a_table_has_all_places() {
    makeLetters();

    var table = house.get("/api/v1/places.csv");

    assertThat(table.body())
        .isEqualTo("id,name\r\n1,Descaro del Rey\r\n2,Más allá del Zumo\r\n3,Veranolandia\r\n");
    assertThat(header(table, "Content-Type")).isEqualTo("text/csv; charset=utf-8");
  }

  @Test
  void what_is_written_is_read_again_as_it_was() {
    for (var name : new String[] {"=1+1", "'=1+1", "'quoted'", "a, b", "\\\"so\\\"", "-", "''-"}) {
      make(name);
    }
    var table = body("/api/v1/places.csv");
    assertThat(table).contains("1,'=1+1\r\n", "2,''=1+1\r\n", "4,\"a, b\"\r\n");

    assertThat(importing(table).body()).isEqualTo("{\"created\":0,\"replaced\":0,\"unchanged\":7}");
  }

  @Test
  void a_table_makes_replaces_and_leaves_alone() {
    makeLetters();

    var answer =
        importing("id,name\n1,Descaro del Rey\n2,Elsewhere\n,New\n10,Tenth\n,\"Newer, still\"\n");

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo("{\"created\":3,\"replaced\":1,\"unchanged\":1}");
    assertThat(body("/places"))
        .isEqualTo(
            """
            [{"id":1,"name":"Descaro del Rey"},{"id":2,"name":"Elsewhere"},\
            {"id":3,"name":"Veranolandia"},{"id":10,"name":"Tenth"},{"id":11,"name":"New"},\
            {"id":12,"name":"Newer, still"}]\
            """);
    assertThat(make("Last").body()).contains("\"id\":13");
    assertThat(importing("id,name\n5,Fifth\n").body()).contains("\"created\":1");
  }

  @Test
  void a_byte_order_mark_and_empty_lines_are_no_matter() {
    assertThat(importing("\uFEFFid,name\r\n\r\n,One\r\n\r\n").body())
        .isEqualTo("{\"created\":1,\"replaced\":0,\"unchanged\":0}");
  }

  @Test
  void every_wrong_line_is_named_and_nothing_is_kept() {
    makeLetters();
    house.send("DELETE", "/places/3", "");
    var before = body("/api/v1/places/states");

    var answer =
        importing(
            "id,name\n,Right\n0,Zero\nx,Word\n7,Seven\n7,Again\n,\n8\n9,a,b\n3,Back\n,\"two\nlines\"\n");

    assertThat(answer.statusCode()).isEqualTo(422);
    for (var line : new int[] {3, 4, 6, 7, 8, 9, 10, 11}) {
      assertThat(answer.body()).contains("\"field\":\"line " + line + "\"");
    }
    assertThat(answer.body()).contains("8 lines are wrong").doesNotContain("line 2\"", "line 5\"");
    var deleted = importing("id,name\n,Right\n3,Back again\n");
    assertThat(deleted.statusCode()).isEqualTo(422);
    assertThat(deleted.body()).contains("\"field\":\"line 3\"", "deleted");
    assertThat(body("/api/v1/places/states")).isEqualTo(before);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ''                    | line 1 | must be id,name
          name,id\\n            | line 1 | must be id,name
          id,name\\n,"a"b\\n    | line 2 | cannot be read
          id,name\\n1000000000000001,a | line 2 | whole number
          """)
  void what_is_no_table_of_places_is_refused(String table, String line, String why) {
    var answer = importing(table.replace("\\n", "\n"));

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
    assertThat(answer.body()).contains("\"field\":\"" + line + "\"", why);
  }

  @Test
  void what_is_no_utf_8_is_refused() {
    var request =
        HttpRequest.newBuilder(house.address("/api/v1/places/import"))
            .header("Content-Type", "text/csv")
            .POST(
                HttpRequest.BodyPublishers.ofByteArray(
                    "id,name\n,M\u00e1s\n".getBytes(StandardCharsets.ISO_8859_1)))
            .build();

    var answer = house.send(request);

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
    assertThat(answer.body()).contains("UTF-8");
  }

  @Test
  void a_table_beyond_its_bounds_is_refused() {
    var lines = new StringBuilder("id,name\n");
    IntStream.range(0, 1_501).forEach(n -> lines.append(",p").append(n).append('\n'));
    assertThat(importing(lines.toString()).body()).contains("\"field\":\"line 1502\"", "1500");
    assertThat(importing("id,name\n" + ",place\n".repeat(10_000)).statusCode()).isEqualTo(413);
    assertThat(body("/places")).isEqualTo("[]");
  }

  @Test
  void a_table_of_many_pages_comes_whole() {
    var lines = new StringBuilder("id,name\r\n");
    IntStream.rangeClosed(1, 1_500)
        .forEach(n -> lines.append(n).append(",p").append(n).append("\r\n"));
    assertThat(importing(lines.toString()).body())
        .isEqualTo("{\"created\":1500,\"replaced\":0,\"unchanged\":0}");

    assertThat(body("/api/v1/places.csv")).isEqualTo(lines.toString());
  }
}
