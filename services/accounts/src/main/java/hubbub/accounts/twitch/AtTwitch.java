package hubbub.accounts.twitch;

import hubbub.accounts.twitch.TwitchConfig.App;
import hubbub.platform.calls.HttpCalls;
import hubbub.platform.json.Json;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// Twitch's sign-in, asked over HTTP. No redirect is followed, nothing long is read, and no token
/// is in an address or a message of ours.
public final class AtTwitch implements AutoCloseable {
  /// How long a connection, and an answer, may take.
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private static final int LENGTH_MAX = 65_536;

  /// What Twitch says of a code or token that it does not take.
  private static final List<Integer> REFUSALS = List.of(400, 401);

  private final URI url;
  private final App app;
  private final HttpCalls calls;

  public AtTwitch(URI url, App app) {
    this(url, app, PATIENCE);
  }

  AtTwitch(URI url, App app, Duration patience) {
    this.url = url;
    this.app = app;
    calls = new HttpCalls(patience, LENGTH_MAX);
  }

  /// Whose a token is.
  ///
  /// @param twitchId theirs at Twitch
  /// @param login their channel's name, in small letters
  public record Identity(String twitchId, String login, List<String> scopes) {}

  /// Where a browser is sent to allow something. Twitch asks each time who is there, so that
  /// several people can use one browser.
  URI authorize(String redirect, List<String> scopes, String state) {
    var query = new LinkedHashMap<String, String>();
    query.put("response_type", "code");
    query.put("client_id", app.id());
    query.put("redirect_uri", redirect);
    query.put("scope", String.join(" ", scopes));
    query.put("state", state);
    query.put("force_verify", "true");
    return URI.create(url + "/authorize?" + form(query));
  }

  /// @param redirect the one that the code was asked for with
  Heard<Tokens> exchange(String code, String redirect) {
    return token(
        Map.of("grant_type", "authorization_code", "code", code, "redirect_uri", redirect));
  }

  Heard<Tokens> refresh(String refreshToken) {
    return token(Map.of("grant_type", "refresh_token", "refresh_token", refreshToken));
  }

  /// A token of this installation itself.
  Heard<Tokens> ownToken() {
    return token(Map.of("grant_type", "client_credentials"));
  }

  private Heard<Tokens> token(Map<String, String> fields) {
    var all = new LinkedHashMap<>(fields);
    all.put("client_id", app.id());
    all.put("client_secret", app.secret());
    return post("/token", all, AtTwitch::tokens);
  }

  private static Tokens tokens(JsonNode json) {
    return new Tokens(
        secret(json.required("access_token").asString()),
        json.has("refresh_token") ? secret(json.required("refresh_token").asString()) : "",
        json.required("expires_in").asLong(),
        texts(json.get("scope")));
  }

  private static String secret(String text) {
    if (!text.matches("[\\x21-\\x7e]{1,1000}")) {
      throw new IllegalArgumentException("no token");
    }
    return text;
  }

  private static List<String> texts(@org.jspecify.annotations.Nullable JsonNode json) {
    var texts = new ArrayList<String>();
    if (json != null && json.isArray()) {
      json.forEach(one -> texts.add(one.asString()));
    }
    return List.copyOf(texts);
  }

  /// Whose a token is that a person gave.
  Heard<Identity> validate(String access) {
    return send(
        HttpRequest.newBuilder(URI.create(url + "/validate"))
            .header("Authorization", "OAuth " + access),
        this::identity);
  }

  private Identity identity(JsonNode json) {
    if (!json.required("client_id").asString().equals(app.id())) {
      throw new IllegalArgumentException("somebody else's token");
    }
    var identity =
        new Identity(
            json.required("user_id").asString(),
            json.required("login").asString().toLowerCase(Locale.ROOT),
            texts(json.get("scopes")).stream().sorted().toList());
    if (!identity.twitchId().matches("\\d{1,20}") || !identity.login().matches("[a-z0-9_]{1,50}")) {
      throw new IllegalArgumentException("nobody's token");
    }
    return identity;
  }

  /// Lets Twitch forget a token; one that it does not know is forgotten, too.
  Heard<Boolean> revoke(String access) {
    return post("/revoke", Map.of("client_id", app.id(), "token", access), _ -> true);
  }

  /// What a key says beside its token.
  String clientId() {
    return app.id();
  }

  private <T> Heard<T> post(String path, Map<String, String> fields, Function<JsonNode, T> read) {
    return send(
        HttpRequest.newBuilder(URI.create(url + path))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(form(fields))),
        read);
  }

  private static String form(Map<String, String> fields) {
    return fields.entrySet().stream()
        .map(field -> field.getKey() + "=" + encoded(field.getValue()))
        .collect(Collectors.joining("&"));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private <T> Heard<T> send(HttpRequest.Builder request, Function<JsonNode, T> read) {
    try {
      var answer = calls.send(request);
      return heard(answer.statusCode(), new String(answer.body(), StandardCharsets.UTF_8), read);
    } catch (IOException e) {
      return new Heard.Away<>(String.valueOf(e.getMessage()));
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return new Heard.Away<>("interrupted");
    }
  }

  private static <T> Heard<T> heard(int status, String body, Function<JsonNode, T> read) {
    try {
      if (status == 200) {
        return new Heard.Good<>(read.apply(Json.mapper().readTree(body.isBlank() ? "{}" : body)));
      }
      return REFUSALS.contains(status) && !aboutUs(body)
          ? new Heard.Refused<>()
          : new Heard.Away<>("status " + status);
    } catch (JacksonException | IllegalArgumentException e) {
      return new Heard.Away<>("an answer that is none: " + e.getClass().getSimpleName());
    }
  }

  /// A wrong client id or secret is not the person's doing.
  private static boolean aboutUs(String body) {
    return body.toLowerCase(Locale.ROOT).contains("client");
  }

  @Override
  public void close() {
    calls.close();
  }
}
