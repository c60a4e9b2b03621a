package hubbub.web.owner;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.contracts.KeptFact;
import hubbub.contracts.accounts.Account;
import hubbub.contracts.accounts.AccountCreated;
import hubbub.contracts.accounts.AskAccounts;
import hubbub.contracts.accounts.SessionsEnded;
import hubbub.platform.json.Json;
import hubbub.platform.storage.Database;
import hubbub.testkit.Await;
import hubbub.testkit.KnownHolders;
import hubbub.testkit.PinnedClock;
import hubbub.testkit.SmallHouse;
import hubbub.web.WebService;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// From the one-time link to sessions and tokens, and back.
class ClaimingTest {
  @TempDir Path folder;
  private final PinnedClock clock = new PinnedClock();
  private SmallHouse house;
  private WebService web;
  private Database teller;

  @BeforeEach
  void open() {
    house = new SmallHouse(folder, clock);
    house.platform().questions().answer(AskAccounts.class, new KnownHolders(_ -> Optional.empty()));
    web = house.with(WebService::new);
    teller = house.teller();
    house.open();
  }

  @AfterEach
  void close() {
    house.close();
  }

  private void restart() {
    house.close();
    open();
  }

  private String code() {
    return web.newOwnerLink().substring("/claim#".length());
  }

  private HttpResponse<String> claim(String code, String... headers) {
    return send("POST", "/claim", "code=" + code, headers);
  }

  private HttpResponse<String> send(String method, String path, String body, String... headers) {
    var request =
        HttpRequest.newBuilder(house.address(path))
            .method(method, HttpRequest.BodyPublishers.ofString(body));
    for (var i = 0; i < headers.length; i += 2) {
      request.header(headers[i], headers[i + 1]);
    }
    return house.send(request.build());
  }

  private static String cookie(HttpResponse<String> answer) {
    var cookie = answer.headers().firstValue("Set-Cookie").orElseThrow();
    return cookie.substring(0, cookie.indexOf(';'));
  }

  private String command() throws Exception {
    return "Bearer " + Files.readString(folder.resolve("command-token")).strip();
  }

  private String token(List<String> scopes) throws Exception {
    var body = Json.write(Map.of("name", "a bot", "scopes", scopes, "for", "30d"));
    var answer = send("POST", "/api/v1/tokens", body, "Authorization", command());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    return Json.mapper().readTree(answer.body()).required("secret").asString();
  }

  @Test
  void the_link_claims_the_house_and_begins_a_session() {
    var answer = claim(code(), "Origin", "http://127.0.0.1:" + house.port());

    assertThat(answer.statusCode()).isEqualTo(303);
    assertThat(answer.headers().firstValue("Location")).contains("/register");
    assertThat(answer.headers().firstValue("Set-Cookie").orElseThrow())
        .matches(
            "hubbub-session=[A-Za-z0-9_-]{43}; Path=/; Max-Age=2592000; HttpOnly; SameSite=Strict");
    var me = send("GET", "/api/v1/me", "", "Cookie", cookie(answer));
    assertThat(me.body())
        .isEqualTo(
            "{\"name\":\"owner\",\"owner\":true,\"claimed\":true,"
                + "\"may\":[\"statistics:read\",\"archive:read\",\"directory:read\",\"directory:write\",\"runs:write\",\"radio:admin\",\"owner\"],\"account\":null}");
    assertThat(web.claimed()).isTrue();
  }

  @Test
  void before_that_whoever_is_at_this_machine_is_local() {
    assertThat(house.get("/api/v1/me").body())
        .isEqualTo(
            "{\"name\":\"local\",\"owner\":false,\"claimed\":false,"
                + "\"may\":[\"statistics:read\",\"archive:read\",\"directory:read\",\"directory:write\",\"runs:write\",\"radio:admin\"],\"account\":null}");
  }

  @Test
  void a_link_works_once() {
    var code = code();

    assertThat(claim(code).statusCode()).isEqualTo(303);
    var again = claim(code);
    assertThat(again.statusCode()).isEqualTo(403);
    assertThat(again.headers().firstValue("Set-Cookie")).isEmpty();
    assertThat(again.body()).contains("was used before").doesNotContain(code);
  }

  @Test
  void a_new_link_ends_the_one_before() {
    var first = code();
    var second = code();

    assertThat(claim(first).statusCode()).isEqualTo(403);
    assertThat(claim(second).statusCode()).isEqualTo(303);
  }

  @Test
  void a_link_expires() {
    var code = code();

    clock.pass(Duration.ofHours(24));

    assertThat(claim(code).statusCode()).isEqualTo(403);
    assertThat(web.claimed()).isFalse();
  }

  @Test
  void a_guess_claims_nothing() {
    code();

    for (var guess : List.of("", "x", "../", "%00", "a".repeat(10_000))) {
      assertThat(claim(guess).statusCode()).as(guess).isIn(403, 413);
    }
    assertThat(web.claimed()).isFalse();
  }

  @Test
  void a_house_on_loopback_is_not_claimed_from_elsewhere() {
    var code = code();

    assertThat(claim(code, "X-Forwarded-For", "192.0.2.1").statusCode()).isEqualTo(403);
    assertThat(claim(code, "Origin", "http://evil.example").statusCode()).isEqualTo(403);
    assertThat(web.claimed()).isFalse();
    assertThat(claim(code).statusCode()).as("the link was not used up").isEqualTo(303);
  }

  @Test
  void the_claim_outlives_a_restart_and_so_does_the_session() {
    var cookie = cookie(claim(code()));

    restart();

    assertThat(web.claimed()).isTrue();
    assertThat(send("GET", "/api/v1/tokens", "", "Cookie", cookie).statusCode()).isEqualTo(200);
    assertThat(house.get("/api/v1/tokens").statusCode()).isEqualTo(401);
  }

  @Test
  void a_session_expires() {
    var cookie = cookie(claim(code()));

    clock.pass(Duration.ofDays(30));

    assertThat(send("GET", "/api/v1/tokens", "", "Cookie", cookie).statusCode()).isEqualTo(401);
  }

  @Test
  void signing_out_everywhere_from_the_owners_account_ends_the_sessions_of_before() {
    var cookie = cookie(claim(code()));
    var ana = new Account("1001", "ana", "Ana", Instant.EPOCH);
    tell(new AccountCreated(ana, true, 1), new SessionsEnded("1002", clock.instant()));
    Await.until(() -> send("GET", "/api/v1/me", "", "Cookie", cookie).body().contains("1001"));
    assertThat(send("GET", "/api/v1/tokens", "", "Cookie", cookie).statusCode()).isEqualTo(200);

    tell(new SessionsEnded("1001", clock.instant()));

    Await.until(() -> send("GET", "/api/v1/tokens", "", "Cookie", cookie).statusCode() == 401);
    clock.pass(Duration.ofSeconds(1));
    var later = cookie(claim(code()));
    assertThat(send("GET", "/api/v1/tokens", "", "Cookie", later).statusCode()).isEqualTo(200);
  }

  private void tell(KeptFact... facts) {
    teller.write(tx -> {
      List.of(facts).forEach(tx::tell);
      return null;
    });
    house.settle();
  }

  @Test
  void signing_out_ends_the_session() {
    var cookie = cookie(claim(code()));
    var origin = "http://127.0.0.1:" + house.port();

    var answer = send("POST", "/api/v1/sign-out", "", "Cookie", cookie, "Origin", origin);

    assertThat(answer.statusCode()).isEqualTo(204);
    assertThat(answer.headers().firstValue("Set-Cookie").orElseThrow()).contains("Max-Age=0");
    assertThat(send("GET", "/api/v1/tokens", "", "Cookie", cookie).statusCode()).isEqualTo(401);
  }

  @Test
  void a_token_is_shown_once_and_listed_without_its_secret() throws Exception {
    var secret = token(List.of("runs:write", "archive:read"));

    var list = send("GET", "/api/v1/tokens", "", "Authorization", command()).body();

    assertThat(list).contains("\"name\":\"a bot\"").doesNotContain(secret);
    assertThat(list).contains("\"scopes\":[\"archive:read\",\"runs:write\"]");
    assertThat(list).contains("\"expires_at\":\"2026-03-31T20:00:00.000Z\"");
  }

  @Test
  void a_token_expires_and_can_be_revoked() throws Exception {
    var secret = token(List.of("owner"));
    var bearer = "Bearer " + secret;
    var list = send("GET", "/api/v1/tokens", "", "Authorization", bearer);
    var id = Json.mapper().readTree(list.body()).at("/tokens/0/id").asString();
    var other = "Bearer " + token(List.of("owner"));

    assertThat(send("DELETE", "/api/v1/tokens/" + id, "", "Authorization", other).statusCode())
        .isEqualTo(204);
    assertThat(send("GET", "/api/v1/tokens", "", "Authorization", bearer).statusCode())
        .isEqualTo(401);
    clock.pass(Duration.ofDays(30));
    assertThat(send("GET", "/api/v1/tokens", "", "Authorization", other).statusCode())
        .isEqualTo(401);
  }

  @Test
  void a_token_that_makes_no_sense_is_refused_by_field() throws Exception {
    for (var wrong :
        Map.of(
                "{\"name\": \"\", \"scopes\": [\"owner\"]}", "/name",
                "{\"name\": \"a\", \"scopes\": []}", "/scopes",
                "{\"name\": \"a\", \"scopes\": [\"all\"]}", "/scopes/0",
                "{\"name\": \"a\", \"scopes\": [\"owner\"], \"for\": \"soon\"}", "/for",
                "{\"name\": \"a\", \"scopes\": [\"owner\"], \"for\": \"0s\"}", "/for")
            .entrySet()) {
      var answer = send("POST", "/api/v1/tokens", wrong.getKey(), "Authorization", command());
      assertThat(answer.statusCode()).as(wrong.getKey()).isEqualTo(422);
      assertThat(answer.body()).contains("\"field\":\"" + wrong.getValue() + "\"");
    }
  }

  @Test
  void no_secret_lies_in_the_data_folder_but_the_commands() throws Exception {
    var code = code();
    var secret = token(List.of("archive:read"));
    var cookie = cookie(claim(code())).substring("hubbub-session=".length());

    house.close();

    try (Stream<Path> files = Files.walk(folder)) {
      for (var file : files.filter(Files::isRegularFile).toList()) {
        assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
            .as(file.toString())
            .doesNotContain(code)
            .doesNotContain(secret)
            .doesNotContain(cookie);
      }
    }
    open();
  }

  @Test
  void the_commands_token_is_its_users_alone_and_new_at_every_start() throws Exception {
    var first = command();
    assertThat(Files.getPosixFilePermissions(folder.resolve("command-token")))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));

    restart();

    assertThat(command()).isNotEqualTo(first);
    assertThat(send("POST", "/api/v1/owner-link", "", "Authorization", first).statusCode())
        .isEqualTo(401);
    assertThat(send("POST", "/api/v1/owner-link", "", "Authorization", command()).body())
        .matches(
            "\\{\"path\":\"/claim#[A-Za-z0-9_-]{43}\",\"expires_at\":\"2026-03-02T20:00:00.000Z\"}");
  }
}
