package hubbub.accounts.http;

import hubbub.accounts.domain.Audit;
import hubbub.accounts.domain.People;
import hubbub.accounts.domain.ResetPassword;
import hubbub.accounts.store.SqlAudit;
import hubbub.platform.http.Access;
import hubbub.platform.http.Answer;
import hubbub.platform.http.Ids;
import hubbub.platform.http.Request;
import hubbub.platform.http.Routes;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What the server's owner sees of all accounts, and does for who has forgotten a password.
public final class OwnersRoutes {
  private static final Logger LOG = LoggerFactory.getLogger(OwnersRoutes.class);
  private static final String API = "/api/v1/accounts";
  private static final Duration LINK_HOLDS = Duration.ofDays(1);

  private final People people;
  private final ResetPassword resets;
  private final SqlAudit audit;

  public OwnersRoutes(People people, ResetPassword resets, SqlAudit audit) {
    this.people = people;
    this.resets = resets;
    this.audit = audit;
  }

  public void hang(Routes routes) {
    routes.get(API, Access.OWNER, this::list);
    routes.post(API + "/{id}/reset-link", Access.OWNER, this::link);
    routes.get("/api/v1/audit", Access.OWNER, this::audit);
  }

  record Page(List<AccountRoutes.AccountJson> accounts, @Nullable String next) {}

  /// @param path to be put after the server's address; the code stands after the `#`, which
  ///   browsers don't send and nobody logs
  record LinkJson(String path, Instant expiresAt) {}

  private Answer list(Request request) {
    var query = request.query();
    var limit = query.limit();
    var page = people.list(query.number("cursor", 0, Ids.MAX).orElse(0L), limit);
    var accounts =
        page.stream()
            .map(listed -> AccountRoutes.AccountJson.of(listed.person(), listed.unheard()))
            .toList();
    return Answer.json(new Page(accounts, page.size() < limit ? null : accounts.getLast().id()));
  }

  private Answer link(Request request) {
    var id = Long.toString(Ids.of(request, "account"));
    var caller = request.caller();
    var by = new Audit.By(caller.account(), caller.name());
    var link = resets.link(id, LINK_HOLDS, by).orElseThrow(() -> Ids.unknown("account"));
    LOG.info("reset link made account={} by={}", id, caller.name());
    var json = new LinkJson(path(link), link.expiresAt());
    return AuthRoutes.secret(Answer.json(json).withStatus(201));
  }

  static String path(ResetPassword.Link link) {
    return "/reset#" + link.code().text();
  }

  private Answer audit(Request request) {
    var query = request.query();
    var limit = query.limit();
    var before = query.number("before", 1, Ids.MAX).orElse(Ids.MAX);
    return Answer.json(ChannelJson.AuditPage.of(audit.all(before, limit), limit));
  }
}
