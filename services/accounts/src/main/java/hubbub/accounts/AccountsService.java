package hubbub.accounts;

import hubbub.accounts.domain.Attempts;
import hubbub.accounts.domain.BeginSession;
import hubbub.accounts.domain.Buckets;
import hubbub.accounts.domain.ChangeAccount;
import hubbub.accounts.domain.Confirm;
import hubbub.accounts.domain.Forgot;
import hubbub.accounts.domain.LogIn;
import hubbub.accounts.domain.PasswordRule;
import hubbub.accounts.domain.Refresh;
import hubbub.accounts.domain.Register;
import hubbub.accounts.domain.ResetPassword;
import hubbub.accounts.domain.Usage;
import hubbub.accounts.facts.OnAccountHeard;
import hubbub.accounts.http.AccountRoutes;
import hubbub.accounts.http.AuthRoutes;
import hubbub.accounts.http.ChannelRoutes;
import hubbub.accounts.http.KeyRoutes;
import hubbub.accounts.http.OwnersRoutes;
import hubbub.accounts.http.ResetRoutes;
import hubbub.accounts.http.SessionRoutes;
import hubbub.accounts.http.StreamKeyRoutes;
import hubbub.accounts.http.TokenRoutes;
import hubbub.accounts.http.TwitchRoutes;
import hubbub.accounts.keys.Jwts;
import hubbub.accounts.keys.SigningKeys;
import hubbub.accounts.mail.MailPost;
import hubbub.accounts.passwords.CommonWords;
import hubbub.accounts.passwords.FewAtOnce;
import hubbub.accounts.questions.AnswerAccounts;
import hubbub.accounts.store.SqlApiTokens;
import hubbub.accounts.store.SqlAudit;
import hubbub.accounts.store.SqlChannels;
import hubbub.accounts.store.SqlHolders;
import hubbub.accounts.store.SqlPeople;
import hubbub.accounts.store.SqlResets;
import hubbub.accounts.store.SqlSessions;
import hubbub.accounts.store.SqlSignedInSessions;
import hubbub.accounts.store.SqlStreamKeys;
import hubbub.contracts.accounts.AskAccounts;
import hubbub.contracts.accounts.AskTwitch;
import hubbub.platform.Platform;
import hubbub.platform.Service;
import hubbub.platform.bus.Bus;
import hubbub.platform.bus.Subscription;
import hubbub.platform.http.Routes;
import hubbub.platform.observe.Health.Report;
import hubbub.platform.storage.Database;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The door of accounts: its parts, and how they are joined.
public final class AccountsService implements Service {
  private static final Logger LOG = LoggerFactory.getLogger(AccountsService.class);
  private static final String NAME = "accounts";
  private static final Duration LOGINS = Duration.ofMinutes(10);
  private static final Duration REGISTRATIONS = Duration.ofHours(1);

  /// Mails that anybody may have sent to an account, in an hour.
  private static final int MAILS = 3;

  private static final Duration MAILS_TIME = Duration.ofHours(1);

  private final AccountsConfig config;
  private final Clock clock;
  private final Bus bus;
  private final FewAtOnce passwords;
  private final MailPost post;
  private final SigningKeys keys;
  private final Usage usage;
  private final SqlPeople people;
  private final SqlSignedInSessions sessions;
  private final SqlApiTokens apiTokens;
  private final SqlChannels channels;
  private final SqlAudit audit;
  private final OnAccountHeard onAccountHeard;
  private final TwitchRoom twitch;
  private final ScheduledExecutorService minutes =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("accounts-minutes").daemon().factory());
  private @Nullable Subscription hearing;

  public AccountsService(Platform platform) {
    config = AccountsConfig.from(platform.settings());
    clock = platform.clock();
    bus = platform.bus();
    var routes = platform.routes();
    var publicUrl = routes.reach().publicUrl();
    post = new MailPost(config.mail(), publicUrl);
    passwords = new FewAtOnce(config.hashing().atOnce(), config.hashing().patience());
    var database = platform.storage().open(NAME);
    people = new SqlPeople(database, clock, config.most().sessions());
    sessions = new SqlSignedInSessions(database, clock);
    apiTokens = new SqlApiTokens(database, clock);
    channels = new SqlChannels(database, clock);
    audit = new SqlAudit(database, clock, config.auditTime());
    onAccountHeard = new OnAccountHeard(database);
    keys = new SigningKeys(database, clock, config.keyTime());
    usage = new Usage(clock);
    var issuer = publicUrl.map(URI::toString).orElse(NAME);
    var tokens = new Jwts(keys, clock, issuer, config.accessTime());
    var answer = new AnswerAccounts(new SqlHolders(database, clock), tokens, usage);
    twitch = new TwitchRoom(config.twitch(), platform.data(), database, clock, publicUrl);
    hangDoors(platform, database, tokens);
    hangRooms(routes, database);
    new KeyRoutes(keys, answer).hang(routes);
    routes.document(NAME, "openapi/accounts.yaml");
    platform.questions().answer(AskAccounts.class, answer);
    platform.questions().answer(AskTwitch.class, twitch.answer());
    platform.observe().health().add(NAME, this::health);
  }

  /// What takes a password, or gives a key.
  private void hangDoors(Platform platform, Database database, Jwts tokens) {
    var routes = platform.routes();
    var nanos = platform.ticker();
    var limits = config.limits();
    var byAddress = new Buckets(limits.loginsPerAddress(), LOGINS, nanos::nanos);
    var attempts =
        new Attempts(byAddress, new Buckets(limits.loginsPerAccount(), LOGINS, nanos::nanos));
    var mails = new Attempts(byAddress, new Buckets(MAILS, MAILS_TIME, nanos::nanos));
    var registrations = new Buckets(limits.registrationsPerAddress(), REGISTRATIONS, nanos::nanos);
    var begin = new BeginSession(tokens, clock, config.sessionTime());
    var rule = new PasswordRule(CommonWords.read());
    new AuthRoutes(
            new Register(people, passwords, rule, begin, registrations, config.open()::get),
            new LogIn(people, passwords, begin, attempts, audit),
            new Refresh(new SqlSessions(database), tokens, attempts, clock))
        .hang(routes);
    twitch.hang(routes, people, begin, byAddress, registrations, config.open()::get);
    var resets = new ResetPassword(people, new SqlResets(database, clock), passwords, rule, clock);
    new ResetRoutes(new Forgot(people, resets, post, mails), resets).hang(routes);
    new OwnersRoutes(people, resets, audit).hang(routes);
    var confirm = new Confirm(people, passwords, attempts, audit);
    var change = new ChangeAccount(people, passwords, rule, confirm);
    new AccountRoutes(
            people, change, confirm, sessions, apiTokens, channels, audit, twitch.logins())
        .hang(routes);
  }

  private void hangRooms(Routes routes, Database database) {
    new SessionRoutes(sessions).hang(routes);
    new TokenRoutes(apiTokens, clock, config.most().tokens()).hang(routes);
    new TwitchRoutes(clock).hang(routes);
    new ChannelRoutes(channels, config.channelsForAll()::get, config.most().channels())
        .hang(routes);
    new StreamKeyRoutes(new SqlStreamKeys(database, clock)).hang(routes);
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public void start() {
    hearing = bus.hear(onAccountHeard);
    twitch.start();
    var _ = minutes.scheduleAtFixedRate(this::eachMinute, 1, 1, TimeUnit.MINUTES);
  }

  @Override
  public void stop() {
    minutes.shutdown();
    twitch.stop();
    if (hearing != null) {
      hearing.close();
    }
    passwords.close();
    post.close();
    noteUse();
  }

  /// Forgets what is over, and turns keys.
  void eachMinute() {
    noteUse();
    try {
      sessions.tidy();
      audit.tidy();
      keys.turn();
    } catch (RuntimeException e) {
      LOG.warn("could not tidy, the next try is in a minute: {}", e.toString());
    }
  }

  /// What is done of Twitch's keys each minute.
  void twitchRound() {
    twitch.round();
  }

  private void noteUse() {
    try {
      var used = usage.take();
      if (!used.isEmpty()) {
        sessions.used(used);
      }
    } catch (RuntimeException e) {
      LOG.warn("could not note which keys were used: {}", e.toString());
    }
  }

  private Report health() {
    return Report.fine(Map.of("passwords_waiting", passwords.waiting()));
  }
}
