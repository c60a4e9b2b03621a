package hubbub.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// People as a table: out, edited by a person, and in again.
class ImportingTest extends PeopleHouse {
  private static final String COLUMNS = "id,name,isAlive,placeId\r\n";

  @Override
  Map<String, String> settings() {
    return Map.of("people.import-lines-max", "1500");
  }

  @Test
  void a_table_has_all_people_and_is_read_again_as_it_was() {
    makeLetters();
    make("{\"name\": \"=1+1\"}");

    var table = body("/api/v1/people.csv");

    assertThat(table)
        .isEqualTo(
            COLUMNS
                + "1,Sensei Lamister,true,1\r\n2,Aiba Stack,true,3\r\n3,Juaquín Nevado,true,2\r\n"
                + "4,Nicolás Cartón,false,3\r\n5,Juanito Lamister,true,1\r\n6,'=1+1,true,\r\n");
    assertThat(importing(table).body()).isEqualTo("{\"created\":0,\"replaced\":0,\"unchanged\":6}");
  }

  @Test
  void a_table_makes_replaces_and_leaves_alone() {
    makeLetters();

    var answer =
        importing(
            COLUMNS
                + "1,Sensei Lamister,true,1\n2,Aiba Stack,true,\n,New,false,2\n10,Tenth,true,\n");

    assertThat(answer.body()).isEqualTo("{\"created\":2,\"replaced\":1,\"unchanged\":1}");
    assertThat(ids(body("/people?placeId=none"))).containsExactly(2, 10);
    assertThat(body("/people/11"))
        .isEqualTo("{\"id\":11,\"name\":\"New\",\"isAlive\":false,\"placeId\":2}");
    assertThat(townHall.asked).hasValue(6);
  }

  @Test
  void every_wrong_line_is_named_and_nothing_is_kept() {
    makeLetters();
    house.send("DELETE", "/people/5", "");
    var before = body("/api/v1/people/states");

    var answer =
        importing(
            COLUMNS
                + ",Right,true,1\n0,Zero,true,\n,Yes,yes,\n,Unknown,true,4\n,,true,\n"
                + ",Few,true\n,Word,true,x\n6,Six,true,\n6,Again,true,\n,No,,\n5,Back again,TRUE,\n");

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
    for (var line : new int[] {3, 4, 5, 6, 7, 8, 10, 11, 12}) {
      assertThat(answer.body()).contains("\"field\":\"line " + line + "\"");
    }
    assertThat(answer.body()).contains("9 lines are wrong").doesNotContain("line 2\"", "line 9\"");
    assertProblem(
        importing(COLUMNS + ",Right,true,1\n5,Back again,true,\n"), 422, "\"field\":\"line 3\"");
    assertProblem(importing("id,name\n1,a\n"), 422, "\"field\":\"line 1\"");
    assertThat(body("/api/v1/people/states")).isEqualTo(before);
  }

  @Test
  void a_table_of_many_pages_comes_whole() {
    IntStream.rangeClosed(4, 1_300).forEach(id -> townHall.places.add((long) id));
    var lines = new StringBuilder(COLUMNS);
    IntStream.rangeClosed(1, 1_300)
        .forEach(n -> lines.append("%d,p%d,true,%d\r\n".formatted(n, n, n)));

    assertThat(importing(lines.toString()).body())
        .isEqualTo("{\"created\":1300,\"replaced\":0,\"unchanged\":0}");
    assertThat(body("/api/v1/people.csv")).isEqualTo(lines.toString());
    assertProblem(importing(lines + ",a,true,\n".repeat(201)), 422, "line 1502");
  }
}
