package hubbub.accounts.http;

import hubbub.platform.http.Access;
import hubbub.platform.http.Answer;
import hubbub.platform.http.Request;
import hubbub.platform.http.Routes;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// What clients of Twitch's chat ask before they connect, in Twitch's words: whose is this token,
/// and what may it?
public final class TwitchRoutes {
  /// What reads chat there.
  private static final List<String> READ = List.of("chat:read", "user:read:chat");

  private static final Map<Access, List<String>> WORDS =
      Map.of(
          Access.CHAT,
          List.of("chat:edit", "user:write:chat", "user:bot"),
          Access.MODERATION,
          List.of(
              "channel:moderate",
              "moderator:manage:announcements",
              "moderator:manage:banned_users",
              "moderator:manage:chat_messages",
              "moderator:manage:chat_settings",
              "moderator:read:chatters"),
          Access.CHANNELS,
          List.of("channel:manage:broadcast"));

  private final Clock clock;

  public TwitchRoutes(Clock clock) {
    this.clock = clock;
  }

  public void hang(Routes routes) {
    routes.get("/oauth2/validate", Access.OPEN, this::validate);
  }

  record Valid(String clientId, String login, List<String> scopes, String userId, long expiresIn) {}

  record Invalid(int status, String message) {}

  private Answer validate(Request request) {
    var caller = request.caller();
    if (caller.account().isEmpty()) {
      return Answer.json(new Invalid(401, "invalid access token")).withStatus(401);
    }
    var account = caller.account().get();
    var left =
        caller.key().map(key -> Duration.between(clock.instant(), key.expiresAt()).toSeconds());
    return AuthRoutes.secret(
        Answer.json(
            new Valid("hubbub", account.login(), scopes(request), account.id(), left.orElse(0L))));
  }

  private static List<String> scopes(Request request) {
    var scopes = new ArrayList<>(READ);
    WORDS.forEach((access, words) -> {
      if (request.may(access)) {
        scopes.addAll(words);
      }
    });
    return scopes.stream().sorted().toList();
  }
}
