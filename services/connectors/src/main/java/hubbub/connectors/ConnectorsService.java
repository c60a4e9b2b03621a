package hubbub.connectors;

import hubbub.connectors.bluesky.BlueskyConnector;
import hubbub.connectors.domain.Desk;
import hubbub.connectors.domain.Ledger;
import hubbub.connectors.domain.Moment;
import hubbub.connectors.domain.NewRun;
import hubbub.connectors.http.CaptureRoutes;
import hubbub.connectors.http.LaunchRoutes;
import hubbub.connectors.http.NameRoutes;
import hubbub.connectors.http.RunRoutes;
import hubbub.connectors.http.SpendingRoutes;
import hubbub.connectors.names.Names;
import hubbub.connectors.rehearsal.RehearsalConnector;
import hubbub.connectors.replay.Captures;
import hubbub.connectors.replay.ReplayConnector;
import hubbub.connectors.spending.SqlPurse;
import hubbub.connectors.spending.Till;
import hubbub.connectors.store.SqlLease;
import hubbub.connectors.store.SqlLedger;
import hubbub.connectors.store.TextRetention;
import hubbub.connectors.twitch.TwitchConnector;
import hubbub.connectors.watching.SqlWatching;
import hubbub.connectors.watching.WatchRoutes;
import hubbub.connectors.watching.Watching;
import hubbub.connectors.x.XConnector;
import hubbub.platform.Platform;
import hubbub.platform.Service;
import hubbub.platform.observe.Health;
import hubbub.platform.storage.ProcessPlace;
import io.micrometer.core.instrument.MeterRegistry;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The door of the connectors: its parts, and how they are joined.
public final class ConnectorsService implements Service {
  private static final Logger LOG = LoggerFactory.getLogger(ConnectorsService.class);
  private static final long TIDY = 10;

  private final Captures captures;
  private final Ledger ledger;
  private final Desk desk;
  private final XConnector x;
  private final boolean rehearses;
  private final Watching watching;
  private final TextRetention texts;
  private final Names names;
  private final ScheduledExecutorService seconds =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("connectors-watching").daemon().factory());

  public ConnectorsService(Platform platform) {
    var config = ConnectorsConfig.from(platform.settings());
    var meters = platform.observe().meters();
    Supplier<Moment> clock =
        () -> new Moment(platform.clock().instant(), platform.ticker().nanos());
    captures = new Captures(platform.data().resolve("captures"), config.replay().capturesMax());
    var database = platform.storage().open(name());
    var lease = new SqlLease(database, new ProcessPlace(platform.data(), "connectors").name());
    ledger = new SqlLedger(database, lease);
    var replay =
        new ReplayConnector(captures, config.replay(), clock, database.outbox()::crowded, meters);
    var random = new SecureRandom();
    var twitch = new TwitchConnector(config.twitch(), clock, random, meters);
    var bluesky = new BlueskyConnector(config.bluesky(), clock, random, meters);
    var rehearsal = new RehearsalConnector(config.rehearsal(), clock);
    var purse = new SqlPurse(database, () -> "%016x".formatted(random.nextLong()));
    var till = new Till(purse, config.x().prices(), clock);
    x = new XConnector(config.x(), purse, till, clock, meters);
    new SpendingRoutes(x, config.x().prices(), purse, till, clock).hang(platform.routes());
    rehearses = config.rehearsal().atFirstStart();
    desk =
        new Desk(
            List.of(twitch, bluesky, replay, rehearsal, x),
            ledger,
            lease,
            clock,
            new SecureRandom(),
            config.bounds(),
            counts(meters));
    names = new Names(config.names(), clock);
    new NameRoutes(names).hang(platform.routes());
    new RunRoutes(desk, ledger).hang(platform.routes());
    new LaunchRoutes(desk).hang(platform.routes());
    watching =
        new Watching(
            desk, ledger, new SqlWatching(database), platform.clock(), config.watchedMax());
    texts = new TextRetention(database, platform.clock(), "x", config.textRetention());
    new WatchRoutes(watching).hang(platform.routes());
    new CaptureRoutes(captures, config.replay().captureSizeMax()).hang(platform.routes());
    platform.routes().document(name(), "openapi/connectors.yaml");
    platform.observe().health().add(name(), this::report);
    meters.gauge("hubbub.connectors.runs", desk, Desk::live);
    meters.gauge("hubbub.connectors.waiting", desk, Desk::waiting);
  }

  @Override
  public String name() {
    return "connectors";
  }

  @Override
  public void start() {
    captures.tidy();
    desk.start();
    LOG.info("connectors started runs={}", desk.live());
    var _ = seconds.scheduleWithFixedDelay(this::tidy, TIDY, TIDY, TimeUnit.SECONDS);
    // Nothing of a start waits for it.
    Thread.ofVirtual().name("first-start").start(this::rehearse);
  }

  private void rehearse() {
    try {
      if (ledger.isFirstStart() && rehearses) {
        var _ = desk.start(new NewRun(RehearsalConnector.channels(), "Rehearsal", null, null));
      }
    } catch (RuntimeException e) {
      LOG.warn("no rehearsal began: {}", e.toString());
    }
  }

  /// Ends what nobody watches any more, and lets texts go whose time is over.
  void tidy() {
    quietly("runs that nobody watches are not ended yet", watching::tidy);
    quietly("texts are kept too long for now", texts::pass);
  }

  private static void quietly(String trouble, Runnable task) {
    try {
      task.run();
    } catch (RuntimeException e) {
      LOG.warn("{}: {}", trouble, e.toString());
    }
  }

  @Override
  public void stop() {
    seconds.shutdown();
    x.close();
    names.close();
    desk.stop();
    LOG.info("connectors stopped");
  }

  private Health.Report report() {
    return desk.trouble()
        .map(Health.Report::trouble)
        .orElseGet(() ->
            Health.Report.fine(Map.of("runs", desk.live(), "messages_waiting", desk.waiting())));
  }

  private static Desk.Counts counts(MeterRegistry meters) {
    var messages = meters.counter("hubbub.connectors.messages");
    var duplicates = meters.counter("hubbub.connectors.duplicates");
    return new Desk.Counts() {
      @Override
      public void kept(long newOnes, long doubled) {
        messages.increment((double) newOnes);
        duplicates.increment((double) doubled);
      }

      @Override
      public void broke(RuntimeException why) {
        LOG.error("connectors could not keep what came", why);
      }
    };
  }
}
