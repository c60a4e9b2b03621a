package hubbub.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.contracts.accounts.AskTwitch;
import hubbub.platform.questions.FarTwitch;
import hubbub.testkit.twitch.TwitchOAuth;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;

/// A house that is registered at a Twitch of the tests, and somebody's browser.
abstract class TwitchHouse extends AccountsHouse {
  static final String BEGIN = "/api/v1/auth/twitch";
  static final String STATE = "/api/v1/account/twitch";

  final TwitchOAuth twitch = new TwitchOAuth().person("77", "kestrel").person("78", "newt");
  private final HttpClient browser = HttpClient.newHttpClient();

  @AfterEach
  void leave() {
    browser.close();
    twitch.close();
  }

  @Override
  Map<String, String> settings() {
    return Map.of(
        "twitch.oauth.url",
        twitch.url().toString(),
        "twitch.client-id",
        TwitchOAuth.CLIENT_ID,
        "twitch.client-secret-file",
        secretFile());
  }

  private String secretFile() {
    try {
      return Files.writeString(folder.resolve("client-secret"), TwitchOAuth.CLIENT_SECRET + "\n")
          .toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// In process, as other services ask.
  AskTwitch keys() {
    return house.platform().questions().whom(AskTwitch.class, "accounts", FarTwitch::new).get();
  }

  private String local() {
    return "http://localhost:" + house.port();
  }

  /// Asks at the name that Twitch sends back to.
  HttpResponse<String> at(String address, String... headers) {
    var request = HttpRequest.newBuilder(URI.create(address));
    if (headers.length > 0) {
      request.headers(headers);
    }
    try {
      return browser.send(request.build(), HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /// @param cookie what the browser keeps on the way
  /// @param at where it is sent
  record Way(String cookie, String at) {}

  Way begin(String query, String... headers) {
    var answer = at(local() + BEGIN + query, headers);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
    var cookie = header(answer, "Set-Cookie");
    assertThat(cookie).contains("HttpOnly", "SameSite=Lax", "Max-Age=600");
    return new Way(cookie.replaceFirst(";.*", ""), header(answer, "Location"));
  }

  /// Where Twitch sends somebody back to.
  String allowed(Way way, String login) {
    return header(at(way.at() + "&as=" + login), "Location");
  }

  HttpResponse<String> back(Way way, String address) {
    return at(address, "Cookie", way.cookie());
  }

  /// The whole way.
  HttpResponse<String> signIn(String login, String... headers) {
    var way = begin("", headers);
    return back(way, allowed(way, login));
  }

  /// The session of whoever came in.
  static String session(HttpResponse<String> in) {
    assertThat(in.statusCode()).as(in.body()).isEqualTo(200);
    return in.headers().allValues("Set-Cookie").stream()
        .filter(cookie -> cookie.startsWith("hubbub-session="))
        .findFirst()
        .orElseThrow(() -> new AssertionError(in.headers().toString()))
        .replaceFirst(";.*", "")
        .substring("hubbub-session=".length());
  }

  String idOf(String session) {
    return holder(session).orElseThrow().account().id();
  }

  /// How somebody's account stands with Twitch.
  String state(String session) {
    return send("GET", STATE, "", "Cookie", "hubbub-session=" + session).body();
  }
}
