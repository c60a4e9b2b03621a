package hubbub.web.http;

import hubbub.contracts.accounts.Account;
import hubbub.platform.http.Access;
import hubbub.platform.http.Answer;
import hubbub.platform.http.Keys;
import hubbub.platform.http.Refusal;
import hubbub.platform.http.Request;
import hubbub.platform.http.Routes;
import hubbub.platform.http.Session;
import hubbub.web.domain.Claim;
import hubbub.web.domain.Household;
import hubbub.web.domain.Invite;
import hubbub.web.domain.Secret;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Who is the owner: claiming, signing out, who am I.
public final class OwnerRoutes {
  private static final Logger LOG = LoggerFactory.getLogger(OwnerRoutes.class);

  private final Claim claim;
  private final Invite invite;
  private final Household household;
  private final Keys keys;
  private final ClaimPage page;

  /// The page with the form for the link's code.
  @FunctionalInterface
  public interface ClaimPage {
    /// @param said why the last attempt failed; empty at the first
    Answer show(Request request, String said);
  }

  public OwnerRoutes(Claim claim, Invite invite, Household household, Keys keys, ClaimPage page) {
    this.claim = claim;
    this.invite = invite;
    this.household = household;
    this.keys = keys;
    this.page = page;
  }

  public void hang(Routes routes) {
    routes.get("/claim", Access.OPEN, request -> page.show(request, ""));
    routes.post("/claim", Access.OPEN, this::claim);
    routes.get("/api/v1/me", Access.OPEN, this::me);
    routes.post("/api/v1/sign-out", Access.OPEN, this::signOut);
    routes.post("/api/v1/owner-link", Access.OWNER, _ -> ownerLink());
  }

  /// @param may scopes that whoever asks has now
  /// @param account who is signed in
  record Me(
      String name, boolean owner, boolean claimed, List<String> may, @Nullable Person account) {}

  record Person(String id, String login, String name) {
    static Person of(Account account) {
      return new Person(account.id(), account.login(), account.name());
    }
  }

  /// @param path to be put after the address of the page; the code stands after the `#`, which
  ///   browsers don't send and nobody logs
  record OwnerLink(String path, Instant expiresAt) {
    static OwnerLink of(Invite.Link link) {
      return new OwnerLink("/claim#" + link.secret().text(), link.expiresAt());
    }
  }

  /// A new link, as a path; the one before stops working.
  public String newLink() {
    return OwnerLink.of(invite.invite()).path();
  }

  private Answer claim(Request request) {
    var code = request.form().text("code").map(String::strip).orElse("");
    return switch (claim.claim(new Secret(code), request.nearby() || !request.fromLoopback())) {
      case Claim.Claimed.Done(var session, var age) -> {
        LOG.info("the owner came in");
        yield Session.begin(Answer.seeOther("/register"), request, session.text(), age);
      }
      case Claim.Claimed.NoSuchLink() -> {
        LOG.warn("a wrong or old owner link was refused");
        yield page.show(
                request,
                "This link was used before, has expired, or a newer one took its place."
                    + " “./hubbub owner-link” makes a new one.")
            .withStatus(403);
      }
      case Claim.Claimed.NotFromHere() ->
          page.show(
                  request,
                  "This server listens to its own machine alone: open the link there,"
                      + " at localhost, without a proxy.")
              .withStatus(403);
    };
  }

  private Answer me(Request request) {
    var may =
        Arrays.stream(Access.values())
            .filter(access -> access != Access.OPEN && request.may(access))
            .map(Access::scope)
            .toList();
    var caller = request.caller();
    var account = caller.account().map(Person::of).orElse(null);
    return Answer.json(new Me(caller.name(), caller.owner(), keys.claimed(), may, account));
  }

  private Answer signOut(Request request) {
    request
        .cookie(Session.name(request))
        .ifPresent(cookie -> household.endSession(new Secret(cookie).hash()));
    return Session.end(Answer.noContent(), request);
  }

  private Answer ownerLink() {
    var link = OwnerLink.of(invite.invite());
    return new Answer(201, List.of(), new Answer.Body.Json(link));
  }

  /// Refuses what no scope has.
  static void check(List<String> scopes) {
    var known = Arrays.stream(Access.values()).map(Access::scope).toList();
    for (var i = 0; i < scopes.size(); i++) {
      if (scopes.get(i).isEmpty() || !known.contains(scopes.get(i))) {
        throw Refusal.wrong("/scopes/" + i, "is no scope");
      }
    }
  }
}
