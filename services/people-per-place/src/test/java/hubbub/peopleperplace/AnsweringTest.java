package hubbub.peopleperplace;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.contracts.KeptFact;
import hubbub.platform.json.Json;
import hubbub.testkit.PinnedClock;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What whoever asks is answered.
class AnsweringTest {
  private static final String PATH = "/people-per-place";
  private static final String API = "/api/v1" + PATH;

  private final House house;

  AnsweringTest(@TempDir Path folder) {
    house = new House(folder, new PinnedClock()).open();
  }

  @AfterEach
  void close() {
    house.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {PATH, API})
  void the_list_is_to_the_letter(String path) {
    assertThat(house.get(path).body()).isEqualTo("[]");
    house.tellLetter();

    var answer = house.get(path);

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type")).contains("application/json");
    assertThat(answer.headers().firstValue("Link")).isEmpty();
    assertThat(answer.body())
        .isEqualTo(
            """
            [{"id":1,"name":"Descaro del Rey","people":[\
            {"id":1,"name":"Sensei Lamister","isAlive":true},\
            {"id":5,"name":"Juanito Lamister","isAlive":true}]},\
            {"id":2,"name":"Más allá del Zumo","people":[\
            {"id":3,"name":"Juaquín Nevado","isAlive":true}]},\
            {"id":3,"name":"Veranolandia","people":[\
            {"id":2,"name":"Aiba Stack","isAlive":true},\
            {"id":4,"name":"Nicolás Cartón","isAlive":false}]}]\
            """);
  }

  @ParameterizedTest
  @ValueSource(strings = {PATH, API})
  void one_place_is_what_the_list_has_of_it(String path) {
    house.tellLetter();

    assertThat(house.get(path + "/2").body())
        .isEqualTo(
            """
            {"id":2,"name":"Más allá del Zumo","people":[\
            {"id":3,"name":"Juaquín Nevado","isAlive":true}]}\
            """);
  }

  @Test
  void a_place_without_people_has_an_empty_list_and_a_deleted_one_is_not_there() {
    house.tellLetter();
    house.tell(house.nobody(3), house.noPlace(3));

    assertThat(house.list())
        .endsWith("{\"id\":2,\"name\":\"Más allá del Zumo\",\"people\":[]}]")
        .doesNotContain("Aiba");
    assertThat(house.get(PATH + "/3").statusCode()).isEqualTo(404);
  }

  @Test
  void hostile_names_come_as_they_are() {
    var name = "<b>\"\\\u0001 👩‍👩‍👧‍👧\u200b \u202eevil";
    house.tell(house.place(1, name));

    assertThat(Json.mapper().readTree(house.list()).path(0).path("name").asString())
        .isEqualTo(name);
    assertThat(house.list()).contains("👩‍👩‍👧‍👧\u200b \u202eevil");
  }

  @Test
  void a_page_leads_to_the_next_until_all_are_told() {
    house.tellLetter();

    var first = house.get(PATH + "?limit=2");
    var link = first.headers().firstValue("Link").orElseThrow();
    assertThat(link).startsWith("<" + PATH + "?").endsWith(">; rel=\"next\"").contains("limit=2");
    var second = house.get(link.substring(1, link.indexOf('>')));

    assertThat(ids(first.body())).containsExactly(1L, 2L);
    assertThat(ids(second.body())).containsExactly(3L);
    assertThat(second.headers().firstValue("Link")).isEmpty();
    assertThat(house.get(API + "?limit=1").headers().firstValue("Link").orElseThrow())
        .startsWith("<" + API + "?");
  }

  @Test
  void a_plain_call_gets_the_first_thousand() {
    var facts = new ArrayList<KeptFact>();
    for (var id = 1L; id <= 1_001; id++) {
      facts.add(house.place(id, "p" + id));
    }
    house.tell(facts);

    var answer = house.get(PATH);

    assertThat(ids(answer.body())).hasSize(1_000).contains(1_000L);
    assertThat(answer.headers().firstValue("Link")).isPresent();
  }

  @Test
  void who_has_it_already_gets_304_until_something_changes() {
    house.tellLetter();
    for (var path : List.of(PATH, PATH + "/1")) {
      var tag = house.get(path).headers().firstValue("ETag").orElseThrow();

      var again = house.get(path, "If-None-Match", tag);
      house.tell(house.person(6, "one more", true, 1L));
      var after = house.get(path, "If-None-Match", tag);

      assertThat(again.statusCode()).isEqualTo(304);
      assertThat(again.body()).isEmpty();
      assertThat(again.headers().firstValue("ETag")).contains(tag);
      assertThat(after.statusCode()).isEqualTo(200);
      assertThat(after.body()).contains("one more");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"4", "0", "-1", "01", "1.0", "x", "99999999999999999999", "rebuild"})
  void an_id_that_no_place_has_is_404(String id) {
    house.tellLetter();

    var answer = house.get(PATH + "/" + id, "If-None-Match", "*");

    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
    assertThat(answer.headers().firstValue("Age")).isPresent();
  }

  @ParameterizedTest
  @ValueSource(strings = {"limit=0", "limit=1001", "limit=x", "cursor=x", "cursor=-1"})
  void a_wrong_parameter_is_refused_by_name(String query) {
    var answer = house.get(PATH + "?" + query);

    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body()).contains("\"field\":\"" + query.split("=", 2)[0] + "\"");
  }

  @Test
  void other_methods_and_other_types_are_refused() {
    var deleted = house.small.send("DELETE", PATH + "/1", "");

    assertThat(deleted.statusCode()).isEqualTo(405);
    assertThat(deleted.headers().firstValue("Allow")).contains("GET, HEAD, OPTIONS");
    for (var path : List.of(PATH, PATH + "/1")) {
      var answer = house.get(path, "Accept", "text/csv");
      assertThat(answer.statusCode()).isEqualTo(406);
      assertThat(answer.body()).contains("\"field\":\"Accept\"");
    }
  }

  @Test
  void an_answer_that_is_too_long_for_memory_comes_whole_without_a_tag() {
    var facts = new ArrayList<KeptFact>();
    facts.add(house.place(1, "few"));
    facts.add(house.place(2, "many"));
    facts.add(house.place(3, "nobody"));
    facts.add(house.person(1, "one", true, 1L));
    for (var id = 2L; id <= 12_000; id++) {
      facts.add(house.person(id, "somebody called " + id, true, 2L));
    }
    house.tell(facts);

    var list = house.get(PATH + "?limit=2");
    var one = house.get(PATH + "/2");
    var head =
        house.small.send(
            HttpRequest.newBuilder(house.small.address(PATH))
                .method("HEAD", HttpRequest.BodyPublishers.noBody())
                .build());

    var places = Json.mapper().readTree(list.body());
    assertThat(places.path(0).path("people")).hasSize(1);
    assertThat(places.path(1).path("people")).hasSize(11_999);
    assertThat(places).hasSize(2);
    assertThat(list.headers().firstValue("Link")).isPresent();
    assertThat(list.headers().firstValue("ETag")).isEmpty();
    assertThat(Json.mapper().readTree(one.body())).isEqualTo(places.path(1));
    assertThat(head.statusCode()).isEqualTo(200);
    assertThat(ids(house.list())).containsExactly(1L, 2L, 3L);
  }

  private static List<Long> ids(String json) {
    var ids = new ArrayList<Long>();
    Json.mapper().readTree(json).forEach(place -> ids.add(place.path("id").asLong()));
    return ids;
  }
}
