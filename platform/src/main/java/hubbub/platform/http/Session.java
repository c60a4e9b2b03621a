package hubbub.platform.http;

import java.time.Duration;

/// The cookie that carries a session: out of scripts' reach, never sent along from other sites, and
/// over TLS bound to just this host.
public final class Session {
  /// The cookie of whoever is on the way to another site's sign-in and back.
  public static final String ON_THE_WAY = "hubbub-twitch";

  private Session() {}

  /// Its name for this request's kind of connection.
  public static String name(Request request) {
    return request.secure() ? WhoMay.SECURE_COOKIE : WhoMay.COOKIE;
  }

  /// Sets it.
  public static Answer begin(Answer answer, Request request, String secret, Duration age) {
    return answer.with("Set-Cookie", cookie(request, secret, age.toSeconds()));
  }

  /// Takes it away.
  public static Answer end(Answer answer, Request request) {
    return answer.with("Set-Cookie", cookie(request, "", 0));
  }

  /// Whether a `Set-Cookie` is about a session, or the way to one: no other cookie of a process
  /// passes the door.
  static boolean isOne(String cookie) {
    return cookie.startsWith(WhoMay.COOKIE + "=")
        || cookie.startsWith(WhoMay.SECURE_COOKIE + "=")
        || cookie.startsWith(ON_THE_WAY + "=");
  }

  private static String cookie(Request request, String value, long seconds) {
    return name(request)
        + "="
        + value
        + "; Path=/; Max-Age="
        + seconds
        + "; HttpOnly; SameSite=Strict"
        + (request.secure() ? "; Secure" : "");
  }
}
