package hubbub.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.contracts.accounts.Account;
import hubbub.contracts.accounts.AccountChanged;
import hubbub.contracts.accounts.AccountCreated;
import hubbub.platform.json.Json;
import hubbub.testkit.PinnedClock;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Who gets an account, who doesn't and why, and what others hear of it.
class RegisteringTest extends AccountsHouse {
  @Override
  Map<String, String> settings() {
    return Map.of("accounts.registrations-per-address", "5", "http.proxies", "127.0.0.1");
  }

  private static String json(String email, String password, String username) {
    return Json.write(Map.of("email", email, "password", password, "username", username));
  }

  @Test
  void an_account_is_answered_as_promised() {
    var answer = post("/api/v1/auth/register", ANA);

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    var in = Json.mapper().readTree(answer.body());
    assertThat(in.propertyNames()).containsExactly("jwt", "refresh_token", "id");
    assertThat(text(in, "id")).isEqualTo("1001");
    assertThat(header(answer, "Cache-Control")).isEqualTo("no-store");
    assertThat(header(answer, "Set-Cookie")).as("a program keeps its tokens itself").isEmpty();
    assertThat(holder(text(in, "jwt")).orElseThrow().account())
        .isEqualTo(new Account("1001", "ana_b", "Ana_B", PinnedClock.BEGIN));
  }

  @Test
  void an_account_is_told_in_the_transaction_of_its_row() {
    register(ANA);
    person("Ben");

    assertThat(told())
        .containsExactly(
            new AccountCreated(new Account("1001", "ana_b", "Ana_B", PinnedClock.BEGIN), false, 1),
            new AccountCreated(new Account("1002", "ben", "Ben", PinnedClock.BEGIN), false, 2));
  }

  @ParameterizedTest
  @CsvSource({
    "ana@example.org, Someone, /email",
    "ANA@Example.ORG, Someone, /email",
    "ben@example.org, Ana_B, /username",
    "ben@example.org, ana_b, /username",
    "ben@example.org, ANAB, /username",
    "ben@example.org, __anab__, /username",
  })
  void what_somebody_has_nobody_else_gets(String email, String username, String field) {
    register(ANA);

    assertProblem(
        post("/api/v1/auth/register", json(email, "correct horse", username)), 409, field);
    assertThat(told()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({
    "pau1_moore, paul_moore",
    "paul_moore, paui_moore",
    "w1nner, vvinner",
    "zer0, zero",
    "corner, comer",
    "alice, aIice"
  })
  void a_name_that_looks_like_anothers_is_taken(String theirs, String alike) {
    person(theirs);

    assertProblem(
        post("/api/v1/auth/register", json("x@example.org", "correct horse", alike)),
        409,
        "/username");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ab",
        "abcdefghijklmnopqrstuvwxyz",
        "with space",
        "ana-b",
        "änä",
        "аna",
        "ana\\n",
        "___",
        "admin",
        "ADM1N",
        "api",
        "mods",
        "m_o_d_s",
        "justinfan123",
        "login",
        "crowd",
        "hubbub"
      })
  void a_name_that_nobody_can_have_is_refused(String username) {
    assertProblem(
        post(
            "/api/v1/auth/register",
            "{\"email\": \"x@example.org\", \"password\": \"correct horse\", \"username\": \""
                + username
                + "\"}"),
        422,
        "/username");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "ana",
        "@example.org",
        "ana@",
        "ana@localhost",
        "a na@example.org",
        "ana@exa mple.org",
        "ana@example.org\\r\\nBcc: all@example.org",
        "ana@@example.org",
        "ana@-x.example",
        "ana@example..org",
        "<ana@example.org>",
        "ana@[127.0.0.1]",
        ".ana@example.org"
      })
  void what_is_no_address_is_refused(String email) {
    assertProblem(
        post(
            "/api/v1/auth/register",
            "{\"email\": \""
                + email
                + "\", \"password\": \"correct horse\", \"username\": \"ana\"}"),
        422,
        "/email");
  }

  @ParameterizedTest
  @ValueSource(strings = {"seven77", "password", "Passw0rd!", "12345678", "ana@example.org"})
  void a_password_that_is_short_or_everybodys_is_refused(String password) {
    assertProblem(
        post("/api/v1/auth/register", json("ana@example.org", password, "ana")), 422, "/password");
  }

  @Test
  void a_password_too_long_to_be_looked_at_is_refused() {
    assertProblem(
        post("/api/v1/auth/register", json("ana@example.org", "x".repeat(1_025), "ana")),
        422,
        "/password");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{", "[]", "{}", "{\"email\": 1, \"password\": 2, \"username\": 3}"})
  void what_is_no_wish_for_an_account_is_refused(String body) {
    assertThat(post("/api/v1/auth/register", body).statusCode()).isIn(400, 422);
    assertThat(told()).isEmpty();
  }

  @Test
  void from_one_address_only_so_many_come_in_an_hour() {
    for (var n = 0; n < 5; n++) {
      person("person" + n);
    }

    var refused = post("/api/v1/auth/register", json("x@example.org", "correct horse", "xyz"));
    assertProblem(refused, 429, "too often");
    assertThat(Integer.parseInt(header(refused, "Retry-After"))).isBetween(700, 730);
    assertThat(
            post(
                    "/api/v1/auth/register",
                    json("y@example.org", "correct horse", "yyy"),
                    "X-Forwarded-For",
                    "192.0.2.7")
                .statusCode())
        .as("behind a trusted proxy others are others")
        .isEqualTo(200);
    clock.pass(Duration.ofMinutes(12));
    person("later");
  }

  @Test
  void whoever_registers_in_the_owners_session_has_the_owners_account() {
    var owner =
        register(ANA, "Cookie", OWNERS_COOKIE, "Origin", "http://127.0.0.1:" + house.port());
    person("Ben");

    assertThat(told())
        .extracting(fact -> ((AccountCreated) fact).owner())
        .containsExactly(true, false);
    var holder = holder(text(owner, "jwt")).orElseThrow();
    assertThat(holder.owner()).isTrue();
    assertThat(holder.scopes()).containsExactlyInAnyOrder("account", "owner");
  }

  @Test
  void there_is_one_owners_account() {
    var ours = "http://127.0.0.1:" + house.port();
    register(ANA, "Cookie", OWNERS_COOKIE, "Origin", ours);
    register(
        json("ben@example.org", "correct horse", "Ben"), "Cookie", OWNERS_COOKIE, "Origin", ours);

    assertThat(told())
        .extracting(fact -> ((AccountCreated) fact).owner())
        .containsExactly(true, false);
  }

  @Test
  void whoever_logs_in_in_the_owners_session_makes_their_account_the_owners() {
    register(ANA);

    var answer =
        post(
            "/api/v1/auth/login",
            ANA,
            "Cookie",
            OWNERS_COOKIE,
            "Origin",
            "http://127.0.0.1:" + house.port());

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(told().getLast())
        .isEqualTo(
            new AccountChanged(new Account("1001", "ana_b", "Ana_B", PinnedClock.BEGIN), true, 2));
  }

  @Test
  void a_page_of_ours_gets_a_cookie_and_others_get_nothing() {
    var ours = "http://127.0.0.1:" + house.port();
    var answer =
        post("/api/v1/auth/register", ANA, "Origin", ours, "Sec-Fetch-Site", "same-origin");

    var cookie = header(answer, "Set-Cookie");
    assertThat(cookie)
        .startsWith("hubbub-session=")
        .contains("; HttpOnly; SameSite=Strict; ".strip().substring(0, 20))
        .contains("Max-Age=2592000");
    var secret = cookie.substring("hubbub-session=".length(), cookie.indexOf(';'));
    assertThat(holder(secret).orElseThrow().account().login()).isEqualTo("ana_b");
    assertThat(post("/api/v1/auth/login", ANA, "Origin", "http://evil.example").statusCode())
        .isEqualTo(403);
  }
}
