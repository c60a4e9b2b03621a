package hubbub.places;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Places through a real door: made, read, listed, changed, deleted.
class PlacesOverHttpTest extends PlacesHouse {
  @Test
  void without_places_a_list_is_empty() {
    assertThat(body("/places")).isEqualTo("[]");
  }

  @Test
  void a_list_is_right_to_the_letter_at_both_addresses() {
    makeLetters();

    assertThat(body("/places")).isEqualTo(LETTERS);
    assertThat(body("/api/v1/places")).isEqualTo(LETTERS);
    assertThat(body("/places/2")).isEqualTo("{\"id\":2,\"name\":\"Más allá del Zumo\"}");
    assertThat(body("/api/v1/places/2")).isEqualTo("{\"id\":2,\"name\":\"Más allá del Zumo\"}");
    assertThat(header(house.get("/places"), "Content-Type")).startsWith("application/json");
  }

  @Test
  void what_is_made_has_an_address_and_a_tag() {
    var made = make("Veranolandia");

    assertThat(made.body()).isEqualTo("{\"id\":1,\"name\":\"Veranolandia\"}");
    assertThat(header(made, "Location")).isEqualTo("/places/1");
    assertThat(header(made, "ETag")).isEqualTo("\"1\"");
    assertThat(header(house.get("/places/1"), "ETag")).isEqualTo("\"1\"");
    var ofApi = house.send("POST", "/api/v1/places", "{\"name\": \"Elsewhere\"}");
    assertThat(header(ofApi, "Location")).isEqualTo("/api/v1/places/2");
  }

  @Test
  void a_name_is_kept_as_it_was_given() {
    for (var name :
        List.of(
            " <b>bold</b> & 'so' ",
            "\u202Eright to left\u202C",
            "cafe\u0301",
            "a\u200Bb",
            "👨‍👩‍👧‍👦".repeat(200))) {
      var made = make(name);

      assertThat(made.body()).contains("\"name\":\"" + name + "\"");
    }
  }

  @Test
  void what_is_known_is_not_sent_again() {
    make("Veranolandia");

    assertThat(send("GET", "/places/1", "", "If-None-Match", "\"1\"").statusCode()).isEqualTo(304);
    assertThat(send("GET", "/places/1", "", "If-None-Match", "\"0\"").statusCode()).isEqualTo(200);
    var tag = header(house.get("/places?order=name"), "ETag");
    var again = send("GET", "/places?order=name", "", "If-None-Match", tag);
    assertThat(again.statusCode()).isEqualTo(304);
    assertThat(header(again, "ETag")).isEqualTo(tag);
    make("Another");
    assertThat(send("GET", "/places?order=name", "", "If-None-Match", tag).statusCode())
        .isEqualTo(200);
  }

  @Test
  void a_place_is_renamed_by_put_and_by_patch() {
    make("Veranolandia");

    var put = house.send("PUT", "/places/1", "{\"id\": 1, \"name\": \"Otoñolandia\"}");
    assertThat(put.statusCode()).isEqualTo(200);
    assertThat(put.body()).isEqualTo("{\"id\":1,\"name\":\"Otoñolandia\"}");
    assertThat(header(put, "ETag")).isEqualTo("\"2\"");
    var patch =
        send(
            "PATCH",
            "/places/1",
            "{\"name\": \"Inviernolandia\"}",
            "Content-Type",
            "application/merge-patch+json");
    assertThat(patch.body()).isEqualTo("{\"id\":1,\"name\":\"Inviernolandia\"}");
    assertThat(header(patch, "ETag")).isEqualTo("\"3\"");
    assertThat(body("/places")).isEqualTo("[{\"id\":1,\"name\":\"Inviernolandia\"}]");
  }

  @Test
  void a_change_that_changes_nothing_is_none() {
    make("Veranolandia");

    var same = house.send("PUT", "/places/1", "{\"name\": \"Veranolandia\"}");
    assertThat(header(same, "ETag")).isEqualTo("\"1\"");
    assertThat(header(house.send("PATCH", "/places/1", "{}"), "ETag")).isEqualTo("\"1\"");
  }

  @Test
  void nobody_overwrites_a_change_unseen() {
    make("Veranolandia");
    house.send("PUT", "/places/1", "{\"name\": \"Otoñolandia\"}");

    for (var method : List.of("PUT", "PATCH", "DELETE")) {
      var body = method.equals("DELETE") ? "" : "{\"name\": \"Mine\"}";
      var late = send(method, "/places/1", body, "If-Match", "\"1\"");
      assertThat(late.statusCode()).as(method).isEqualTo(412);
      assertThat(late.body()).contains("If-Match");
    }
    assertThat(body("/places/1")).contains("Otoñolandia");
    assertThat(send("PUT", "/places/1", "{\"name\": \"Mine\"}", "If-Match", "\"2\"").statusCode())
        .isEqualTo(200);
  }

  @Test
  void of_two_writers_at_once_one_is_told_to_look_again() throws Exception {
    make("Veranolandia");

    var answers =
        atOnce(
            List.of(
                () -> send("PUT", "/places/1", "{\"name\": \"One\"}", "If-Match", "\"1\""),
                () -> send("PUT", "/places/1", "{\"name\": \"Two\"}", "If-Match", "\"1\"")));

    assertThat(answers).extracting(HttpResponse::statusCode).containsExactlyInAnyOrder(200, 412);
  }

  @Test
  void what_is_deleted_is_gone_and_its_id_never_comes_again() {
    makeLetters();

    assertThat(house.send("DELETE", "/places/3", "").statusCode()).isEqualTo(204);
    assertThat(house.get("/places/3").statusCode()).isEqualTo(404);
    assertThat(house.send("DELETE", "/places/3", "").statusCode()).isEqualTo(404);
    assertThat(make("New").body()).isEqualTo("{\"id\":4,\"name\":\"New\"}");
    house.close();
    open();
    house.send("DELETE", "/places/4", "");
    assertThat(make("Newer").body()).isEqualTo("{\"id\":5,\"name\":\"Newer\"}");
  }

  @Test
  void names_are_found_in_any_case_and_with_any_accent() {
    makeLetters();
    make("100 % _sure_");

    assertThat(body("/places?name=MAS%20ALLA")).contains("\"id\":2").doesNotContain("\"id\":1");
    assertThat(body("/places?name=%C3%A1n%C3%B3L"))
        .isEqualTo("[{\"id\":3,\"name\":\"Veranolandia\"}]");
    assertThat(body("/places?name=nowhere")).isEqualTo("[]");
    assertThat(body("/places?name=%25")).isEqualTo("[{\"id\":4,\"name\":\"100 % _sure_\"}]");
    assertThat(body("/places?name=r_l")).isEqualTo("[]");
    assertThat(body("/places?name=")).contains("\"id\":1", "\"id\":4");
  }

  @Test
  void a_list_has_the_order_that_was_asked_for() {
    for (var name : List.of("beta", "Álamo", "Alamo", "zeta")) {
      make(name);
    }

    assertThat(ids(body("/places?order=id"))).containsExactly(1, 2, 3, 4);
    assertThat(ids(body("/places?order=-id"))).containsExactly(4, 3, 2, 1);
    assertThat(ids(body("/places?order=name"))).containsExactly(2, 3, 1, 4);
    assertThat(ids(body("/places?order=-name"))).containsExactly(4, 1, 3, 2);
  }

  @Test
  void pages_follow_each_other_in_every_order() {
    IntStream.rangeClosed(1, 7).forEach(n -> make("place " + n % 3));

    for (var order : List.of("id", "-id", "name", "-name")) {
      var seen = new ArrayList<Integer>();
      var next = "/places?limit=2&name=PLACE&order=" + order;
      while (!next.isEmpty()) {
        var page = house.get(next);
        seen.addAll(ids(page.body()));
        next = next(page);
      }
      assertThat(seen).as(order).isEqualTo(ids(body("/places?order=" + order)));
    }
  }

  @Test
  void a_delete_in_the_middle_of_a_listing_leaves_out_what_is_gone_and_nothing_else() {
    IntStream.rangeClosed(1, 6).forEach(n -> make("place " + n));
    for (var order : List.of("id", "name")) {
      var first = house.get("/places?limit=2&order=" + order);
      var last = ids(first.body()).getLast();
      house.send("DELETE", "/places/" + last, "");

      assertThat(ids(house.get(next(first)).body())).containsExactly(last + 1, last + 2);
    }
  }

  @Test
  void a_plain_list_ends_at_a_thousand_and_says_where_it_goes_on() {
    var table = new StringBuilder("id,name\r\n");
    IntStream.rangeClosed(1, 1_001).forEach(n -> table.append(",place ").append(n).append("\r\n"));
    assertThat(importing(table.toString()).statusCode()).isEqualTo(200);

    var first = house.get("/places");
    assertThat(ids(first.body())).hasSize(1_000);
    assertThat(header(first, "Link")).matches("</places\\?cursor=[\\w-]+>; rel=\"next\"");
    assertThat(house.get(next(first)).body()).isEqualTo("[{\"id\":1001,\"name\":\"place 1001\"}]");
    assertThat(header(house.get(next(first)), "Link")).isEmpty();
  }

  @Test
  void a_request_that_comes_again_with_its_key_makes_nothing() {
    var body = "{\"name\": \"Veranolandia\"}";
    var first = send("POST", "/places", body, "Idempotency-Key", "k-1");
    house.send("PUT", "/places/1", "{\"name\": \"Changed since\"}");
    var again = send("POST", "/places", body, "Idempotency-Key", "k-1");

    assertThat(again.statusCode()).isEqualTo(201);
    assertThat(again.body()).isEqualTo(first.body());
    assertThat(header(again, "Location")).isEqualTo(header(first, "Location"));
    assertThat(header(again, "ETag")).isEqualTo(header(first, "ETag"));
    assertThat(ids(body("/places"))).containsExactly(1);
  }

  @Test
  void a_key_with_another_body_is_refused_and_named() {
    send("POST", "/places", "{\"name\": \"One\"}", "Idempotency-Key", "k-1");

    var other = send("POST", "/places", "{\"name\": \"Two\"}", "Idempotency-Key", "k-1");

    assertThat(other.statusCode()).isEqualTo(422);
    assertThat(other.body()).contains("\"field\":\"Idempotency-Key\"");
    assertThat(ids(body("/places"))).containsExactly(1);
  }

  @Test
  void two_requests_of_one_key_at_once_make_one_place() throws Exception {
    Callable<HttpResponse<String>> request =
        () -> send("POST", "/places", "{\"name\": \"One\"}", "Idempotency-Key", "k-1");

    var answers = atOnce(List.of(request, request, request, request));

    assertThat(answers).extracting(HttpResponse::statusCode).containsOnly(201);
    assertThat(answers).extracting(HttpResponse::body).containsOnly("{\"id\":1,\"name\":\"One\"}");
    assertThat(ids(body("/places"))).containsExactly(1);
  }

  @Test
  void a_key_is_remembered_for_a_day() {
    send("POST", "/places", "{\"name\": \"One\"}", "Idempotency-Key", "k-1");
    clock.pass(Duration.ofHours(23));
    send("POST", "/places", "{\"name\": \"One\"}", "Idempotency-Key", "k-1");
    assertThat(ids(body("/places"))).containsExactly(1);
    clock.pass(Duration.ofHours(1));

    var other = send("POST", "/places", "{\"name\": \"Two\"}", "Idempotency-Key", "k-1");

    assertThat(other.body()).isEqualTo("{\"id\":2,\"name\":\"Two\"}");
  }

  private static String next(HttpResponse<String> page) {
    var link = header(page, "Link");
    return link.isEmpty() ? "" : link.substring(1, link.indexOf('>'));
  }

  private static List<Integer> ids(String list) {
    var ids = new ArrayList<Integer>();
    var at = Pattern.compile("\"id\":(\\d+)").matcher(list);
    while (at.find()) {
      ids.add(Integer.valueOf(at.group(1)));
    }
    return ids;
  }

  private static List<HttpResponse<String>> atOnce(List<Callable<HttpResponse<String>>> requests)
      throws Exception {
    try (var threads = Executors.newFixedThreadPool(requests.size())) {
      var answers = new ArrayList<HttpResponse<String>>();
      for (var answer : threads.invokeAll(requests)) {
        answers.add(answer.get());
      }
      return answers;
    }
  }
}
