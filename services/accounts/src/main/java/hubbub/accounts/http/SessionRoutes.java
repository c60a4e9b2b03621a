package hubbub.accounts.http;

import hubbub.accounts.domain.SignedInSessions;
import hubbub.platform.http.Access;
import hubbub.platform.http.Answer;
import hubbub.platform.http.Refusal;
import hubbub.platform.http.Request;
import hubbub.platform.http.Routes;
import hubbub.platform.http.Session;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Where somebody is signed in, and signing out.
public final class SessionRoutes {
  private static final Logger LOG = LoggerFactory.getLogger(SessionRoutes.class);
  private static final String API = "/api/v1/auth";
  private static final String OF_SESSION = "session:";

  private final SignedInSessions sessions;

  public SessionRoutes(SignedInSessions sessions) {
    this.sessions = sessions;
  }

  public void hang(Routes routes) {
    routes.post(API + "/logout", Access.OPEN, this::logOut);
    routes.post(API + "/logout-all", Access.ACCOUNT, this::logOutEverywhere);
    routes.get(API + "/sessions", Access.ACCOUNT, this::list);
    routes.delete(API + "/sessions/{id}", Access.ACCOUNT, this::end);
  }

  /// @param current whether it is the one that asks
  record SessionJson(
      String id,
      boolean browser,
      String client,
      String address,
      Instant createdAt,
      Instant usedAt,
      Instant expiresAt,
      boolean current) {
    static SessionJson of(SignedInSessions.Shown shown, Optional<String> current) {
      return new SessionJson(
          shown.id(),
          shown.browser(),
          shown.client(),
          shown.address(),
          shown.createdAt(),
          shown.usedAt(),
          shown.expiresAt(),
          current.filter(shown.id()::equals).isPresent());
    }
  }

  record Sessions(List<SessionJson> sessions, @Nullable String next) {}

  /// The session that asks, if it is one.
  static Optional<String> current(Request request) {
    return request
        .caller()
        .key()
        .map(key -> key.key())
        .filter(key -> key.startsWith(OF_SESSION))
        .map(key -> key.substring(OF_SESSION.length()));
  }

  private Answer logOut(Request request) {
    var current = current(request);
    var account = request.caller().account();
    if (current.isEmpty() && request.caller().owner()) {
      throw Refusal.clash("this is a session of the house: POST /api/v1/sign-out ends it");
    }
    if (current.isPresent() && account.isPresent()) {
      sessions.end(account.get().id(), current.get());
      LOG.info("logged out account={}", account.get().id());
    }
    return Session.end(Answer.noContent(), request);
  }

  private Answer logOutEverywhere(Request request) {
    var account = request.caller().person();
    sessions.endAll(account.id(), Optional.empty());
    LOG.info("logged out everywhere account={}", account.id());
    return Session.end(Answer.noContent(), request);
  }

  private Answer list(Request request) {
    var current = current(request);
    var all = sessions.of(request.caller().person().id());
    return Answer.json(
        new Sessions(all.stream().map(shown -> SessionJson.of(shown, current)).toList(), null));
  }

  private Answer end(Request request) {
    if (!sessions.end(request.caller().person().id(), request.path("id"))) {
      throw Refusal.notFound("there is no such session");
    }
    return Answer.noContent();
  }
}
