package hubbub.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.platform.storage.OutboxFull;
import hubbub.platform.storage.StorageFull;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What comes back for what was asked.
final class AnsweringTest {
  private static final String BROWSER =
      "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";

  record NewGreeting(List<String> names, boolean loud) {}

  private final OpenDoor house = new OpenDoor(Map.of());

  @BeforeEach
  void open() throws IOException {
    var routes = house.door;
    routes.document("greetings", "openapi/greetings.yaml");
    routes.get("/", Access.OPEN, _ -> Answer.html("<!doctype html><title>Hubbub</title>"));
    routes.get(
        "/api/v1/names/{name}", Access.OPEN, r -> Answer.json(Map.of("name", r.path("name"))));
    routes.get("/api/v1/names/first", Access.OPEN, _ -> Answer.json(Map.of("name", "the first")));
    routes.get("/files/{rest*}", Access.OPEN, r -> Answer.json(Map.of("rest", r.path("rest"))));
    routes.post(
        "/api/v1/greetings",
        Access.CONTROL,
        r -> Answer.created("/api/v1/greetings/1", r.json(NewGreeting.class)));
    routes.get("/api/v1/mine", Access.OWNER, _ -> Answer.json("mine"));
    routes.refusals((request, refusal) ->
        Answer.html(
            "<!doctype html><title>%d for %s</title>"
                .formatted(refusal.status(), request.caller().name())));
    routes.get("/api/v1/limit", Access.OPEN, r -> Answer.json(Map.of("limit", r.query().limit())));
    house.open();
  }

  @AfterEach
  void close() {
    house.close();
  }

  @Test
  void a_path_parameter_is_decoded_and_a_fixed_segment_wins() throws Exception {
    assertThat(house.get("/api/v1/names/%C3%A5sa%2Fb").body()).isEqualTo("{\"name\":\"åsa/b\"}");
    assertThat(house.get("/api/v1/names/first").body()).isEqualTo("{\"name\":\"the first\"}");
    assertThat(house.get("/files/a/b%20c.js").body()).isEqualTo("{\"rest\":\"a/b c.js\"}");
  }

  @Test
  void an_address_may_have_letters_as_they_are() throws Exception {
    for (var name : List.of("\u00e5sa", "\u00c1", "\u6771")) {
      var answer =
          house.raw(
              "GET /api/v1/names/"
                  + asBytes(name)
                  + " HTTP/1.1\nHost: localhost\nConnection: close\n\n");

      assertThat(answer).contains(asBytes("{\"name\":\"" + name + "\"}"));
    }
  }

  /// UTF-8, a letter for each byte.
  private static String asBytes(String text) {
    return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
  }

  @Test
  void a_path_that_is_no_utf8_is_refused() throws Exception {
    assertThat(house.get("/api/v1/names/%ff").statusCode()).isEqualTo(400);
    assertThat(
            house.raw(
                "GET /api/v1/names/%zz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"))
        .startsWith("HTTP/1.1 400 ");
  }

  @Test
  void an_unknown_path_is_a_problem() throws Exception {
    var answer = house.get("/api/v1/nothing");

    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
    assertThat(answer.body())
        .isEqualTo(
            "{\"type\":\"about:blank\",\"title\":\"Not Found\",\"status\":404,"
                + "\"detail\":\"nothing is here\"}");
  }

  @Test
  void people_get_a_page_where_nothing_is_and_programs_the_problem() throws Exception {
    var page = house.send(house.to("/nothing").header("Accept", BROWSER));

    assertThat(page.statusCode()).isEqualTo(404);
    assertThat(page.headers().firstValue("Content-Type")).contains("text/html; charset=utf-8");
    assertThat(page.body()).isEqualTo("<!doctype html><title>404 for local</title>");
    for (var accept : List.of("*/*", "application/json", "text/html;q=0.5,*/*", "text/html;q=0")) {
      var problem = house.send(house.to("/nothing").header("Accept", accept));
      assertThat(problem.headers().firstValue("Content-Type"))
          .as(accept)
          .contains("application/problem+json");
    }
  }

  @Test
  void what_people_may_not_see_is_a_page_with_the_headers_of_the_refusal() throws Exception {
    var page =
        house.send(house.to("/api/v1/mine").header("Accept", BROWSER).header("Via", "1.1 proxy"));

    assertThat(page.statusCode()).isEqualTo(401);
    assertThat(page.headers().firstValue("WWW-Authenticate")).isPresent();
    assertThat(page.body()).contains("401 for guest");
  }

  @Test
  void what_a_handler_refuses_is_a_problem_for_everyone() throws Exception {
    var answer = house.send(house.to("/api/v1/limit?limit=x").header("Accept", BROWSER));

    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
  }

  @Test
  void another_method_is_told_which_would_do() throws Exception {
    var answer = house.send(house.to("/api/v1/names/ana").DELETE());

    assertThat(answer.statusCode()).isEqualTo(405);
    assertThat(answer.headers().firstValue("Allow")).contains("GET, HEAD, OPTIONS");
  }

  @Test
  void options_are_told_without_a_body() throws Exception {
    var answer =
        house.send(
            house.to("/api/v1/greetings").method("OPTIONS", HttpRequest.BodyPublishers.noBody()));

    assertThat(answer.statusCode()).isEqualTo(204);
    assertThat(answer.headers().firstValue("Allow")).contains("POST, OPTIONS");
    assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
  }

  @Test
  void head_is_get_without_the_body() throws Exception {
    var answer =
        house.raw(
            "HEAD /api/v1/names/ana HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");

    assertThat(answer)
        .startsWith("HTTP/1.1 200 ")
        .contains("Content-Length: 14")
        .endsWith("\r\n\r\n");
  }

  @Test
  void a_body_is_checked_against_the_document_whatever_type_it_claims() throws Exception {
    var answer =
        house.send(
            house
                .to("/api/v1/greetings")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(
                    HttpRequest.BodyPublishers.ofString("{\"names\": [\"ana\"], \"loud\": true}")));

    assertThat(answer.statusCode()).isEqualTo(201);
    assertThat(answer.headers().firstValue("Location")).contains("/api/v1/greetings/1");
    assertThat(answer.body()).isEqualTo("{\"names\":[\"ana\"],\"loud\":true}");
  }

  @Test
  void a_wrong_body_is_told_each_field_by_its_pointer() throws Exception {
    var answer = house.post("/api/v1/greetings", "{\"names\": [\"ana\", 3], \"quiet\": 1}");

    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body())
        .contains("\"field\":\"/names/1\"")
        .contains("\"field\":\"/quiet\"")
        .contains("string expected");
  }

  @Test
  void a_missing_field_is_named() throws Exception {
    var answer = house.post("/api/v1/greetings", "{}");

    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body()).contains("\"field\":\"/names\"");
  }

  @Test
  void what_is_no_json_cannot_be_read() throws Exception {
    for (var body :
        List.of("", "{", "hello", "{\"names\": [\"a\"]} more", "{\"a\":1,\"a\":2}", "\"\\ud8")) {
      assertThat(house.post("/api/v1/greetings", body).statusCode()).as(body).isEqualTo(400);
    }
  }

  @Test
  void json_that_nests_too_deep_cannot_be_read() throws Exception {
    var answer = house.post("/api/v1/greetings", "[".repeat(100_000) + "]".repeat(100_000));

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("too deep");
  }

  @Test
  void json_that_is_no_utf8_cannot_be_read() throws Exception {
    var bytes = "{\"names\": [\"\u00e5\"]}".getBytes(StandardCharsets.ISO_8859_1);

    var answer =
        house.send(
            house.to("/api/v1/greetings").POST(HttpRequest.BodyPublishers.ofByteArray(bytes)));

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("not UTF-8");
  }

  @Test
  void a_chunked_body_is_read_like_any_other() throws Exception {
    var json = new ByteArrayInputStream("{\"names\": [\"ana\"]}".getBytes(StandardCharsets.UTF_8));

    var answer =
        house.send(
            house
                .to("/api/v1/greetings")
                .POST(HttpRequest.BodyPublishers.ofInputStream(() -> json)));

    assertThat(answer.statusCode()).isEqualTo(201);
  }

  @Test
  void a_wrong_query_parameter_is_named() throws Exception {
    var answer = house.get("/api/v1/limit?limit=1001");

    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body()).contains("\"field\":\"limit\"");
    assertThat(house.get("/api/v1/limit").body()).isEqualTo("{\"limit\":50}");
  }

  @Test
  void what_breaks_on_our_side_shows_nothing_of_it() throws Exception {
    house.door.get(
        "/broken",
        Access.OPEN,
        _ -> {
          throw new IllegalStateException("the secret of the house");
        });

    var answer = house.get("/broken");

    assertThat(answer.statusCode()).isEqualTo(500);
    assertThat(answer.body()).contains("the log has it under").doesNotContain("secret");
  }

  @Test
  void a_full_disk_and_a_full_outbox_are_told_as_such() throws Exception {
    house.door.get(
        "/full",
        Access.OPEN,
        _ -> {
          throw new StorageFull("full");
        });
    house.door.get(
        "/later",
        Access.OPEN,
        _ -> {
          throw new OutboxFull("full");
        });

    assertThat(house.get("/full").statusCode()).isEqualTo(507);
    var later = house.get("/later");
    assertThat(later.statusCode()).isEqualTo(503);
    assertThat(later.headers().firstValue("Retry-After")).contains("5");
  }

  @Test
  void text_is_compressed_for_those_who_take_it() throws Exception {
    house.door.get("/long", Access.OPEN, _ -> Answer.json(List.of("hubbub ".repeat(1_000))));

    var answer =
        house.client.send(
            house.to("/long").header("Accept-Encoding", "gzip").build(),
            HttpResponse.BodyHandlers.ofByteArray());

    assertThat(answer.headers().firstValue("Content-Encoding")).contains("gzip");
    assertThat(answer.headers().firstValue("Vary")).contains("Accept-Encoding");
    assertThat(answer.body()).hasSizeLessThan(1_000);
    var plain = new GZIPInputStream(new ByteArrayInputStream(answer.body())).readAllBytes();
    assertThat(new String(plain, StandardCharsets.UTF_8)).isEqualTo(house.get("/long").body());
  }

  @Test
  void what_has_not_changed_is_not_sent_again() throws Exception {
    house.door.get("/tagged", Access.OPEN, _ -> Answer.json(1).with("ETag", "\"1\""));

    var answer = house.send(house.to("/tagged").header("If-None-Match", "\"1\""));

    assertThat(answer.statusCode()).isEqualTo(304);
    assertThat(answer.body()).isEmpty();
  }

  @Test
  void every_answer_carries_the_headers_that_keep_browsers_in_bounds() throws Exception {
    house.door.contentSecurity().allowInlineScript("alert(1)");

    var page = house.get("/").headers();
    var data = house.get("/api/v1/limit").headers();

    assertThat(page.firstValue("Content-Security-Policy").orElseThrow())
        .contains("default-src 'none'")
        // printf 'alert(1)' | openssl dgst -sha256 -binary | base64
        .contains("'sha256-bhHHL3z2vDgxUt0W3dWQOrprscmda2Y5pLsLg4GF+pI='")
        .contains("frame-ancestors 'none'")
        .doesNotContain("unsafe")
        .doesNotContain("http");
    assertThat(page.firstValue("X-Frame-Options")).contains("DENY");
    for (var headers : List.of(page, data)) {
      assertThat(headers.firstValue("X-Content-Type-Options")).contains("nosniff");
      assertThat(headers.firstValue("Referrer-Policy")).contains("same-origin");
      assertThat(headers.firstValue("Date")).isPresent();
    }
    assertThat(data.firstValue("Content-Security-Policy"))
        .contains("default-src 'none'; frame-ancestors 'none'");
    assertThat(data.firstValue("Cache-Control")).contains("no-store");
  }

  @Test
  void frames_of_others_stand_only_in_a_page_that_asks_for_them() throws Exception {
    var security = house.door.contentSecurity();
    house.door.get(
        "/framing",
        Access.OPEN,
        _ ->
            Answer.html("<p>")
                .with(
                    "Content-Security-Policy",
                    security.forPagesWithFramesOf(List.of("https://player.example"))));

    assertThat(house.get("/framing").headers().allValues("Content-Security-Policy"))
        .containsExactly(security.forPages() + "; frame-src https://player.example");
    assertThat(house.get("/").headers().allValues("Content-Security-Policy"))
        .containsExactly(security.forPages());
    assertThat(security.forPages()).contains("default-src 'none'").doesNotContain("frame-src");
  }

  @Test
  void handlers_run_on_virtual_threads() throws Exception {
    var thread = new AtomicReference<Thread>();
    house.door.get(
        "/thread",
        Access.OPEN,
        _ -> {
          thread.set(Thread.currentThread());
          return Answer.noContent();
        });

    var answer = house.get("/thread");

    assertThat(answer.statusCode()).isEqualTo(204);
    assertThat(thread.get().isVirtual()).isTrue();
  }
}
