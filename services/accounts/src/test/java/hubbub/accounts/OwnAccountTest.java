package hubbub.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.contracts.accounts.Account;
import hubbub.contracts.accounts.AccountChanged;
import hubbub.contracts.accounts.AccountDeleted;
import hubbub.contracts.accounts.AccountHeard;
import hubbub.contracts.accounts.ChannelClosed;
import hubbub.platform.json.Json;
import hubbub.testkit.PinnedClock;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What somebody sees and changes of their own account, and how it ends.
class OwnAccountTest extends AccountsHouse {
  private static final String ACCOUNT = "/api/v1/account";
  private String ana = "";

  @BeforeEach
  void register() {
    ana = text(register(ANA), "jwt");
  }

  private HttpResponse<String> patch(String json) {
    return send("PATCH", ACCOUNT, json, bearer(ana));
  }

  private HttpResponse<String> logIn(String email, String password) {
    return post("/api/v1/auth/login", Json.write(Map.of("email", email, "password", password)));
  }

  @Test
  void an_account_shows_itself_and_who_has_not_kept_it_yet() {
    assertThat(send("GET", ACCOUNT, "", bearer(ana)).body())
        .isEqualTo(
            "{\"id\":\"1001\",\"login\":\"ana_b\",\"name\":\"Ana_B\",\"email\":\"ana@example.org\","
                + "\"owner\":false,\"password\":true,\"created_at\":\"2026-03-01T20:00:00.000Z\","
                + "\"unheard\":[\"chat\",\"web\"]}");

    for (var service : new String[] {"web", "web", "other"}) {
      teller.write(tx -> {
        tx.tell(new AccountHeard(service, "1001"));
        tx.tell(new AccountHeard("chat", "77"));
        return null;
      });
    }
    house.settle();
    assertThat(send("GET", ACCOUNT, "", bearer(ana)).body()).contains("\"unheard\":[\"chat\"]");
  }

  @Test
  void another_name_is_told_and_the_old_one_is_nobody_elses_for_a_month() {
    var changed = json(patch("{\"username\": \"Anabel\"}"));

    assertThat(text(changed, "login")).isEqualTo("anabel");
    assertThat(told().getLast())
        .isEqualTo(
            new AccountChanged(
                new Account("1001", "anabel", "Anabel", PinnedClock.BEGIN), false, 2));
    var theirs =
        """
        {"email": "x@example.org", "password": "correct horse", "username": "ana_b"}\
        """;
    assertProblem(post("/api/v1/auth/register", theirs), 409, "/username");
    clock.pass(Duration.ofDays(30));
    register(theirs);
  }

  @Test
  void other_capitals_are_another_name_too_and_ones_own_name_comes_back() {
    assertThat(text(json(patch("{\"username\": \"ANA_b\"}")), "name")).isEqualTo("ANA_b");
    json(patch("{\"username\": \"Anabel\"}"));
    assertThat(text(json(patch("{\"username\": \"Ana_B\"}")), "login")).isEqualTo("ana_b");
    json(patch("{\"username\": \"Ana_B\"}"));
    assertThat(told()).as("what is so already is not told").hasSize(4);
  }

  @Test
  void a_name_that_is_taken_or_none_is_refused() {
    person("Ben");

    assertProblem(patch("{\"username\": \"ben\"}"), 409, "/username");
    assertProblem(patch("{\"username\": \"b_e_n\"}"), 409, "/username");
    assertProblem(patch("{\"username\": \"admin\"}"), 422, "/username");
  }

  @Test
  void nobody_holds_all_good_names_by_changing_theirs() {
    for (var n = 0; n < 10; n++) {
      json(patch("{\"username\": \"good_name_" + n + "\"}"));
    }

    assertProblem(patch("{\"username\": \"one_more\"}"), 409, "/username");
    assertProblem(post("/api/v1/channels", "{\"name\": \"one_more\"}", bearer(ana)), 409, "/name");
    json(patch("{\"username\": \"good_name_3\"}"));
    clock.pass(Duration.ofDays(29));
    var again = text(json(logIn("ana@example.org", "correct horse")), "jwt");
    assertProblem(
        send("PATCH", ACCOUNT, "{\"username\": \"one_more\"}", bearer(again)), 409, "/username");
    clock.pass(Duration.ofDays(1));
    var later = text(json(logIn("ana@example.org", "correct horse")), "jwt");
    json(send("PATCH", ACCOUNT, "{\"username\": \"one_more\"}", bearer(later)));
  }

  @Test
  void another_address_takes_the_password() {
    assertProblem(patch("{\"email\": \"new@example.org\"}"), 403, "/password");
    assertProblem(
        patch("{\"email\": \"new@example.org\", \"password\": \"wrong horse\"}"), 403, "/password");
    assertProblem(patch("{\"email\": \"new\", \"password\": \"correct horse\"}"), 422, "/email");
    var changed = patch("{\"email\": \"new@example.org\", \"password\": \"correct horse\"}");
    assertThat(text(json(changed), "email")).isEqualTo("new@example.org");
    assertThat(logIn("new@example.org", "correct horse").statusCode()).isEqualTo(200);
    assertThat(logIn("ana@example.org", "correct horse").statusCode()).isEqualTo(401);
  }

  @Test
  void an_address_that_somebody_has_is_refused() {
    person("Ben");

    assertProblem(
        patch("{\"email\": \"BEN@example.org\", \"password\": \"correct horse\"}"), 409, "/email");
  }

  @Test
  void another_password_ends_all_other_sessions() {
    var other = text(json(logIn("ana@example.org", "correct horse")), "jwt");

    var changed =
        post(
            ACCOUNT + "/password",
            "{\"current\": \"correct horse\", \"password\": \"staple battery\"}",
            bearer(ana));

    assertThat(changed.statusCode()).as(changed.body()).isEqualTo(204);
    assertThat(holder(ana)).isPresent();
    assertThat(holder(other)).isEmpty();
    assertThat(logIn("ana@example.org", "correct horse").statusCode()).isEqualTo(401);
    assertThat(logIn("ana@example.org", "staple battery").statusCode()).isEqualTo(200);
  }

  @Test
  void a_password_is_changed_by_who_knows_it_to_a_good_one() {
    var path = ACCOUNT + "/password";
    assertProblem(
        post(path, "{\"current\": \"wrong horse\", \"password\": \"staple battery\"}", bearer(ana)),
        403,
        "/current");
    assertProblem(
        post(path, "{\"current\": \"correct horse\", \"password\": \"passw0rd\"}", bearer(ana)),
        422,
        "/password");
  }

  @Test
  void guessing_at_a_password_from_inside_is_as_slow_as_at_the_door() {
    var guess = "{\"current\": \"wrong horse\", \"password\": \"staple battery\"}";
    for (var n = 0; n < 10; n++) {
      assertThat(post(ACCOUNT + "/password", guess, bearer(ana)).statusCode()).isEqualTo(403);
    }

    assertThat(post(ACCOUNT + "/password", guess, bearer(ana)).statusCode()).isEqualTo(429);
  }

  @Test
  void a_deleted_account_is_gone_with_all_that_was_kept_of_it() {
    post("/api/v1/channels", "{\"name\": \"friday\"}", bearer(ana));
    var ben = person("Ben");
    post("/api/v1/channels", "{\"name\": \"sunday\"}", bearer(ben));
    send("PUT", "/api/v1/channels/sunday/roles/ana_b", "{\"roles\": [\"vip\"]}", bearer(ben));
    assertProblem(
        send("DELETE", ACCOUNT, "{\"password\": \"wrong horse\"}", bearer(ana)), 403, "/password");

    var gone = send("DELETE", ACCOUNT, "{\"password\": \"correct horse\"}", bearer(ana));

    assertThat(gone.statusCode()).as(gone.body()).isEqualTo(204);
    var told = told();
    assertThat(told.subList(told.size() - 2, told.size()))
        .containsExactly(new ChannelClosed("1002", "friday", 8), new AccountDeleted("1001", 9));
    assertThat(holder(ana)).isEmpty();
    assertThat(logIn("ana@example.org", "correct horse").statusCode()).isEqualTo(401);
    assertThat(house.get("/api/v1/channels/friday").statusCode()).isEqualTo(404);
    assertThat(send("GET", "/api/v1/channels/sunday/roles", "", bearer(ben)).body())
        .doesNotContain("ana_b");
    assertThat(send("GET", "/api/v1/channels/sunday/audit", "", bearer(ben)).body())
        .doesNotContain("ana_b");
    assertProblem(post("/api/v1/auth/register", ANA), 409, "/username");
  }

  @Test
  void all_that_is_kept_of_somebody_comes_in_one_file() {
    post("/api/v1/channels", "{\"name\": \"friday\"}", bearer(ana));
    post(ACCOUNT + "/tokens", "{\"name\": \"My bot\", \"scopes\": [\"chat:edit\"]}", bearer(ana));

    var ben = person("Ben");
    post("/api/v1/channels", "{\"name\": \"sunday\"}", bearer(ben));
    send("PUT", "/api/v1/channels/sunday/roles/ana_b", "{\"roles\": [\"vip\"]}", bearer(ben));

    var export = send("GET", ACCOUNT + "/export", "", bearer(ana));
    assertThat(export.statusCode()).as(export.body()).isEqualTo(200);
    assertThat(header(export, "Content-Disposition")).contains("hubbub-account.json");
    assertThat(export.body())
        .contains("ana@example.org", "hubbub/friday", "My bot", "channel.open", "127.0.0.1")
        .contains("{\"channel\":\"sunday\",\"roles\":[\"vip\"]}")
        .doesNotContain("argon2id");
  }

  @Test
  void the_owner_sees_all_accounts_and_who_has_not_kept_them() {
    person("Ben");

    var page = send("GET", "/api/v1/accounts?limit=1", "", "Cookie", OWNERS_COOKIE);
    assertThat(page.body())
        .contains("ana_b", "\"unheard\":[\"chat\",\"web\"]", "\"next\":\"1001\"");
    var next = send("GET", "/api/v1/accounts?limit=1&cursor=1001", "", "Cookie", OWNERS_COOKIE);
    assertThat(next.body()).contains("\"login\":\"ben\"").doesNotContain("ana_b");
    assertThat(send("GET", "/api/v1/accounts", "", bearer(ana)).statusCode()).isEqualTo(403);
    assertThat(send("GET", "/api/v1/audit", "", bearer(ana)).statusCode()).isEqualTo(403);
    assertThat(send("GET", "/api/v1/audit", "", "Cookie", OWNERS_COOKIE).statusCode())
        .isEqualTo(200);
  }
}
