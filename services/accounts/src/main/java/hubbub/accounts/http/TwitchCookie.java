package hubbub.accounts.http;

import hubbub.accounts.twitch.SignInWithTwitch;
import hubbub.platform.http.Answer;
import hubbub.platform.http.Request;
import hubbub.platform.http.Session;

/// What a browser keeps while its person is at Twitch. It must come along when Twitch sends them
/// back, so it is `Lax`; it opens nothing by itself.
final class TwitchCookie {
  static final String NAME = Session.ON_THE_WAY;

  private TwitchCookie() {}

  static Answer set(Answer answer, Request request, String secret) {
    return with(answer, request, secret, SignInWithTwitch.ON_THE_WAY.toSeconds());
  }

  static Answer end(Answer answer, Request request) {
    return with(answer, request, "", 0);
  }

  private static Answer with(Answer answer, Request request, String value, long seconds) {
    return answer.with(
        "Set-Cookie",
        "%s=%s; Path=%s; Max-Age=%d; HttpOnly; SameSite=Lax%s"
            .formatted(
                NAME,
                value,
                TwitchSignInRoutes.BEGIN,
                seconds,
                request.secure() ? "; Secure" : ""));
  }
}
