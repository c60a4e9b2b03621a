package hubbub.testkit.twitch;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.platform.json.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// The tests' own Twitch signs people in as Twitch does.
class TwitchOAuthTest {
  private static final String APP =
      "client_id=" + TwitchOAuth.CLIENT_ID + "&client_secret=" + TwitchOAuth.CLIENT_SECRET;

  private final TwitchOAuth twitch = new TwitchOAuth().person("77", "ana");
  private final HttpClient client = HttpClient.newHttpClient();

  @AfterEach
  void close() {
    client.close();
    twitch.close();
  }

  private HttpResponse<String> get(String pathAndQuery, String... headers) {
    var request = HttpRequest.newBuilder(URI.create(twitch.url() + pathAndQuery));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return send(request.build());
  }

  private HttpResponse<String> post(String pathAndQuery, String form) {
    return send(
        HttpRequest.newBuilder(URI.create(twitch.url() + pathAndQuery))
            .POST(BodyPublishers.ofString(form))
            .build());
  }

  private HttpResponse<String> send(HttpRequest request) {
    try {
      return client.send(request, BodyHandlers.ofString());
    } catch (IOException e) {
      throw new AssertionError(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  private String code() {
    var sent =
        get(
            "/authorize?response_type=code&client_id=hubbub-tests&state=s1"
                + "&redirect_uri=http://localhost:1/back&scope=user:read:follows&as=ana");
    assertThat(sent.statusCode()).isEqualTo(302);
    var back = sent.headers().firstValue("Location").orElseThrow();
    assertThat(back).startsWith("http://localhost:1/back?code=").endsWith("&state=s1");
    return back.replaceAll(".*code=([^&]*).*", "$1");
  }

  private static String text(HttpResponse<String> answer, String field) {
    return Json.mapper().readTree(answer.body()).required(field).asString();
  }

  @Test
  void a_code_becomes_tokens_once_and_a_refresh_token_others_once() {
    var exchange =
        APP + "&grant_type=authorization_code&redirect_uri=http://localhost:1/back&code=" + code();
    var first = post("/token", exchange);
    assertThat(twitch.holder(text(first, "access_token")))
        .contains(new TwitchHolder("hubbub-tests", "77", "ana", Set.of("user:read:follows")));
    assertThat(post("/token", exchange).statusCode()).isEqualTo(400);

    var again = APP + "&grant_type=refresh_token&refresh_token=" + text(first, "refresh_token");
    var second = post("/token?" + again, "");
    assertThat(text(second, "access_token")).isNotEqualTo(text(first, "access_token"));
    assertThat(post("/token", again).statusCode()).isEqualTo(400);
    assertThat(twitch.calls("/token refresh_token")).isEqualTo(2);
  }

  @Test
  void a_token_is_valid_until_it_ends() {
    var token = twitch.tokenOf("ana", "bits:read");
    assertThat(get("/validate", "Authorization", "OAuth " + token).body())
        .contains("\"login\":\"ana\"", "\"user_id\":\"77\"", "bits:read");

    assertThat(post("/revoke", "client_id=hubbub-tests&token=" + token).statusCode())
        .isEqualTo(200);

    assertThat(get("/validate", "Authorization", "OAuth " + token).statusCode()).isEqualTo(401);
    assertThat(post("/revoke", "client_id=hubbub-tests&token=" + token).statusCode())
        .isEqualTo(400);
  }

  @Test
  void who_is_not_known_chooses_and_who_refuses_is_sent_back() {
    var asked =
        "/authorize?response_type=code&client_id=hubbub-tests&state=s1&scope="
            + "&redirect_uri=http://localhost:1/back";
    assertThat(get(asked).body()).contains("as=ana", "deny=true");
    assertThat(get(asked, "Cookie", "twitch-as=ana").statusCode()).isEqualTo(302);
    assertThat(get(asked + "&deny=true").headers().firstValue("Location").orElseThrow())
        .contains("error=access_denied", "state=s1");
  }

  @Test
  void it_fails_as_it_is_told() {
    twitch.fail("/validate", 503);
    assertThat(get("/validate").statusCode()).isEqualTo(503);

    twitch.heal();
    assertThat(get("/validate").statusCode()).isEqualTo(401);
  }
}
