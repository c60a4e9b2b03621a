package hubbub.places;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What places refuses, and how it says so: problem+json that names the field or the header, and
/// nothing is kept.
class BadInputTest extends PlacesHouse {
  @Override
  Map<String, String> settings() {
    return Map.of("http.body-length-max", "20000", "places.keys-max", "2");
  }

  private static void assertProblem(HttpResponse<String> answer, int status, String named) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    assertThat(header(answer, "Content-Type")).startsWith("application/problem+json");
    assertThat(answer.body()).contains(named);
  }

  @Test
  void a_name_that_is_none_is_refused() {
    make("Veranolandia");
    for (var name :
        List.of(
            "\"\"",
            "\"   \"",
            "\"\\u00a0\"",
            "\"\\u200b\\u200d\"",
            "\"a\\u0000b\"",
            "\"a\\nb\"",
            "\"a\\u2028b\"",
            "\"\\ud800\"",
            "7",
            "true",
            "[]",
            "{}",
            "null")) {
      for (var request : List.of("POST /places", "PUT /places/1", "PATCH /places/1")) {
        var words = request.split(" ", -1);
        var answer = house.send(words[0], words[1], "{\"name\": " + name + "}");

        assertProblem(answer, 422, "\"field\":\"/name\"");
      }
      assertThat(body("/places")).isEqualTo("[{\"id\":1,\"name\":\"Veranolandia\"}]");
    }
  }

  @Test
  void an_id_beyond_all_numbers_is_refused_by_name() {
    make("Veranolandia");

    for (var id : List.of("99999999999999999999", "9007199254740993", "1e400")) {
      assertProblem(
          house.send("PUT", "/places/1", "{\"id\": " + id + ", \"name\": \"x\"}"),
          422,
          "\"field\":\"/id\"");
    }
  }

  @Test
  void a_name_has_two_hundred_graphemes_at_most() {
    make("e\u0301".repeat(200));
    make("🇫🇮".repeat(200));

    assertProblem(
        house.send("POST", "/places", "{\"name\": \"" + "a".repeat(201) + "\"}"),
        422,
        "\"field\":\"/name\"");
    assertProblem(
        house.send("POST", "/places", "{\"name\": \"" + "e\u0301".repeat(201) + "\"}"),
        422,
        "\"field\":\"/name\"");
    assertProblem(
        house.send("POST", "/places", "{\"name\": \"a" + "\u0301".repeat(4_000) + "\"}"),
        422,
        "\"field\":\"/name\"");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"name": "a", "colour": "red"}  | 422 | /colour
          {"name": "a", "id": 7}          | 422 | /id
          {}                              | 422 | /name
          []                              | 422 | array
          "a"                             | 422 | string
          null                            | 422 | null
          {"name": "a"                    | 400 | JSON
          {"name": "a"} {"name": "b"}     | 400 | JSON
          {"name": "a", "name": "b"}      | 400 | JSON
          """)
  void a_body_that_is_no_new_place_is_refused(String body, int status, String named) {
    assertProblem(house.send("POST", "/places", body), status, named);
    assertThat(body("/places")).isEqualTo("[]");
  }

  @Test
  void a_body_that_is_empty_too_deep_or_too_long_is_refused() {
    assertProblem(house.send("POST", "/places", ""), 400, "empty");
    var deep = "{\"name\": " + "[".repeat(1_000) + "]".repeat(1_000) + "}";
    assertProblem(house.send("POST", "/places", deep), 400, "deep");
    var big = "{\"name\": \"" + "a".repeat(20_000) + "\"}";
    assertProblem(house.send("POST", "/places", big), 413, "20000 bytes");
  }

  @Test
  void another_media_type_is_refused_and_named() {
    make("Veranolandia");
    var body = "{\"name\": \"a\"}";
    for (var request : List.of("POST /places", "PUT /places/1", "PATCH /places/1")) {
      var words = request.split(" ", -1);
      assertProblem(
          send(words[0], words[1], body, "Content-Type", "text/plain"), 415, "Content-Type");
    }
    assertProblem(
        send("PUT", "/places/1", body, "Content-Type", "application/merge-patch+json"),
        415,
        "application/json");
    assertProblem(
        send("POST", "/api/v1/places/import", body, "Content-Type", "application/json"),
        415,
        "text/csv");
    assertThat(send("POST", "/places", body, "Content-Type", "application/json; charset=utf-8"))
        .extracting(HttpResponse::statusCode)
        .isEqualTo(201);
  }

  @Test
  void who_takes_no_json_is_refused() {
    make("Veranolandia");
    for (var path : List.of("/places", "/places/1", "/api/v1/places/states")) {
      assertProblem(send("GET", path, "", "Accept", "text/html"), 406, "Accept");
    }
    assertProblem(
        send("POST", "/places", "{\"name\": \"a\"}", "Accept", "image/png"), 406, "Accept");
    assertProblem(send("GET", "/api/v1/places.csv", "", "Accept", "text/html"), 406, "text/csv");
    assertThat(send("GET", "/places", "", "Accept", "text/html, */*;q=0.1").statusCode())
        .isEqualTo(200);
    assertThat(body("/places")).isEqualTo("[{\"id\":1,\"name\":\"Veranolandia\"}]");
  }

  @Test
  void what_can_be_no_id_is_not_there() {
    make("Veranolandia");
    for (var id :
        List.of(
            "0",
            "-1",
            "01",
            "+1",
            "1.0",
            "abc",
            "%20",
            "9007199254740992",
            "99999999999999999999",
            "9223372036854775808")) {
      for (var method : List.of("GET", "PUT", "PATCH", "DELETE")) {
        var body = List.of("PUT", "PATCH").contains(method) ? "{\"name\": \"a\"}" : "";

        assertProblem(house.send(method, "/places/" + id, body), 404, "place");
      }
    }
  }

  @Test
  void a_method_that_is_not_there_is_refused_with_those_that_are() {
    var list = house.send("PUT", "/places", "{\"name\": \"a\"}");
    assertProblem(list, 405, "Method Not Allowed");
    assertThat(header(list, "Allow")).contains("GET", "POST").doesNotContain("PUT");
    var one = house.send("POST", "/places/1", "{\"name\": \"a\"}");
    assertProblem(one, 405, "Method Not Allowed");
    assertThat(header(one, "Allow")).contains("GET", "PUT", "PATCH", "DELETE");
  }

  @Test
  void a_parameter_that_cannot_be_is_refused_and_named() {
    for (var query :
        List.of(
            "limit=0",
            "limit=1001",
            "limit=many",
            "order=size",
            "cursor=abc",
            "cursor=",
            "cursor=AAAAAAAAAAAAAAAAAAAAAAAA",
            "name=%00",
            "name=a%0Ab")) {
      var named = query.substring(0, query.indexOf('='));
      assertProblem(house.get("/places?" + query), 422, "\"field\":\"" + named + "\"");
    }
  }

  @Test
  void a_cursor_goes_on_with_its_own_question_only() {
    makeLetters();
    var link = header(house.get("/places?limit=1"), "Link");
    var cursor = link.substring(link.indexOf("cursor=") + 7, link.indexOf('>'));

    assertThat(house.get("/places?cursor=" + cursor).statusCode()).isEqualTo(200);
    assertProblem(house.get("/places?order=-id&cursor=" + cursor), 422, "cursor");
    assertProblem(house.get("/places?name=a&cursor=" + cursor), 422, "cursor");
  }

  @Test
  void states_of_what_can_be_no_place_are_refused() {
    for (var query : List.of("ids=", "ids=0", "ids=1,", "ids=x", "after=-1")) {
      var named = query.substring(0, query.indexOf('='));
      assertProblem(
          house.get("/api/v1/places/states?" + query), 422, "\"field\":\"" + named + "\"");
    }
  }

  @Test
  void a_key_that_cannot_be_is_refused_and_named() {
    for (var key : List.of("", "a b", "k".repeat(201))) {
      assertProblem(
          send("POST", "/places", "{\"name\": \"a\"}", "Idempotency-Key", key),
          422,
          "\"field\":\"Idempotency-Key\"");
    }
  }

  @Test
  void at_the_bound_of_keys_more_are_refused_until_the_day_is_over() {
    for (var key : List.of("k-1", "k-2")) {
      send("POST", "/places", "{\"name\": \"a\"}", "Idempotency-Key", key);
    }

    var third = send("POST", "/places", "{\"name\": \"a\"}", "Idempotency-Key", "k-3");
    assertProblem(third, 429, "Idempotency-Key");
    assertThat(header(third, "Retry-After")).isNotEmpty();
    clock.pass(Duration.ofHours(24));
    assertThat(send("POST", "/places", "{\"name\": \"a\"}", "Idempotency-Key", "k-3").statusCode())
        .isEqualTo(201);
  }
}
