package hubbub.accounts.http;

import hubbub.accounts.domain.LogIn;
import hubbub.accounts.domain.LogIn.LoggedIn;
import hubbub.accounts.domain.PasswordRule;
import hubbub.accounts.domain.Passwords;
import hubbub.accounts.domain.Refresh;
import hubbub.accounts.domain.Refresh.Refreshed;
import hubbub.accounts.domain.Register;
import hubbub.accounts.domain.Register.Registered;
import hubbub.accounts.domain.SignedIn;
import hubbub.platform.http.Access;
import hubbub.platform.http.Answer;
import hubbub.platform.http.Handler;
import hubbub.platform.http.MediaTypes;
import hubbub.platform.http.Refusal;
import hubbub.platform.http.Request;
import hubbub.platform.http.Routes;
import hubbub.platform.http.Session;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Registering, logging in, staying in.
public final class AuthRoutes {
  private static final Logger LOG = LoggerFactory.getLogger(AuthRoutes.class);
  private static final String API = "/api/v1/auth";
  private static final Duration SOON = Duration.ofSeconds(5);

  private final Register register;
  private final LogIn logIn;
  private final Refresh refresh;

  public AuthRoutes(Register register, LogIn logIn, Refresh refresh) {
    this.register = register;
    this.logIn = logIn;
    this.refresh = refresh;
  }

  public void hang(Routes routes) {
    routes.post(API + "/register", Access.OPEN, patiently(this::register));
    routes.post(API + "/login", Access.OPEN, patiently(this::logIn));
    routes.post(API + "/refresh", Access.OPEN, this::refresh);
  }

  record NewAccount(String email, String password, String username) {}

  record Known(String email, String password) {}

  record Token(String refreshToken) {}

  record In(String jwt, String refreshToken, String id) {}

  record Again(String jwt, String refreshToken) {}

  /// A flood of passwords makes some wait in vain.
  static Handler patiently(Handler handler) {
    return request -> {
      try {
        return handler.answer(request);
      } catch (Passwords.Busy _) {
        throw Refusal.away("too many log in at this moment", SOON);
      }
    };
  }

  private Answer register(Request request) {
    MediaTypes.require(request, MediaTypes.JSON);
    var wish = request.json(NewAccount.class);
    bounded(wish.password());
    var visit = Visits.of(request);
    return switch (register.register(wish.email(), wish.password(), wish.username(), visit)) {
      case Registered.Done(var signedIn) -> {
        LOG.info("registered account={}", signedIn.account().id());
        yield in(request, signedIn);
      }
      case Registered.Wrong(var field, var why) -> throw Refusal.wrong("/" + field, why);
      case Registered.Taken(var field, var why) -> throw taken("/" + field, why);
      case Registered.TooOften(var wait) -> throw tooOften(wait);
      case Registered.Closed() ->
          throw new Refusal(403, "this server takes no new accounts", List.of());
    };
  }

  /// 409 that names the field.
  static Refusal taken(String field, String why) {
    return new Refusal(409, field + ": " + why, List.of(new Refusal.Field(field, why)));
  }

  static Refusal tooOften(Duration wait) {
    return Refusal.tooMany("that was too often; wait a little", wait.plusMillis(999));
  }

  /// Nobody has a longer one, and nothing so long is looked at.
  static void bounded(String password) {
    if (!PasswordRule.isBounded(password)) {
      throw Refusal.wrong("/password", "must have at most " + PasswordRule.BYTES_MAX + " bytes");
    }
  }

  private Answer logIn(Request request) {
    MediaTypes.require(request, MediaTypes.JSON);
    var known = request.json(Known.class);
    bounded(known.password());
    return switch (logIn.logIn(known.email(), known.password(), Visits.of(request))) {
      case LoggedIn.Done(var signedIn) -> {
        LOG.info("logged in account={}", signedIn.account().id());
        yield in(request, signedIn);
      }
      case LoggedIn.Refused() ->
          throw Refusal.unknown("there is no account with this address and password");
      case LoggedIn.TooOften(var wait) -> throw tooOften(wait);
    };
  }

  private static Answer in(Request request, SignedIn signedIn) {
    var in = new In(signedIn.jwt(), signedIn.refresh().text(), signedIn.account().id());
    var answer = secret(Answer.json(in));
    return signedIn
        .cookie()
        .map(cookie -> Session.begin(answer, request, cookie.text(), signedIn.age()))
        .orElse(answer);
  }

  /// Nobody on the way keeps it.
  static Answer secret(Answer answer) {
    return answer.with("Cache-Control", "no-store");
  }

  private Answer refresh(Request request) {
    MediaTypes.require(request, MediaTypes.JSON);
    var token = request.json(Token.class).refreshToken();
    return switch (refresh.refresh(token, request.address())) {
      case Refreshed.Done(var jwt, var next) -> secret(Answer.json(new Again(jwt, next.text())));
      case Refreshed.Refused() -> throw refused();
      case Refreshed.Stolen(var accountId) -> {
        LOG.warn("an old refresh token was used, its session is ended account={}", accountId);
        throw refused();
      }
      case Refreshed.TooOften(var wait) -> throw tooOften(wait);
    };
  }

  private static Refusal refused() {
    return Refusal.unknown("this refresh token is unknown, used or over: log in again");
  }
}
