package hubbub.accounts.http;

import hubbub.accounts.domain.ApiTokens;
import hubbub.accounts.domain.ChangeAccount;
import hubbub.accounts.domain.ChangeAccount.Changed;
import hubbub.accounts.domain.Channels;
import hubbub.accounts.domain.Confirm;
import hubbub.accounts.domain.Confirm.Confirmed;
import hubbub.accounts.domain.People;
import hubbub.accounts.domain.Person;
import hubbub.accounts.domain.SignedInSessions;
import hubbub.accounts.store.SqlAudit;
import hubbub.accounts.twitch.TwitchLogins;
import hubbub.platform.http.Access;
import hubbub.platform.http.Answer;
import hubbub.platform.http.MediaTypes;
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

/// What somebody who is signed in sees and changes of their own account.
public final class AccountRoutes {
  private static final Logger LOG = LoggerFactory.getLogger(AccountRoutes.class);
  private static final String API = "/api/v1/account";
  private static final int ALL = 100_000;

  private final People people;
  private final ChangeAccount change;
  private final Confirm confirm;
  private final SignedInSessions sessions;
  private final ApiTokens tokens;
  private final Channels channels;
  private final SqlAudit audit;
  private final TwitchLogins twitch;

  public AccountRoutes(
      People people,
      ChangeAccount change,
      Confirm confirm,
      SignedInSessions sessions,
      ApiTokens tokens,
      Channels channels,
      SqlAudit audit,
      TwitchLogins twitch) {
    this.people = people;
    this.change = change;
    this.confirm = confirm;
    this.sessions = sessions;
    this.tokens = tokens;
    this.channels = channels;
    this.audit = audit;
    this.twitch = twitch;
  }

  public void hang(Routes routes) {
    routes.get(API, Access.ACCOUNT, this::read);
    routes.patch(API, Access.ACCOUNT, AuthRoutes.patiently(this::change));
    routes.delete(API, Access.ACCOUNT, AuthRoutes.patiently(this::delete));
    routes.post(API + "/password", Access.ACCOUNT, AuthRoutes.patiently(this::password));
    routes.get(API + "/export", Access.ACCOUNT, this::export);
  }

  /// @param password whether they can log in with one
  /// @param unheard services that have not kept it yet
  record AccountJson(
      String id,
      String login,
      String name,
      String email,
      boolean owner,
      boolean password,
      Instant createdAt,
      List<String> unheard) {
    static AccountJson of(Person person, List<String> unheard) {
      var account = person.account();
      return new AccountJson(
          account.id(),
          account.login(),
          account.name(),
          person.email(),
          person.owner(),
          person.hasPassword(),
          account.createdAt(),
          unheard);
    }
  }

  record AccountPatch(
      @Nullable String username, @Nullable String email, @Nullable String password) {}

  record NewPassword(String current, String password) {}

  record Password(String password) {}

  /// @param since when it was connected
  record TwitchLoginJson(String id, String login, List<String> scopes, Instant since) {
    static TwitchLoginJson of(TwitchLogins.Login login) {
      return new TwitchLoginJson(login.twitchId(), login.login(), login.scopes(), login.since());
    }
  }

  /// All that is kept of somebody, but hashes and keys.
  ///
  /// @param twitch their login there; null without one
  record Export(
      AccountJson account,
      List<SessionRoutes.SessionJson> sessions,
      List<TokenRoutes.TokenJson> tokens,
      List<ChannelJson> channels,
      List<Channels.Held> roles,
      List<ChannelJson.AuditJson> audit,
      @Nullable TwitchLoginJson twitch) {}

  private Person person(Request request) {
    return people.byId(request.caller().person().id()).orElseThrow(AccountRoutes::gone);
  }

  private static Refusal gone() {
    return Refusal.notFound("this account is gone");
  }

  private Answer read(Request request) {
    return answer(person(request));
  }

  private Answer answer(Person person) {
    return Answer.json(AccountJson.of(person, people.unheard(person.account().id())));
  }

  /// The address first: what takes a password is refused before anything is done.
  private Answer change(Request request) {
    MediaTypes.require(request, MediaTypes.MERGE_PATCH, MediaTypes.JSON);
    var patch = request.json(AccountPatch.class);
    var id = request.caller().person().id();
    if (patch.email() != null) {
      var password = patch.password() == null ? "" : patch.password();
      AuthRoutes.bounded(password);
      var _ = done(change.readdress(id, patch.email(), password, request.address()));
      LOG.info("another address account={}", id);
    }
    if (patch.username() != null) {
      var _ = done(change.rename(id, patch.username()));
      LOG.info("another name account={}", id);
    }
    return read(request);
  }

  private static Person done(Changed changed) {
    return switch (changed) {
      case Changed.Done(var person) -> person;
      case Changed.Wrong(var field, var why) -> throw Refusal.wrong("/" + field, why);
      case Changed.Taken(var field, var why) -> throw AuthRoutes.taken("/" + field, why);
      case Changed.NotConfirmed() -> throw notConfirmed("/password");
      case Changed.TooOften(var pause) -> throw AuthRoutes.tooOften(pause);
      case Changed.Gone() -> throw gone();
    };
  }

  private static Refusal notConfirmed(String field) {
    return new Refusal(
        403,
        field + ": is not the password of this account",
        List.of(new Refusal.Field(field, "is not the password of this account")));
  }

  private Answer password(Request request) {
    MediaTypes.require(request, MediaTypes.JSON);
    var wish = request.json(NewPassword.class);
    AuthRoutes.bounded(wish.password());
    AuthRoutes.bounded(wish.current());
    var id = request.caller().person().id();
    var changed =
        change.repassword(
            id, wish.current(), wish.password(), SessionRoutes.current(request), request.address());
    if (changed instanceof Changed.NotConfirmed) {
      throw notConfirmed("/current");
    }
    var _ = done(changed);
    LOG.info("another password account={}", id);
    return Answer.noContent();
  }

  private Answer delete(Request request) {
    MediaTypes.require(request, MediaTypes.JSON);
    var password = request.json(Password.class).password();
    AuthRoutes.bounded(password);
    var id = request.caller().person().id();
    var known = person(request);
    if (!known.hasPassword()) {
      if (!password.equals(known.account().login()) || !people.delete(known)) {
        throw new Refusal(
            403,
            "/password: this account has none, write its login instead",
            List.of(new Refusal.Field("/password", "this account has none, write its login")));
      }
      LOG.info("account deleted account={}", id);
      return Session.end(Answer.noContent(), request);
    }
    return switch (confirm.confirm(id, password, request.address())) {
      case Confirmed.No() -> throw notConfirmed("/password");
      case Confirmed.TooOften(var pause) -> throw AuthRoutes.tooOften(pause);
      case Confirmed.Yes(var person) -> {
        if (!people.delete(person)) {
          throw notConfirmed("/password");
        }
        LOG.info("account deleted account={}", id);
        yield Session.end(Answer.noContent(), request);
      }
    };
  }

  private Answer export(Request request) {
    var person = person(request);
    var id = person.account().id();
    var current = SessionRoutes.current(request);
    var export =
        new Export(
            AccountJson.of(person, people.unheard(id)),
            sessions.of(id).stream()
                .map(shown -> SessionRoutes.SessionJson.of(shown, current))
                .toList(),
            tokens.of(id).stream().map(TokenRoutes.TokenJson::of).toList(),
            channels.list(0, ALL, Optional.of(id)).stream().map(ChannelJson::of).toList(),
            channels.rolesOf(id),
            audit.of(id, ALL).stream().map(ChannelJson.AuditJson::of).toList(),
            twitch.of(id).map(TwitchLoginJson::of).orElse(null));
    return AuthRoutes.secret(
        Answer.json(export)
            .with("Content-Disposition", "attachment; filename=\"hubbub-account.json\""));
  }
}
