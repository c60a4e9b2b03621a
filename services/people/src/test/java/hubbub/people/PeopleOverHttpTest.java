package hubbub.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// People through a real door: made, read, listed, changed, deleted.
class PeopleOverHttpTest extends PeopleHouse {
  @Test
  void a_list_is_right_to_the_letter_at_both_addresses() {
    assertThat(body("/people")).isEqualTo("[]");
    makeLetters();

    assertThat(body("/people")).isEqualTo(LETTERS);
    assertThat(body("/api/v1/people")).isEqualTo(LETTERS);
    assertThat(body("/people/1")).isEqualTo(SENSEI);
    assertThat(body("/api/v1/people/1")).isEqualTo(SENSEI);
  }

  @Test
  void what_is_made_has_an_address_and_a_tag() {
    var made = make("{\"name\": \"Aiba Stack\"}");

    assertThat(made.body())
        .isEqualTo("{\"id\":1,\"name\":\"Aiba Stack\",\"isAlive\":true,\"placeId\":null}");
    assertThat(header(made, "Location")).isEqualTo("/people/1");
    assertThat(header(made, "ETag")).isEqualTo("\"1\"");
    assertThat(header(house.get("/people/1"), "ETag")).isEqualTo("\"1\"");
    var ofApi = house.send("POST", "/api/v1/people", "{\"name\": \"b\", \"placeId\": null}");
    assertThat(header(ofApi, "Location")).isEqualTo("/api/v1/people/2");
  }

  @Test
  void a_person_is_replaced_whole() {
    makeLetters();

    var put = house.send("PUT", "/people/4", "{\"id\": 4, \"name\": \"Nico\", \"isAlive\": true}");

    assertThat(put.statusCode()).as(put.body()).isEqualTo(200);
    assertThat(put.body())
        .isEqualTo("{\"id\":4,\"name\":\"Nico\",\"isAlive\":true,\"placeId\":null}");
    assertThat(header(put, "ETag")).isEqualTo("\"6\"");
    assertThat(body("/people/4")).isEqualTo(put.body());
  }

  @Test
  void a_patch_changes_what_it_names_and_null_takes_the_place_away() {
    makeLetters();

    assertThat(patch(1, "{\"isAlive\": false}"))
        .isEqualTo("{\"id\":1,\"name\":\"Sensei Lamister\",\"isAlive\":false,\"placeId\":1}");
    assertThat(patch(1, "{\"placeId\": 2}"))
        .isEqualTo("{\"id\":1,\"name\":\"Sensei Lamister\",\"isAlive\":false,\"placeId\":2}");
    assertThat(patch(1, "{\"placeId\": null, \"name\": \"Sensei\"}"))
        .isEqualTo("{\"id\":1,\"name\":\"Sensei\",\"isAlive\":false,\"placeId\":null}");
    var tag = header(house.get("/people/1"), "ETag");
    assertThat(header(send("PATCH", "/people/1", "{}"), "ETag")).isEqualTo(tag);
  }

  private String patch(int id, String json) {
    var type = "application/merge-patch+json";
    var answer = send("PATCH", "/people/" + id, json, "Content-Type", type);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return answer.body();
  }

  @Test
  void what_is_known_is_not_sent_again() {
    makeLetters();

    assertThat(send("GET", "/people/1", "", "If-None-Match", "\"1\"").statusCode()).isEqualTo(304);
    var tag = header(house.get("/people?placeId=1"), "ETag");
    assertThat(send("GET", "/people?placeId=1", "", "If-None-Match", tag).statusCode())
        .isEqualTo(304);
    patch(5, "{\"placeId\": 2}");
    var answer = send("GET", "/people?placeId=1", "", "If-None-Match", tag);
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(ids(answer.body())).containsExactly(1);
  }

  @Test
  void nobody_overwrites_a_change_unseen() {
    makeLetters();
    patch(1, "{\"placeId\": 2}");

    for (var method : List.of("PUT", "PATCH", "DELETE")) {
      var body = method.equals("DELETE") ? "" : "{\"name\": \"Mine\", \"isAlive\": true}";
      assertProblem(send(method, "/people/1", body, "If-Match", "\"1\""), 412, "If-Match");
    }
    assertThat(send("DELETE", "/people/1", "", "If-Match", "\"6\"").statusCode()).isEqualTo(204);
  }

  @Test
  void of_two_writers_at_once_one_is_told_to_look_again() throws Exception {
    makeLetters();

    var answers =
        atOnce(
            () -> send("PATCH", "/people/1", "{\"placeId\": 2}", "If-Match", "\"1\""),
            () -> send("PATCH", "/people/1", "{\"placeId\": 3}", "If-Match", "\"1\""));

    assertThat(answers).extracting(HttpResponse::statusCode).containsExactlyInAnyOrder(200, 412);
  }

  @Test
  void what_is_deleted_is_gone_and_its_id_never_comes_again() {
    makeLetters();

    assertThat(house.send("DELETE", "/people/5", "").statusCode()).isEqualTo(204);
    assertThat(house.get("/people/5").statusCode()).isEqualTo(404);
    assertThat(house.send("DELETE", "/people/5", "").statusCode()).isEqualTo(404);
    house.close();
    open();
    assertThat(make("{\"name\": \"New\"}").body()).contains("\"id\":6");
  }

  @Test
  void people_are_found_by_name_place_and_life() {
    makeLetters();
    make("{\"name\": \"Nobody\"}");

    assertThat(ids(body("/people?name=LAMISTER"))).containsExactly(1, 5);
    assertThat(ids(body("/people?name=carton"))).containsExactly(4);
    assertThat(ids(body("/people?placeId=3"))).containsExactly(2, 4);
    assertThat(ids(body("/people?placeId=none"))).containsExactly(6);
    assertThat(ids(body("/people?placeId=77"))).isEmpty();
    assertThat(ids(body("/people?isAlive=false"))).containsExactly(4);
    assertThat(ids(body("/people?isAlive=true&placeId=3"))).containsExactly(2);
    assertThat(ids(body("/people?name=a&placeId=1&isAlive=true&order=-name")))
        .containsExactly(1, 5);
  }

  @Test
  void pages_follow_each_other_in_every_order() {
    IntStream.rangeClosed(1, 7)
        .forEach(n -> make("{\"name\": \"p" + n % 3 + "\", \"placeId\": 1}"));
    make("{\"name\": \"p0\"}");

    for (var order : List.of("id", "-id", "name", "-name")) {
      var seen = new ArrayList<Integer>();
      var next = "/people?limit=2&placeId=1&order=" + order;
      while (!next.isEmpty()) {
        var page = house.get(next);
        seen.addAll(ids(page.body()));
        next = next(page);
      }
      assertThat(seen)
          .as(order)
          .hasSize(7)
          .isEqualTo(ids(body("/people?placeId=1&order=" + order)));
    }
  }

  @Test
  void a_delete_in_the_middle_of_a_listing_leaves_out_what_is_gone_and_nothing_else() {
    makeLetters();
    var first = house.get("/people?limit=2&order=-id");
    house.send("DELETE", "/people/4", "");

    assertThat(ids(house.get(next(first)).body())).containsExactly(3, 2);
  }

  @Test
  void a_request_that_comes_again_with_its_key_makes_nothing_also_while_places_is_away() {
    var body = "{\"name\": \"Aiba Stack\", \"placeId\": 3}";
    var first = send("POST", "/people", body, "Idempotency-Key", "k-1");
    townHall.away = true;

    var again = send("POST", "/people", body, "Idempotency-Key", "k-1");

    assertThat(again.statusCode()).isEqualTo(201);
    assertThat(again.body()).isEqualTo(first.body());
    assertThat(header(again, "ETag")).isEqualTo(header(first, "ETag"));
    assertThat(header(again, "Location")).isEqualTo(header(first, "Location"));
    assertProblem(
        send("POST", "/people", "{\"name\": \"Other\"}", "Idempotency-Key", "k-1"),
        422,
        "\"field\":\"Idempotency-Key\"");
    assertThat(ids(body("/people"))).containsExactly(1);
  }

  @Test
  void two_requests_of_one_key_at_once_make_one_person() throws Exception {
    Callable<HttpResponse<String>> request =
        () -> send("POST", "/people", "{\"name\": \"One\"}", "Idempotency-Key", "k-1");

    var answers = atOnce(request, request);

    assertThat(answers).extracting(HttpResponse::statusCode).containsOnly(201);
    assertThat(answers.getFirst().body()).isEqualTo(answers.getLast().body());
    assertThat(ids(body("/people"))).containsExactly(1);
  }

  private static List<HttpResponse<String>> atOnce(
      Callable<HttpResponse<String>> one, Callable<HttpResponse<String>> other) throws Exception {
    try (var threads = Executors.newFixedThreadPool(2)) {
      var answers = new ArrayList<HttpResponse<String>>();
      for (var answer : threads.invokeAll(List.of(one, other))) {
        answers.add(answer.get());
      }
      return answers;
    }
  }
}
