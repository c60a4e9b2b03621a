package hubbub.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.platform.json.Json;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Tokens for programs, and what clients of Twitch's chat ask about them.
class TokensTest extends AccountsHouse {
  private static final String TOKENS = "/api/v1/account/tokens";
  private String ana = "";

  @Override
  Map<String, String> settings() {
    return Map.of("accounts.tokens-max", "2");
  }

  @BeforeEach
  void register() {
    ana = text(register(ANA), "jwt");
  }

  private HttpResponse<String> make(String json) {
    return post(TOKENS, json, bearer(ana));
  }

  private String token(String scopes) {
    var made = make("{\"name\": \"My bot\", \"scopes\": [" + scopes + "], \"for\": \"30d\"}");
    return text(json(made), "secret");
  }

  private HttpResponse<String> validate(String authorization) {
    return send("GET", "/oauth2/validate", "", "Authorization", authorization);
  }

  @Test
  void a_token_is_shown_once_and_may_what_it_was_made_for() {
    var secret = token("\"chat:edit\", \"chat:read\"");

    var holder = holder(secret).orElseThrow();
    assertThat(holder.account().login()).isEqualTo("ana_b");
    assertThat(holder.scopes()).containsExactlyInAnyOrder("chat:edit", "chat:read");
    assertThat(holder.client()).isEqualTo("My bot");
    assertThat(send("GET", TOKENS, "", bearer(ana)).body())
        .contains("My bot")
        .doesNotContain(secret);
    assertThat(send("GET", TOKENS, "", bearer(secret)).statusCode()).isEqualTo(403);
    assertThat(
            send("POST", "/api/v1/channels", "{\"name\": \"friday\"}", bearer(secret)).statusCode())
        .isEqualTo(403);
  }

  @Test
  void a_token_has_no_capitals_which_some_bots_would_lose() {
    assertThat(token("\"chat:edit\"")).matches("[0-9a-z]{40,}");
  }

  @Test
  void a_token_of_the_owner_may_no_more_than_its_scopes() {
    post(
        "/api/v1/auth/login",
        ANA,
        "Cookie",
        OWNERS_COOKIE,
        "Origin",
        "http://127.0.0.1:" + house.port());
    assertThat(send("GET", "/api/v1/accounts", "", bearer(ana)).statusCode()).isEqualTo(200);

    var secret = token("\"account\"");

    assertThat(send("GET", "/api/v1/accounts", "", bearer(secret)).statusCode()).isEqualTo(403);
    assertThat(send("GET", TOKENS, "", bearer(secret)).statusCode()).isEqualTo(200);
  }

  @Test
  void a_token_ends_when_it_is_over_or_revoked() {
    var over = token("\"chat:edit\"");
    clock.pass(Duration.ofDays(30));
    assertThat(holder(over)).isEmpty();

    ana = text(json(post("/api/v1/auth/login", ANA)), "jwt");
    var made = json(make("{\"name\": \"b\", \"scopes\": [\"chat:edit\"]}"));
    var path = TOKENS + "/" + text(made, "id");
    assertThat(send("DELETE", path, "", bearer(person("Ben"))).statusCode()).isEqualTo(404);
    assertThat(send("DELETE", path, "", bearer(ana)).statusCode()).isEqualTo(204);
    assertThat(holder(text(made, "secret"))).isEmpty();
    assertThat(send("DELETE", path, "", bearer(ana)).statusCode()).isEqualTo(404);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"name\": \"b\", \"scopes\": []}",
        "{\"name\": \"b\", \"scopes\": [\"owner\"]}",
        "{\"name\": \"b\", \"scopes\": [\"archive:read\"]}",
        "{\"name\": \"b\", \"scopes\": [\"radio:admin\"]}",
        "{\"name\": \"\", \"scopes\": [\"chat:edit\"]}",
        "{\"name\": \"two\\nlines\", \"scopes\": [\"chat:edit\"]}",
        "{\"name\": \"b\", \"scopes\": [\"chat:edit\"], \"for\": \"0s\"}",
        "{\"name\": \"b\", \"scopes\": [\"chat:edit\"], \"for\": \"11 years\"}",
        "{\"scopes\": [\"chat:edit\"]}"
      })
  void what_is_no_wish_for_a_token_is_refused(String json) {
    assertThat(make(json).statusCode()).isEqualTo(422);
  }

  @Test
  void one_account_has_few_tokens() {
    token("\"chat:edit\"");
    token("\"chat:edit\"");

    assertProblem(make("{\"name\": \"b\", \"scopes\": [\"chat:edit\"]}"), 409, "2 tokens");
  }

  @Test
  void clients_of_twitchs_chat_learn_whose_a_token_is_in_their_words() {
    var secret = token("\"chat:edit\", \"chat:read\"");

    for (var scheme : new String[] {"OAuth ", "Bearer ", "oauth "}) {
      var valid = json(validate(scheme + secret));
      assertThat(text(valid, "login")).isEqualTo("ana_b");
      assertThat(text(valid, "user_id")).isEqualTo("1001");
      assertThat(valid.required("expires_in").asLong()).isEqualTo(30 * 86_400);
      assertThat(valid.required("scopes").toString())
          .contains("\"chat:read\"", "\"chat:edit\"", "\"user:write:chat\"")
          .doesNotContain("moderator");
      assertThat(valid.propertyNames())
          .containsExactly("client_id", "login", "scopes", "user_id", "expires_in");
    }
    assertThat(json(validate("OAuth " + ana)).required("scopes").toString())
        .contains("moderator:manage:banned_users", "channel:manage:broadcast");
  }

  @Test
  void clients_of_twitchs_chat_learn_that_a_token_is_none() {
    for (var authorization : new String[] {"OAuth nobodys", "OAuth", "Basic " + ana}) {
      var refused = validate(authorization);
      assertThat(refused.statusCode()).isEqualTo(401);
      assertThat(Json.mapper().readTree(refused.body()).toString())
          .isEqualTo("{\"status\":401,\"message\":\"invalid access token\"}");
    }
    assertThat(house.get("/oauth2/validate").statusCode()).isEqualTo(401);
  }
}
