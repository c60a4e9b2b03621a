package hubbub.peopleperplace;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.contracts.NoAnswer;
import hubbub.contracts.directory.AskPeoplePerPlace;
import hubbub.platform.json.Json;
import hubbub.platform.json.WhereaboutsJson;
import hubbub.testkit.PinnedClock;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Places with how many are there, and the first of them.
class OverviewTest {
  private static final String OVERVIEW = "/api/v1/people-per-place/overview";

  private static final AskPeoplePerPlace NOBODY =
      (_, _, _) -> {
        throw new NoAnswer("people-per-place");
      };

  private final House house;

  OverviewTest(@TempDir Path folder) {
    house = new House(folder, new PinnedClock()).open();
    house.tellLetter();
  }

  @AfterEach
  void close() {
    house.close();
  }

  @Test
  void it_says_how_many_are_at_each_place_and_who_is_first() {
    house.tell(house.person(6, "Ana", true, null), house.person(7, "Beto", true, null));

    assertThat(house.get(OVERVIEW + "?limit=2&people=1").body())
        .isEqualTo(
            """
            {"places":[\
            {"id":1,"name":"Descaro del Rey","count":2,\
            "people":[{"id":1,"name":"Sensei Lamister","isAlive":true}]},\
            {"id":2,"name":"Más allá del Zumo","count":1,\
            "people":[{"id":3,"name":"Juaquín Nevado","isAlive":true}]}],\
            "nowhere":{"count":2,"people":[{"id":6,"name":"Ana","isAlive":true}]},\
            "place_count":3,"person_count":7}\
            """);
  }

  @Test
  void it_goes_on_after_an_id_and_has_bounds() {
    var rest = Json.mapper().readTree(house.get(OVERVIEW + "?after=2").body()).required("places");

    assertThat(rest.size()).isEqualTo(1);
    assertThat(rest.required(0).required("name").asString()).isEqualTo("Veranolandia");
    assertThat(house.get(OVERVIEW + "?limit=201").statusCode()).isEqualTo(422);
    assertThat(house.get(OVERVIEW + "?people=0").statusCode()).isEqualTo(422);
    assertThat(house.get(OVERVIEW + "?after=-1").statusCode()).isEqualTo(422);
  }

  @Test
  void a_call_and_the_route_answer_the_same() {
    var asked =
        house
            .small
            .platform()
            .questions()
            .whom(AskPeoplePerPlace.class, "people-per-place", _ -> NOBODY);

    var read =
        Json.mapper()
            .readValue(house.get(OVERVIEW + "?limit=2&people=3").body(), WhereaboutsJson.class);

    assertThat(asked.get().after(0, 2, 3)).isEqualTo(read.whereabouts());
  }
}
