package hubbub.testkit.twitch;

import com.sun.net.httpserver.HttpExchange;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The codes and tokens that the tests' Twitch gave.
final class TwitchTokens {
  private final Map<String, Code> codes = new HashMap<>();
  private final Map<String, TwitchHolder> access = new HashMap<>();
  private final Map<String, TwitchHolder> refresh = new HashMap<>();
  private int given;
  private int holds = 14_400;

  private record Code(TwitchHolder holder, String redirect) {}

  /// @param body empty for none
  record Reply(int status, Map<String, Object> body) {
    static Reply error(int status, String message) {
      return new Reply(status, Map.of("status", status, "message", message));
    }
  }

  synchronized void holds(int seconds) {
    holds = seconds;
  }

  synchronized String code(String userId, String login, String scope, String redirect) {
    var scopes = scope.isBlank() ? Set.<String>of() : Set.of(scope.split(" ", -1));
    var code = "code-" + ++given;
    var holder = new TwitchHolder(TwitchOAuth.CLIENT_ID, userId, login, scopes);
    codes.put(code, new Code(holder, redirect));
    return code;
  }

  synchronized Optional<TwitchHolder> holder(String token) {
    return Optional.ofNullable(access.get(token));
  }

  synchronized String made(String userId, String login, Set<String> scopes) {
    var token = "made-" + ++given;
    access.put(token, new TwitchHolder(TwitchOAuth.CLIENT_ID, userId, login, scopes));
    return token;
  }

  synchronized void expire(String userId) {
    access.values().removeIf(holder -> holder.userId().equals(userId));
  }

  synchronized void takeBack(String userId) {
    expire(userId);
    refresh.values().removeIf(holder -> holder.userId().equals(userId));
  }

  synchronized Reply token(TwitchFields asked) {
    if (!asked.text("client_id").equals(TwitchOAuth.CLIENT_ID)) {
      return Reply.error(400, "invalid client");
    }
    if (!asked.text("client_secret").equals(TwitchOAuth.CLIENT_SECRET)) {
      return Reply.error(403, "invalid client secret");
    }
    return switch (asked.text("grant_type")) {
      case "authorization_code" -> {
        var code = codes.remove(asked.text("code"));
        yield code == null || !code.redirect.equals(asked.text("redirect_uri"))
            ? Reply.error(400, "Invalid authorization code")
            : give(code.holder);
      }
      case "refresh_token" -> {
        var holder = refresh.remove(asked.text("refresh_token"));
        yield holder == null ? Reply.error(400, "Invalid refresh token") : give(holder);
      }
      case "client_credentials" -> {
        var token = "app-" + ++given;
        access.put(token, new TwitchHolder(TwitchOAuth.CLIENT_ID, "", "", Set.of()));
        yield new Reply(
            200, Map.of("access_token", token, "expires_in", 5_011_271, "token_type", "bearer"));
      }
      default -> Reply.error(400, "missing grant type");
    };
  }

  private Reply give(TwitchHolder holder) {
    var token = "access-" + ++given;
    var next = "refresh-" + given;
    access.put(token, holder);
    refresh.put(next, holder);
    return new Reply(
        200,
        Map.of(
            "access_token",
            token,
            "refresh_token",
            next,
            "expires_in",
            holds,
            "scope",
            holder.scopes().stream().sorted().toList(),
            "token_type",
            "bearer"));
  }

  synchronized Reply validate(HttpExchange exchange) {
    var said = Optional.ofNullable(exchange.getRequestHeaders().getFirst("Authorization"));
    var token = said.orElse("").replaceFirst("^(OAuth|Bearer) ", "");
    var holder = access.get(token);
    if (holder == null) {
      return Reply.error(401, "invalid access token");
    }
    var valid = new LinkedHashMap<String, Object>();
    valid.put("client_id", holder.clientId());
    valid.put("expires_in", holds);
    if (!holder.userId().isEmpty()) {
      valid.put("login", holder.login());
      valid.put("user_id", holder.userId());
      valid.put("scopes", holder.scopes().stream().sorted().toList());
    }
    return new Reply(200, valid);
  }

  synchronized Reply revoke(TwitchFields asked) {
    if (!asked.text("client_id").equals(TwitchOAuth.CLIENT_ID)) {
      return Reply.error(404, "client does not exist");
    }
    var token = asked.text("token");
    return access.remove(token) != null || refresh.remove(token) != null
        ? new Reply(200, Map.of())
        : Reply.error(400, "Invalid token");
  }

  /// Those that work now, for tests that look for them where they must not be.
  synchronized List<String> all() {
    var all = new ArrayList<>(access.keySet());
    all.addAll(refresh.keySet());
    return all;
  }
}
