package hubbub.accounts.twitch;

import hubbub.accounts.domain.BeginSession;
import hubbub.accounts.domain.Buckets;
import hubbub.accounts.domain.LoginName;
import hubbub.accounts.domain.Networks;
import hubbub.accounts.domain.People;
import hubbub.accounts.domain.Secret;
import hubbub.accounts.domain.SignedIn;
import hubbub.accounts.domain.Visit;
import hubbub.accounts.twitch.AtTwitch.Identity;
import hubbub.accounts.twitch.TwitchLogins.Given;
import hubbub.accounts.twitch.TwitchLogins.Login;
import hubbub.accounts.twitch.TwitchLogins.Visitor;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;

/// The way to Twitch and back (RFC 6749 §4.1): whoever comes back with the state that their browser
/// was given joins that login to the account they left from, or signs in to the account that has
/// it, or gets an account of their own. The state works once, and follows from a secret in the
/// browser's cookie.
public final class SignInWithTwitch {
  /// How long somebody may be on the way.
  public static final Duration ON_THE_WAY = Duration.ofMinutes(10);

  private static final String SALT = "state at Twitch";
  private static final int NAME_MAX = 25;
  private static final int NUMBERS = 50;

  private final TwitchLogins logins;
  private final AtTwitch twitch;
  private final TwitchKeeper keeper;
  private final People people;
  private final BeginSession sessions;
  private final Buckets registrations;
  private final BooleanSupplier open;
  private final Clock clock;

  /// @param registrations how many may come from one address
  /// @param open whether anybody may register; the owner always may
  public SignInWithTwitch(
      TwitchLogins logins,
      AtTwitch twitch,
      TwitchKeeper keeper,
      People people,
      BeginSession sessions,
      Buckets registrations,
      BooleanSupplier open,
      Clock clock) {
    this.logins = logins;
    this.twitch = twitch;
    this.keeper = keeper;
    this.people = people;
    this.sessions = sessions;
    this.registrations = registrations;
    this.open = open;
    this.clock = clock;
  }

  /// @param browser what the browser keeps until it is back
  /// @param at where it is sent
  public record Begun(Secret browser, URI at) {}

  /// @param accountId who is signed in
  /// @param next a path of ours where they go on
  public Begun begin(
      Optional<String> accountId,
      boolean owner,
      List<String> scopes,
      String next,
      String redirect) {
    var browser = Secret.fresh();
    var state = browser.next(SALT);
    var until = clock.instant().plus(ON_THE_WAY);
    logins.expect(new Visitor(state.hash(), accountId, owner, next, until));
    var all = new TreeSet<>(scopes);
    accountId.flatMap(logins::of).ifPresent(login -> all.addAll(login.scopes()));
    return new Begun(browser, twitch.authorize(redirect, List.copyOf(all), state.text()));
  }

  /// What became of it.
  public sealed interface Finished {
    /// A session begins.
    record In(SignedIn signedIn, String next) implements Finished {}

    /// The account that was signed in has it now.
    record Joined(String next) implements Finished {}

    /// @param why for people; nothing was changed
    record Not(String why) implements Finished {}
  }

  /// @param code empty where Twitch says `error`
  /// @param browser what the browser kept
  public Finished finish(
      String state, Optional<String> code, Optional<String> browser, String redirect, Visit visit) {
    var sent = new Secret(state);
    if (browser.isEmpty() || !new Secret(browser.get()).next(SALT).equals(sent)) {
      return new Finished.Not(
          "This browser did not begin this sign-in, or took longer than ten minutes.");
    }
    var visitor = logins.take(sent.hash(), clock.instant());
    if (visitor.isEmpty()) {
      return new Finished.Not("This sign-in was used already, or took longer than ten minutes.");
    }
    if (code.isEmpty()) {
      return new Finished.Not("You did not allow it at Twitch.");
    }
    return switch (twitch.exchange(code.get(), redirect)) {
      case Heard.Good<Tokens>(var tokens) -> known(visitor.get(), tokens, visit);
      case Heard.Refused<Tokens>() -> new Finished.Not("Twitch did not take its own code.");
      case Heard.Away<Tokens>(var _) -> away();
    };
  }

  private static Finished away() {
    return new Finished.Not("Twitch does not answer at this moment.");
  }

  private Finished known(Visitor visitor, Tokens tokens, Visit visit) {
    var finished =
        switch (twitch.validate(tokens.access())) {
          case Heard.Good<Identity>(var who) -> joined(visitor, who, tokens, visit);
          case Heard.Refused<Identity>() -> new Finished.Not("Twitch did not take its own token.");
          case Heard.Away<Identity>(var _) -> away();
        };
    if (finished instanceof Finished.Not) {
      var _ = twitch.revoke(tokens.access());
    }
    return finished;
  }

  private Finished joined(Visitor visitor, Identity who, Tokens tokens, Visit visit) {
    var given =
        new Given(
            who,
            clock.instant().plusSeconds(tokens.seconds()),
            accountId -> keeper.seal(accountId, who.twitchId(), tokens));
    if (visitor.accountId().isPresent()) {
      return switch (logins.join(visitor.accountId().get(), given)) {
        case DONE -> new Finished.Joined(visitor.next());
        case GONE -> new Finished.Not("The account that you left from is gone.");
        case ONLY_WAY_OF_ANOTHER ->
            new Finished.Not(
                "Another account here has this Twitch login as its only way in. Sign in to that one,"
                    + " and delete it or have the owner give it a password first.");
      };
    }
    var login = logins.ofTwitch(who.twitchId());
    var whoever = new Visit(visit.address(), visit.client(), true, visitor.owner());
    return login.isPresent()
        ? in(login.get(), given, tokens, whoever, visitor.next())
        : made(given, whoever, visitor.next());
  }

  /// Signs in to the account that has the login. A sign-in takes nothing away that was allowed
  /// before.
  private Finished in(Login login, Given given, Tokens tokens, Visit visit, String next) {
    var person = people.byId(login.accountId());
    var beginning = sessions.begin(visit);
    if (person.isEmpty() || !people.begin(person.get(), beginning.row(), visit.owner())) {
      return new Finished.Not("The account of this login is gone.");
    }
    if (login.sealed().isPresent()
        && new HashSet<>(login.scopes()).containsAll(given.who().scopes())) {
      var _ = twitch.revoke(tokens.access());
    } else {
      var _ = logins.join(login.accountId(), given);
    }
    return new Finished.In(sessions.begun(person.get().account(), beginning), next);
  }

  private Finished made(Given given, Visit visit, String next) {
    if (!open.getAsBoolean() && !visit.owner()) {
      return new Finished.Not("This server takes no new accounts.");
    }
    if (registrations.take(Networks.of(visit.address())).isPresent()) {
      return new Finished.Not("Too many accounts were made from your address. Wait a little.");
    }
    var beginning = sessions.begin(visit);
    return logins
        .create(names(given.who().login()), given, beginning.row(), visit.owner())
        .<Finished>map(person -> new Finished.In(sessions.begun(person.account(), beginning), next))
        .orElseGet(() -> new Finished.Not("No name like yours is free here."));
  }

  /// What somebody could be called here: as at Twitch, or with a number.
  static List<LoginName> names(String login) {
    var names = new ArrayList<LoginName>();
    add(names, login);
    for (var number = 2; number < NUMBERS; number++) {
      var end = "_" + number;
      add(names, login.substring(0, Math.min(login.length(), NAME_MAX - end.length())) + end);
    }
    return names;
  }

  private static void add(List<LoginName> names, String text) {
    if (LoginName.read(text) instanceof LoginName.Read.Good(var name)) {
      names.add(name);
    }
  }
}
