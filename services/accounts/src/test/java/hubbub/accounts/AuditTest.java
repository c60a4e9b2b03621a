package hubbub.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.platform.json.Json;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// What is written down of who came in, who was not let in, and what became of accounts.
class AuditTest extends AccountsHouse {
  private static final String ACCOUNT = "/api/v1/account";
  private String ana = "";

  @Override
  Map<String, String> settings() {
    return Map.of("accounts.audit-time", "5d", "accounts.logins-per-account", "1000000");
  }

  @BeforeEach
  void register() {
    ana = text(register(ANA), "jwt");
  }

  private HttpResponse<String> logIn(String email, String password) {
    return post("/api/v1/auth/login", Json.write(Map.of("email", email, "password", password)));
  }

  private List<JsonNode> entries() {
    var page = send("GET", "/api/v1/audit?limit=1000", "", "Cookie", OWNERS_COOKIE);
    return json(page).required("entries").valueStream().toList();
  }

  /// Newest first, as `actor: deed about`.
  private List<String> lines() {
    return entries().stream()
        .map(
            entry -> text(entry, "actor") + ": " + text(entry, "deed") + " " + text(entry, "about"))
        .toList();
  }

  @Test
  void who_came_in_and_who_did_not_is_written_without_what_they_typed() {
    logIn("ana@example.org", "correct horse");
    logIn("ana@example.org", "secret-wrong-word");
    logIn("secret-address@example.org", "secret-wrong-word");

    assertThat(lines())
        .containsExactly(
            "somebody: login.refused 127.0.0.1",
            "somebody: login.refused 127.0.0.1",
            "ana_b: session.begin 127.0.0.1",
            "ana_b: account.create 127.0.0.1");
    assertThat(entries().toString()).doesNotContain("secret", "example.org");
  }

  @Test
  void what_becomes_of_an_account_is_written() {
    json(send("PATCH", ACCOUNT, "{\"username\": \"Anabel\"}", bearer(ana)));
    send("PATCH", ACCOUNT, "{\"email\": \"x@example.org\", \"password\": \"no\"}", bearer(ana));
    var address = "{\"email\": \"x@example.org\", \"password\": \"correct horse\"}";
    json(send("PATCH", ACCOUNT, address, bearer(ana)));
    var password = "{\"current\": \"correct horse\", \"password\": \"staple battery\"}";
    post(ACCOUNT + "/password", password, bearer(ana));
    var token = "{\"name\": \"My bot\", \"scopes\": [\"chat:edit\"]}";
    var made = text(json(post(ACCOUNT + "/tokens", token, bearer(ana))), "id");
    send("DELETE", ACCOUNT + "/tokens/" + made, "", bearer(ana));

    assertThat(lines())
        .containsExactly(
            "anabel: token.revoke " + made,
            "anabel: token.make My bot",
            "anabel: password.change ",
            "anabel: email.change ",
            "anabel: password.refused 127.0.0.1",
            "anabel: account.rename ana_b",
            "ana_b: account.create 127.0.0.1");
  }

  @Test
  void a_link_that_the_owner_makes_and_its_use_are_written() {
    var made = json(postAsOwner("/api/v1/accounts/1001/reset-link", ""));
    var code = text(made, "path").substring("/reset#".length());
    var wish = Json.write(Map.of("code", code, "password", "staple battery"));
    assertThat(post("/api/v1/auth/reset", wish).statusCode()).isEqualTo(204);

    assertThat(lines())
        .startsWith("ana_b: password.reset ", "owner: reset-link.make ")
        .noneMatch(line -> line.contains(code));
    ana = text(json(logIn("ana@example.org", "staple battery")), "jwt");
    assertThat(send("GET", ACCOUNT + "/export", "", bearer(ana)).body())
        .as("who is meant is shown what was done")
        .contains("reset-link.make");
  }

  @Test
  void of_a_deleted_account_it_stays_that_it_was_deleted() {
    logIn("ana@example.org", "wrong horse");
    send("DELETE", ACCOUNT, "{\"password\": \"correct horse\"}", bearer(ana));

    assertThat(lines())
        .containsExactly(
            "deleted: account.delete 1001", "somebody: login.refused ", "deleted: account.create ");
  }

  @Test
  void the_newest_thousand_of_each_kind_that_somebody_did_are_kept() {
    json(post("/api/v1/channels", "{\"name\": \"friday\"}", bearer(ana)));
    for (var n = 0; n < 1_010; n++) {
      var title = "{\"title\": \"" + n + "\"}";
      json(send("PATCH", "/api/v1/channels/friday", title, bearer(ana)));
    }

    var log = json(send("GET", "/api/v1/channels/friday/audit?limit=1000", "", bearer(ana)));
    var rest =
        json(
            send(
                "GET",
                "/api/v1/channels/friday/audit?limit=1000&before=" + text(log, "next"),
                "",
                bearer(ana)));
    assertThat(log.required("entries").get(999).required("about").asString()).isEqualTo("10");
    assertThat(rest.required("entries").valueStream().map(entry -> text(entry, "deed")))
        .containsExactly("channel.open");
  }

  @Test
  void nothing_is_kept_for_ever() {
    clock.pass(Duration.ofDays(4));
    logIn("ana@example.org", "correct horse");
    clock.pass(Duration.ofDays(1));
    clock.pass(Duration.ofMillis(1));

    accounts.eachMinute();

    assertThat(lines()).containsExactly("ana_b: session.begin 127.0.0.1");
  }
}
