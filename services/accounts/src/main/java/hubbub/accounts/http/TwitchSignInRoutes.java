package hubbub.accounts.http;

import hubbub.accounts.domain.Buckets;
import hubbub.accounts.domain.Networks;
import hubbub.accounts.domain.SignedIn;
import hubbub.accounts.twitch.SignInWithTwitch;
import hubbub.accounts.twitch.SignInWithTwitch.Finished;
import hubbub.accounts.twitch.TwitchScopes;
import hubbub.contracts.accounts.Account;
import hubbub.platform.http.Access;
import hubbub.platform.http.Answer;
import hubbub.platform.http.Request;
import hubbub.platform.http.Routes;
import hubbub.platform.http.Session;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// To Twitch and back. A browser that comes back brings no session, since another site sent it
/// (`SameSite=Strict`): who they were stands beside the state, and a page of ours leads on, which
/// brings it again.
public final class TwitchSignInRoutes {
  public static final String BEGIN = "/api/v1/auth/twitch";
  public static final String BACK = BEGIN + "/callback";

  private static final Logger LOG = LoggerFactory.getLogger(TwitchSignInRoutes.class);
  private static final int TEXT_MAX = 500;

  private final Optional<SignInWithTwitch> signIn;
  private final TwitchAddress address;
  private final Buckets byAddress;

  /// @param signIn empty where this installation is not registered at Twitch
  /// @param byAddress how often somebody may begin, from one address
  public TwitchSignInRoutes(
      Optional<SignInWithTwitch> signIn, TwitchAddress address, Buckets byAddress) {
    this.signIn = signIn;
    this.address = address;
    this.byAddress = byAddress;
  }

  public void hang(Routes routes) {
    routes.get(BEGIN, Access.OPEN, this::begin);
    routes.get(BACK, Access.OPEN, this::back);
  }

  private Answer begin(Request request) {
    if (signIn.isEmpty()) {
      return TwitchPages.trouble(
          503,
          "This server is not registered at Twitch. Its owner finds on their account's page how.");
    }
    var account = request.caller().account().filter(_ -> request.may(Access.ACCOUNT));
    var elsewhere = address.elsewhere(request);
    if (elsewhere.isPresent()) {
      return account.isEmpty()
          ? Answer.seeOther(elsewhere.get())
          : TwitchPages.elsewhere(elsewhere.get().replaceFirst("/api/.*", "/account"));
    }
    if (byAddress.take(Networks.of(request.address())).isPresent()) {
      return TwitchPages.trouble(429, "Too many signed in from your address. Wait a few minutes.");
    }
    var broadcast =
        request.query().choice("for", List.of("follows", "broadcast")).orElse("follows");
    var begun =
        signIn
            .get()
            .begin(
                account.map(Account::id),
                request.caller().owner() && request.caller().account().isEmpty(),
                broadcast.equals("broadcast") ? TwitchScopes.BROADCAST : TwitchScopes.FOLLOWS,
                next(request, account.isPresent()),
                address.back(request));
    return AuthRoutes.secret(
        TwitchCookie.set(Answer.seeOther(begun.at().toString()), request, begun.browser().text()));
  }

  /// Only ever a path of ours.
  private static String next(Request request, boolean signedIn) {
    return request
        .query()
        .text("next")
        .filter(text -> text.length() <= TEXT_MAX)
        .filter(text -> text.matches("/(?![/\\\\])[\\x21-\\x7e&&[^\\\\\"'<>]]*"))
        .orElse(signedIn ? "/account" : "/");
  }

  private Answer back(Request request) {
    if (signIn.isEmpty()) {
      return TwitchPages.trouble(503, "This server is not registered at Twitch.");
    }
    var query = request.query();
    var finished =
        signIn
            .get()
            .finish(
                query.text("state").orElse(""),
                query.text("code").filter(code -> !code.isBlank()),
                request.cookie(TwitchCookie.NAME),
                address.back(request),
                Visits.of(request));
    return AuthRoutes.secret(TwitchCookie.end(answer(request, finished), request));
  }

  private static Answer answer(Request request, Finished finished) {
    return switch (finished) {
      case Finished.In(var signedIn, var next) -> in(request, signedIn, next);
      case Finished.Joined(var next) -> {
        LOG.info("connected to Twitch");
        yield TwitchPages.onward(next);
      }
      case Finished.Not(var why) -> TwitchPages.trouble(400, why);
    };
  }

  private static Answer in(Request request, SignedIn signedIn, String next) {
    LOG.info("signed in with Twitch account={}", signedIn.account().id());
    var page = TwitchPages.onward(next);
    return signedIn
        .cookie()
        .map(cookie -> Session.begin(page, request, cookie.text(), signedIn.age()))
        .orElse(page);
  }
}
