package hubbub.accounts.http;

import hubbub.accounts.twitch.TwitchLogins;
import hubbub.accounts.twitch.TwitchScopes;
import hubbub.platform.http.Access;
import hubbub.platform.http.Answer;
import hubbub.platform.http.Refusal;
import hubbub.platform.http.Request;
import hubbub.platform.http.Routes;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// How an account stands with Twitch, and ending it.
public final class TwitchAccountRoutes {
  private static final Logger LOG = LoggerFactory.getLogger(TwitchAccountRoutes.class);
  private static final String API = "/api/v1/account/twitch";

  private final TwitchLogins logins;
  private final boolean configured;
  private final TwitchAddress address;
  private final Runnable revoke;

  /// @param configured whether this installation is registered at Twitch
  /// @param revoke tells Twitch soon which tokens to forget
  public TwitchAccountRoutes(
      TwitchLogins logins, boolean configured, TwitchAddress address, Runnable revoke) {
    this.logins = logins;
    this.configured = configured;
    this.address = address;
    this.revoke = revoke;
  }

  public void hang(Routes routes) {
    routes.get("/api/v1/auth/twitch/state", Access.OPEN, this::state);
    routes.get(API, Access.ACCOUNT, this::read);
    routes.delete(API, Access.ACCOUNT, this::end);
  }

  /// @param redirectUrl what has to be registered at Twitch
  record State(boolean configured, String redirectUrl) {}

  /// @param broadcast whether the events of their own channel may be read
  /// @param trouble why it does not work; null for none
  record TwitchJson(
      boolean configured,
      String redirectUrl,
      boolean connected,
      @Nullable String login,
      @Nullable String name,
      List<String> scopes,
      boolean broadcast,
      @Nullable Instant since,
      @Nullable String trouble) {}

  private Answer state(Request request) {
    return Answer.json(new State(configured, address.back(request)));
  }

  private Answer read(Request request) {
    var login = logins.of(request.caller().person().id());
    var back = address.back(request);
    return AuthRoutes.secret(
        Answer.json(
            login
                .map(one ->
                    new TwitchJson(
                        configured,
                        back,
                        one.sealed().isPresent(),
                        one.login(),
                        one.login(),
                        one.sealed().isPresent() ? one.scopes() : List.of(),
                        one.sealed().isPresent()
                            && new HashSet<>(one.scopes()).containsAll(TwitchScopes.BROADCAST),
                        one.since(),
                        one.trouble().isEmpty() ? null : one.trouble()))
                .orElseGet(() ->
                    new TwitchJson(
                        configured, back, false, null, null, List.of(), false, null, null))));
  }

  private Answer end(Request request) {
    var id = request.caller().person().id();
    return switch (logins.end(id, "You disconnected it here.")) {
      case DONE -> {
        LOG.info("disconnected from Twitch account={}", id);
        revoke.run();
        yield Answer.noContent();
      }
      case NOT_CONNECTED -> Answer.noContent();
      case ONLY_WAY ->
          throw Refusal.clash(
              "Twitch is the only way into this account: have the owner make a link to a password"
                  + " first, or delete the account");
    };
  }
}
