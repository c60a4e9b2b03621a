package hubbub.app;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.platform.json.Json;
import hubbub.testkit.Await;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// Samples, imports and exports of the directory, and its copy made anew, from a terminal.
class DirectoryTablesTest {
  @TempDir Path folder;

  private static JsonNode list(OpenHouse house, String service, String operation) {
    var said = house.say("ask", service, operation);
    assertThat(said.status()).as(said.err()).isZero();
    return Json.mapper().readTree(said.out());
  }

  @Test
  void the_sample_has_the_rows_of_the_documents() {
    try (var house = OpenHouse.on(folder)) {
      var said = house.say("sample", "directory");

      assertThat(said.status()).as(said.err()).isZero();
      assertThat(list(house, "places", "listPlaces").toString())
          .isEqualTo(
              "[{\"id\":1,\"name\":\"Descaro del Rey\"},{\"id\":2,\"name\":\"Más allá del Zumo\"},"
                  + "{\"id\":3,\"name\":\"Veranolandia\"}]");
      assertThat(list(house, "people", "listPeople").toString())
          .startsWith(
              "[{\"id\":1,\"name\":\"Sensei Lamister\",\"isAlive\":true,\"placeId\":1},"
                  + "{\"id\":2,\"name\":\"Aiba Stack\",\"isAlive\":true,\"placeId\":3},");
    }
  }

  @Test
  void a_second_sample_comes_beside_what_is_there() {
    try (var house = OpenHouse.on(folder)) {
      house.say("sample", "directory");

      var said = house.say("sample", "directory", "--people", "40", "--places", "4", "--seed", "7");

      assertThat(said.status()).as(said.err()).isZero();
      var places = list(house, "places", "listPlaces");
      assertThat(places).hasSize(7);
      assertThat(places.get(0).required("name").asString()).isEqualTo("Descaro del Rey");
      var people = list(house, "people", "listPeople");
      assertThat(people).hasSize(45);
      for (var person : people.valueStream().skip(5).toList()) {
        var place = person.required("placeId");
        assertThat(place.isNull() || (place.asLong() >= 4 && place.asLong() <= 7)).isTrue();
      }
    }
  }

  @Test
  void the_same_seed_invents_the_same() throws IOException {
    var first = invented("first");
    var second = invented("second");

    assertThat(first).isEqualTo(second).contains("The ");
  }

  private String invented(String name) throws IOException {
    var data = Files.createDirectories(folder.resolve(name));
    try (var house = OpenHouse.on(data)) {
      house.say("sample", "directory", "--people", "30", "--places", "3", "--seed", "9");
      return list(house, "places", "listPlaces").toString()
          + list(house, "people", "listPeople").toString();
    }
  }

  @Test
  void what_was_exported_can_be_edited_and_imported() throws IOException {
    try (var house = OpenHouse.on(folder)) {
      house.say("sample", "directory");
      var tables = folder.resolve("tables");
      var exported = house.say("directory", "export", tables.toString());
      assertThat(exported.status()).as(exported.err()).isZero();
      var people = tables.resolve("people.csv");
      assertThat(people).content().contains("3,Juaquín Nevado,true,2");
      var edited =
          Files.readString(people).replace("Aiba Stack", "Aiba Stack the Elder")
              + ",Newcomer,true,\r\n";
      Files.writeString(people, edited);

      var said =
          house.say(
              "directory", "import", tables.resolve("places.csv").toString(), people.toString());

      assertThat(said.status()).as(said.err()).isZero();
      assertThat(said.out())
          .contains("places.csv: 0 created, 0 replaced, 3 unchanged")
          .contains("people.csv: 1 created, 1 replaced, 4 unchanged");
      assertThat(list(house, "people", "listPeople")).hasSize(6);
      assertThat(house.say("directory", "export", tables.toString()).err())
          .contains("places.csv is there already");
    }
  }

  @Test
  void every_wrong_line_is_named_and_nothing_is_taken() throws IOException {
    var table = folder.resolve("wrong.csv");
    Files.writeString(table, "id,name,isAlive,placeId\r\n,Good,true,\r\n,,true,\r\n,Bad,yes,\r\n");
    try (var house = OpenHouse.on(folder)) {
      var said = house.say("directory", "import", table.toString());

      assertThat(said.status()).isEqualTo(2);
      assertThat(said.err()).contains("wrong.csv").contains("line 3").contains("line 4");
      assertThat(list(house, "people", "listPeople")).isEmpty();
    }
  }

  @Test
  void a_file_that_is_no_table_of_ours_is_refused() throws IOException {
    var other = Files.writeString(folder.resolve("other.csv"), "name,age\r\nAna,3\r\n");
    try (var house = OpenHouse.on(folder)) {
      assertThat(house.say("directory", "import", other.toString()).err())
          .contains("the first line must be id,name");
      assertThat(house.say("directory", "import", folder.resolve("none").toString()).status())
          .isEqualTo(1);
      assertThat(house.say("sample", "directory", "--people", "-1").err())
          .contains("--people must be from 0 to 1,000,000");
    }
  }

  @Test
  void the_copy_of_who_is_where_is_made_anew() {
    try (var house = OpenHouse.on(folder)) {
      house.say("sample", "directory");
      Await.until(() -> list(house, "people-per-place", "listPeoplePerPlace").size() == 3);
      // Whoever asks while the first one is made is told to wait.
      Await.until(() ->
          list(house, "people-per-place", "getRebuildOfPeoplePerPlace")
              .path("state")
              .asString("")
              .equals("done"));

      var said = house.say("rebuild", "people-per-place");

      assertThat(said.status()).as(said.err()).isZero();
      assertThat(said.out()).contains("It has 3 places and 5 people now.");
    }
  }
}
