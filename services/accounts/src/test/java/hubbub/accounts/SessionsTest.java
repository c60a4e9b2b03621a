package hubbub.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.contracts.accounts.SessionsEnded;
import hubbub.contracts.accounts.SignedIn;
import hubbub.contracts.accounts.SignedOut;
import hubbub.platform.json.Json;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Where somebody is signed in, and how it ends.
class SessionsTest extends AccountsHouse {
  private static final String SESSIONS = "/api/v1/auth/sessions";
  private JsonNode here = Json.mapper().createObjectNode();
  private JsonNode there = Json.mapper().createObjectNode();

  @Override
  Map<String, String> settings() {
    return Map.of("accounts.sessions-max", "3");
  }

  @BeforeEach
  void register() {
    here = register(ANA, "User-Agent", "A phone");
    clock.pass(Duration.ofSeconds(1));
    there = json(post("/api/v1/auth/login", ANA, "User-Agent", "x".repeat(500)));
  }

  private int refreshed(JsonNode in) {
    return post(
            "/api/v1/auth/refresh", Json.write(Map.of("refresh_token", text(in, "refresh_token"))))
        .statusCode();
  }

  private JsonNode sessions(JsonNode in) {
    return json(send("GET", SESSIONS, "", bearer(text(in, "jwt")))).required("sessions");
  }

  private HttpResponse<String> end(JsonNode in, String id) {
    return send("DELETE", SESSIONS + "/" + id, "", bearer(text(in, "jwt")));
  }

  @Test
  void all_sessions_are_listed_with_the_one_that_asks() {
    var sessions = sessions(here);

    assertThat(sessions.size()).isEqualTo(2);
    assertThat(text(sessions.get(1), "client")).isEqualTo("A phone");
    assertThat(sessions.get(1).required("current").asBoolean()).isTrue();
    assertThat(sessions.get(0).required("current").asBoolean()).isFalse();
    assertThat(text(sessions.get(0), "client")).hasSize(200);
    assertThat(text(sessions.get(0), "address")).isEqualTo("127.0.0.1");
    assertThat(sessions.toString())
        .doesNotContain(text(here, "refresh_token"))
        .doesNotContain("family");
  }

  @Test
  void a_session_that_is_ended_is_over_for_all_of_its_keys() {
    var id = text(sessions(here).get(0), "id");

    assertThat(end(here, id).statusCode()).isEqualTo(204);
    assertThat(holder(text(there, "jwt"))).isEmpty();
    assertThat(refreshed(there)).isEqualTo(401);
    assertThat(holder(text(here, "jwt"))).isPresent();
    assertThat(end(here, id).statusCode()).isEqualTo(404);
  }

  @Test
  void nobody_ends_the_session_of_another() {
    var ben = person("Ben");
    var id = text(sessions(here).get(0), "id");

    assertThat(send("DELETE", SESSIONS + "/" + id, "", bearer(ben)).statusCode()).isEqualTo(404);
    assertThat(holder(text(there, "jwt"))).isPresent();
  }

  @Test
  void logging_out_ends_the_session_that_asks() {
    var out = post("/api/v1/auth/logout", "", bearer(text(here, "jwt")));

    assertThat(out.statusCode()).isEqualTo(204);
    assertThat(header(out, "Set-Cookie")).startsWith("hubbub-session=;").contains("Max-Age=0");
    assertThat(holder(text(here, "jwt"))).isEmpty();
    assertThat(holder(text(there, "jwt"))).isPresent();
    assertThat(post("/api/v1/auth/logout", "").statusCode()).as("again").isEqualTo(204);
  }

  @Test
  void logging_out_everywhere_ends_all() {
    var out = post("/api/v1/auth/logout-all", "", bearer(text(here, "jwt")));

    assertThat(out.statusCode()).isEqualTo(204);
    assertThat(holder(text(here, "jwt"))).isEmpty();
    assertThat(holder(text(there, "jwt"))).isEmpty();
    assertThat(refreshed(there)).isEqualTo(401);
    assertThat(told().getLast())
        .as("for those that others keep")
        .isEqualTo(new SessionsEnded("1001", clock.instant()));
  }

  @Test
  void that_somebody_is_signed_in_nowhere_or_again_is_told() {
    post("/api/v1/auth/logout", "", bearer(text(here, "jwt")));
    assertThat(told()).noneMatch(SignedOut.class::isInstance);

    post("/api/v1/auth/logout", "", bearer(text(there, "jwt")));
    assertThat(told().getLast()).isInstanceOfSatisfying(SignedOut.class, SessionsTest::isAnas);

    json(post("/api/v1/auth/login", ANA));
    json(post("/api/v1/auth/login", ANA));
    assertThat(told()).filteredOn(SignedIn.class::isInstance).hasSize(1);
  }

  private static void isAnas(SignedOut fact) {
    assertThat(fact.accountId()).isEqualTo("1001");
  }

  @Test
  void whose_last_session_runs_out_is_signed_in_nowhere() {
    clock.pass(Duration.ofDays(29));
    json(post("/api/v1/auth/login", ANA));
    clock.pass(Duration.ofDays(2));
    accounts.eachMinute();
    assertThat(told()).noneMatch(SignedOut.class::isInstance);

    clock.pass(Duration.ofDays(30));
    accounts.eachMinute();
    accounts.eachMinute();

    assertThat(told()).filteredOn(SignedOut.class::isInstance).hasSize(1);
  }

  @Test
  void the_session_of_the_owners_link_is_not_taken_for_logged_out() {
    var out = postAsOwner("/api/v1/auth/logout", "");

    assertProblem(out, 409, "/api/v1/sign-out");
    assertThat(header(out, "Set-Cookie")).isEmpty();
  }

  @Test
  void of_too_many_the_oldest_ends() {
    for (var n = 0; n < 2; n++) {
      clock.pass(Duration.ofSeconds(1));
      json(post("/api/v1/auth/login", ANA));
    }

    assertThat(holder(text(here, "jwt"))).isEmpty();
    assertThat(holder(text(there, "jwt"))).isPresent();
    assertThat(sessions(there).size()).isEqualTo(3);
  }

  @Test
  void a_cookie_alone_changes_nothing_for_pages_of_others() {
    var ours = "http://127.0.0.1:" + house.port();
    var answer = post("/api/v1/auth/login", ANA, "Origin", ours, "Sec-Fetch-Site", "same-origin");
    var cookie = header(answer, "Set-Cookie").split(";", 2)[0];

    assertThat(
            post("/api/v1/auth/logout-all", "", "Cookie", cookie, "Origin", "http://evil.example")
                .statusCode())
        .isEqualTo(403);
    assertThat(post("/api/v1/auth/logout-all", "", "Cookie", cookie).statusCode())
        .as("without the browser's word")
        .isEqualTo(403);
    assertThat(post("/api/v1/auth/logout-all", "", "Cookie", cookie, "Origin", ours).statusCode())
        .isEqualTo(204);
  }
}
