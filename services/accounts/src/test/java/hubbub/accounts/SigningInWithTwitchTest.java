package hubbub.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.contracts.accounts.TwitchConnected;
import hubbub.contracts.accounts.TwitchDisconnected;
import hubbub.platform.json.Json;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Somebody goes to Twitch and comes back.
class SigningInWithTwitchTest extends TwitchHouse {
  private static void assertNothing(HttpResponse<String> answer, String why) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
    assertThat(answer.body()).contains(why, "Nothing was changed");
    assertThat(answer.headers().allValues("Set-Cookie")).noneMatch(c -> c.contains("session"));
  }

  @Test
  void a_newcomer_gets_an_account_and_comes_back_to_it() {
    var first = session(signIn("kestrel"));
    assertThat(holder(first).orElseThrow().account().login()).isEqualTo("kestrel");
    assertThat(state(first))
        .contains(
            "\"configured\":true",
            "\"connected\":true",
            "\"login\":\"kestrel\"",
            "user:read:follows",
            "\"redirect_url\":\"http://127.0.0.1".replace("127.0.0.1", "localhost"));
    var id = idOf(first);
    assertThat(told().getLast())
        .isEqualTo(
            new TwitchConnected(id, "77", "kestrel", "kestrel", List.of("user:read:follows"), 2));

    assertThat(idOf(session(signIn("kestrel")))).isEqualTo(id);
    assertThat(idOf(session(signIn("newt")))).isNotEqualTo(id);
    assertThat(twitch.tokens()).as("those of the second sign-in are not needed").hasSize(5);
  }

  @Test
  void what_is_kept_of_a_login_is_exported_without_its_keys() {
    var key = session(signIn("kestrel"));

    var export =
        send("GET", "/api/v1/account/export", "", "Cookie", "hubbub-session=" + key).body();

    assertThat(Json.mapper().readTree(export).required("twitch").toString())
        .contains("\"login\":\"kestrel\"", "\"id\":\"77\"", "user:read:follows");
    assertThat(export).doesNotContain(twitch.tokens()).doesNotContain("sealed");
  }

  @Test
  void whoever_begins_too_often_from_one_address_waits() {
    for (var at = 0; at < 100; at++) {
      var _ = begin("");
    }

    assertThat(at("http://localhost:" + house.port() + BEGIN).statusCode()).isEqualTo(429);
    clock.pass(Duration.ofMinutes(10));
    var _ = begin("");
  }

  @Test
  void a_name_that_somebody_has_gets_a_number() {
    person("Kestrel");

    var session = session(signIn("kestrel"));

    assertThat(holder(session).orElseThrow().account().login()).isEqualTo("kestrel_2");
  }

  @Test
  void whoever_is_signed_in_joins_it_and_several_join_theirs() {
    var ana = person("Ana");
    var joined = signIn("kestrel", bearer(ana));
    assertThat(joined.statusCode()).as(joined.body()).isEqualTo(200);
    assertThat(joined.body()).contains("url=/account\"");
    var _ = signIn("newt", bearer(person("Ben")));

    assertThat(idOf(session(signIn("kestrel")))).isEqualTo(idOf(ana));
    assertThat(keys().keyOf(idOf(ana)).orElseThrow().userId()).isEqualTo("77");
    assertThat(state(ana.isEmpty() ? "" : session(signIn("newt")))).contains("\"newt\"");
  }

  @Test
  void another_account_takes_a_login_over_and_the_one_before_is_told() {
    var ana = idOf(person("Ana"));
    var anas = text(json(logIn("Ana")), "jwt");
    var _ = signIn("kestrel", bearer(anas));
    var ben = person("Ben");

    var _ = signIn("kestrel", bearer(ben));

    assertThat(keys().keyOf(ana)).isEmpty();
    assertThat(keys().keyOf(idOf(ben))).isPresent();
    assertThat(told())
        .anyMatch(fact -> fact instanceof TwitchDisconnected gone && gone.accountId().equals(ana));
  }

  private HttpResponse<String> logIn(String name) {
    return post(
        "/api/v1/auth/login",
        "{\"email\": \"%s@example.org\", \"password\": \"correct horse\"}".formatted(name));
  }

  @Test
  void a_login_that_is_somebodys_only_way_in_is_not_taken_over() {
    var only = session(signIn("kestrel"));

    assertNothing(signIn("kestrel", bearer(person("Ana"))), "only way in");

    assertThat(state(only)).contains("\"connected\":true");
    var ended = send("DELETE", STATE, "", "Cookie", "hubbub-session=" + only, "Origin", origin());
    assertProblem(ended, 409, "only way");
  }

  private String origin() {
    return "http://127.0.0.1:" + house.port();
  }

  @Test
  void nothing_is_made_of_a_refusal_or_a_wrong_or_used_or_old_state() {
    var refused = begin("");
    assertNothing(
        back(refused, header(at(refused.at() + "&deny=true"), "Location")), "did not allow it");

    var way = begin("");
    var address = allowed(way, "kestrel");
    assertNothing(at(address), "did not begin");
    assertNothing(back(begin(""), address), "did not begin");
    assertNothing(back(way, address.replaceFirst("state=[^&]*", "state=x")), "did not begin");
    assertThat(session(back(way, address))).isNotEmpty();
    assertNothing(back(way, address), "used already");

    var slow = begin("");
    var late = allowed(slow, "newt");
    clock.pass(Duration.ofMinutes(10));
    assertNothing(back(slow, late), "ten minutes");
  }

  @Test
  void nothing_is_made_where_twitch_is_away_or_takes_no_code() {
    var way = begin("");
    var address = allowed(way, "kestrel");
    twitch.fail("/token", 503);
    assertNothing(back(way, address), "does not answer");
    twitch.heal();

    var other = begin("");
    var wrong = allowed(other, "kestrel").replaceFirst("code=[^&]*", "code=none");
    assertNothing(back(other, wrong), "did not take its own code");

    var third = begin("");
    var sent = allowed(third, "kestrel");
    twitch.fail("/validate", 500);
    assertNothing(back(third, sent), "does not answer");
    assertThat(told()).isEmpty();
  }

  @Test
  void only_pages_of_ours_come_next() {
    for (var wrong :
        List.of("//evil.example", "https://evil.example", "/%5Cevil.example", "/%22x")) {
      var way = begin("?next=" + wrong);
      assertThat(back(way, allowed(way, "kestrel")).body()).contains("url=/\"");
    }
    var way = begin("?next=/favourites");
    assertThat(back(way, allowed(way, "kestrel")).body()).contains("url=/favourites\"");
  }

  @Test
  void a_broadcaster_allows_more_and_keeps_it_when_they_sign_in_again() {
    var session = session(signIn("kestrel"));
    assertThat(state(session)).contains("\"broadcast\":false");
    var way = begin("?for=broadcast", "Cookie", "hubbub-session=" + session);
    var _ = back(way, allowed(way, "kestrel"));
    assertThat(state(session))
        .contains("\"broadcast\":true", "channel:read:redemptions", "user:read:moderated_channels");

    var _ = signIn("kestrel");

    assertThat(state(session)).contains("\"broadcast\":true");
  }

  @Test
  void at_another_name_of_this_machine_one_is_sent_to_the_one_that_twitch_knows() {
    assertThat(header(at(origin() + BEGIN), "Location"))
        .isEqualTo("http://localhost:" + house.port() + BEGIN);
    var joining = at(origin() + BEGIN, bearer(person("Ana")));
    assertThat(joining.statusCode()).isEqualTo(409);
    assertThat(joining.body()).contains("http://localhost:" + house.port() + "/account");
  }

  @Test
  void an_account_without_a_password_is_deleted_by_its_name_and_twitch_forgets_it() {
    var session = session(signIn("kestrel"));
    var headers = new String[] {"Cookie", "hubbub-session=" + session, "Origin", origin()};
    assertProblem(
        send("DELETE", "/api/v1/account", "{\"password\": \"x\"}", headers), 403, "/password");

    var gone = send("DELETE", "/api/v1/account", "{\"password\": \"kestrel\"}", headers);

    assertThat(gone.statusCode()).as(gone.body()).isEqualTo(204);
    accounts.twitchRound();
    assertThat(twitch.tokens()).noneMatch(token -> token.startsWith("access-"));
    assertThat(told()).anyMatch(TwitchDisconnected.class::isInstance);
  }
}
