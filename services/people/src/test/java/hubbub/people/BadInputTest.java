package hubbub.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What people refuses, and how it says so: problem+json that names the field or the header, and
/// nothing is kept.
class BadInputTest extends PeopleHouse {
  @Override
  Map<String, String> settings() {
    return Map.of("http.body-length-max", "20000", "people.keys-max", "1");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"name": "", "isAlive": true} | /name
          {"name": " \\u200b ", "isAlive": true} | /name
          {"name": "a\\u0007", "isAlive": true} | /name
          {"name": 7, "isAlive": true} | /name
          {"name": null, "isAlive": true} | /name
          {"name": "a", "isAlive": "yes"}            | /isAlive
          {"name": "a", "isAlive": 1}                | /isAlive
          {"name": "a", "isAlive": null}             | /isAlive
          {"name": "a", "placeId": "1"}              | /placeId
          {"name": "a", "placeId": 0}                | /placeId
          {"name": "a", "placeId": -1}               | /placeId
          {"name": "a", "placeId": 1.5}              | /placeId
          {"name": "a", "placeId": true}             | /placeId
          {"name": "a", "placeId": 9007199254740992} | /placeId
          {"name": "a", "placeId": 99999999999999999999999} | /placeId
          {"name": "a", "is_alive": true}            | /is_alive
          {"name": "a", "colour": "red"}             | /colour
          """)
  void a_field_that_cannot_be_is_refused_and_named(String body, String field) {
    makeLetters();
    for (var request : List.of("POST /people", "PUT /people/1", "PATCH /people/1")) {
      var words = request.split(" ", -1);

      assertProblem(house.send(words[0], words[1], body), 422, "\"field\":\"" + field + "\"");
    }
    assertThat(body("/people")).isEqualTo(LETTERS);
    assertThat(townHall.asked).hasValue(5);
  }

  @Test
  void a_name_has_two_hundred_graphemes_at_most() {
    make("{\"name\": \"" + "👨‍👩‍👧‍👦".repeat(200) + "\"}");

    assertProblem(
        house.send("POST", "/people", "{\"name\": \"" + "👨‍👩‍👧‍👦".repeat(201) + "\"}"),
        422,
        "\"field\":\"/name\"");
  }

  @Test
  void a_body_that_cannot_be_read_is_refused() {
    assertProblem(house.send("POST", "/people", ""), 400, "empty");
    assertProblem(house.send("POST", "/people", "{\"name\": \"a\""), 400, "JSON");
    assertProblem(house.send("POST", "/people", "{} {}"), 400, "JSON");
    assertProblem(house.send("POST", "/people", "[]"), 422, "array");
    var deep = "{\"name\": " + "[".repeat(1_000) + "]".repeat(1_000) + "}";
    assertProblem(house.send("POST", "/people", deep), 400, "deep");
    var big = "{\"name\": \"" + "a".repeat(20_000) + "\"}";
    assertProblem(house.send("POST", "/people", big), 413, "20000 bytes");
    assertThat(body("/people")).isEqualTo("[]");
  }

  @Test
  void a_new_person_brings_no_id_and_a_replaced_one_its_own() {
    makeLetters();
    assertProblem(
        house.send("POST", "/people", "{\"id\": 7, \"name\": \"a\"}"), 422, "\"field\":\"/id\"");
    assertProblem(house.send("PATCH", "/people/1", "{\"id\": 1}"), 422, "\"field\":\"/id\"");
    assertProblem(
        house.send("PUT", "/people/1", "{\"id\": 2, \"name\": \"a\", \"isAlive\": true}"),
        422,
        "\"field\":\"/id\"");
    assertProblem(
        house.send("PUT", "/people/1", "{\"name\": \"a\"}"), 422, "\"field\":\"/isAlive\"");
    assertThat(body("/people")).isEqualTo(LETTERS);
  }

  @Test
  void another_media_type_is_refused_and_named() {
    makeLetters();
    var body = "{\"name\": \"a\", \"isAlive\": true}";
    for (var request : List.of("POST /people", "PUT /people/1", "PATCH /people/1")) {
      var words = request.split(" ", -1);
      assertProblem(
          send(words[0], words[1], body, "Content-Type", "text/plain"), 415, "Content-Type");
    }
    assertProblem(
        send("POST", "/api/v1/people/import", body, "Content-Type", "application/json"),
        415,
        "text/csv");
    for (var path : List.of("/people", "/people/1", "/api/v1/people/states")) {
      assertProblem(send("GET", path, "", "Accept", "text/html"), 406, "Accept");
    }
    assertProblem(send("GET", "/api/v1/people.csv", "", "Accept", "text/html"), 406, "text/csv");
    assertThat(body("/people")).isEqualTo(LETTERS);
  }

  @Test
  void what_can_be_no_id_is_not_there() {
    for (var id :
        List.of("0", "-1", "01", "1.0", "abc", "9007199254740992", "99999999999999999999")) {
      for (var method : List.of("GET", "PUT", "PATCH", "DELETE")) {
        var body =
            List.of("PUT", "PATCH").contains(method) ? "{\"name\": \"a\", \"isAlive\": true}" : "";

        assertProblem(house.send(method, "/people/" + id, body), 404, "person");
      }
    }
  }

  @Test
  void a_method_that_is_not_there_is_refused_with_those_that_are() {
    var list = house.send("DELETE", "/people", "");
    assertProblem(list, 405, "Method Not Allowed");
    assertThat(header(list, "Allow")).contains("GET", "POST").doesNotContain("DELETE");
    var one = house.send("POST", "/people/1", "{\"name\": \"a\"}");
    assertProblem(one, 405, "Method Not Allowed");
    assertThat(header(one, "Allow")).contains("GET", "PUT", "PATCH", "DELETE");
  }

  @Test
  void a_parameter_that_cannot_be_is_refused_and_named() {
    for (var query :
        List.of(
            "limit=0",
            "limit=1001",
            "order=placeId",
            "cursor=abc",
            "placeId=0",
            "placeId=-1",
            "placeId=x",
            "placeId=",
            "placeId=9007199254740992",
            "isAlive=yes",
            "name=%00")) {
      var named = query.substring(0, query.indexOf('='));
      assertProblem(house.get("/people?" + query), 422, "\"field\":\"" + named + "\"");
    }
  }

  @Test
  void a_cursor_goes_on_with_its_own_question_only() {
    makeLetters();
    var next = next(house.get("/people?limit=1&placeId=1"));

    assertThat(ids(body(next))).containsExactly(5);
    assertProblem(house.get(next.replace("placeId=1", "placeId=3")), 422, "cursor");
    assertProblem(house.get(next.replace("placeId=1", "isAlive=true")), 422, "cursor");
  }

  @Test
  void at_the_bound_of_keys_more_are_refused() {
    assertThat(send("POST", "/people", "{\"name\": \"a\"}", "Idempotency-Key", "k-1"))
        .extracting(HttpResponse::statusCode)
        .isEqualTo(201);

    assertProblem(
        send("POST", "/people", "{\"name\": \"a\"}", "Idempotency-Key", "k-2"),
        429,
        "Idempotency-Key");
    assertProblem(
        send("POST", "/people", "{\"name\": \"a\"}", "Idempotency-Key", "a key"),
        422,
        "Idempotency-Key");
  }
}
