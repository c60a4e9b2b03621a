package hubbub.accounts.http;

import hubbub.accounts.domain.Forgot;
import hubbub.accounts.domain.Forgot.Asked;
import hubbub.accounts.domain.ResetPassword;
import hubbub.accounts.domain.ResetPassword.Reset;
import hubbub.accounts.domain.Secret;
import hubbub.platform.http.Access;
import hubbub.platform.http.Answer;
import hubbub.platform.http.MediaTypes;
import hubbub.platform.http.Refusal;
import hubbub.platform.http.Request;
import hubbub.platform.http.Routes;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A new password for who has forgotten theirs.
public final class ResetRoutes {
  private static final Logger LOG = LoggerFactory.getLogger(ResetRoutes.class);
  private static final int ACCEPTED = 202;

  private final Forgot forgot;
  private final ResetPassword resets;

  public ResetRoutes(Forgot forgot, ResetPassword resets) {
    this.forgot = forgot;
    this.resets = resets;
  }

  public void hang(Routes routes) {
    routes.post("/api/v1/auth/forgot", Access.OPEN, this::forgot);
    routes.post("/api/v1/auth/reset", Access.OPEN, AuthRoutes.patiently(this::reset));
  }

  record Forgotten(String email) {}

  /// @param mail whether mail is sent from here; if not, the owner can make a link
  record Answered(boolean mail) {}

  record NewPassword(String code, String password) {}

  private Answer forgot(Request request) {
    MediaTypes.require(request, MediaTypes.JSON);
    var email = request.json(Forgotten.class).email();
    return switch (forgot.forgot(email, request.address())) {
      case Asked.Mailed() -> Answer.json(new Answered(true)).withStatus(ACCEPTED);
      case Asked.NoMail() -> Answer.json(new Answered(false)).withStatus(ACCEPTED);
      case Asked.TooOften(var pause) -> throw AuthRoutes.tooOften(pause);
    };
  }

  private Answer reset(Request request) {
    MediaTypes.require(request, MediaTypes.JSON);
    var wish = request.json(NewPassword.class);
    AuthRoutes.bounded(wish.password());
    return switch (resets.reset(new Secret(wish.code().strip()), wish.password())) {
      case Reset.Done(var accountId) -> {
        LOG.info("another password by a link account={}", accountId);
        yield Answer.noContent();
      }
      case Reset.Wrong(var why) -> throw Refusal.wrong("/password", why);
      case Reset.NoSuchLink() ->
          throw Refusal.wrong("/code", "was used, replaced, is over, or was never made");
    };
  }
}
