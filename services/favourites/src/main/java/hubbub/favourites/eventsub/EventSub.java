package hubbub.favourites.eventsub;

import hubbub.contracts.NoAnswer;
import hubbub.contracts.accounts.AskTwitch;
import hubbub.favourites.events.Notification;
import hubbub.favourites.helix.Helix;
import hubbub.favourites.helix.TwitchChannels;
import hubbub.favourites.store.SqlEvents;
import hubbub.favourites.store.SqlModerated;
import hubbub.favourites.store.SqlPeople;
import hubbub.favourites.store.SqlStreamers;
import hubbub.platform.Ticker;
import hubbub.platform.calls.HttpCalls;
import hubbub.platform.observe.Health.Report;
import hubbub.platform.observe.Health.State;
import hubbub.platform.storage.Database;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.URI;
import java.net.http.HttpClient;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Listens to Twitch's EventSub: its threads, and how its parts are joined.
public final class EventSub implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(EventSub.class);
  private static final int SECRET_BYTES = 32;
  private static final int TICK_MILLIS = 250;

  /// One for each of what blocks: ticks do not, passes ask Twitch, draining writes.
  private static final int THREADS = 3;

  private static final int GOODBYE_SECONDS = 5;

  /// A pass is also made when nobody said that something changed: keys come back, waits are over.
  private static final int PASS_TICKS = 4;

  /// All is read anew also when nobody said so: names are looked up meanwhile.
  private static final int READ_TICKS = 240;

  private final EventSubConfig config;
  private final Supplier<AskTwitch> accounts;
  private final Clock clock;
  private final Ticker ticker;
  private final EventSubMeters meters;
  private final Intake intake;
  private final Reconcile reconcile;
  private final Optional<Hook> hook;
  private final AtomicBoolean dirty = new AtomicBoolean(true);
  private final AtomicBoolean draining = new AtomicBoolean();
  private final ScheduledExecutorService threads =
      Executors.newScheduledThreadPool(
          THREADS, Thread.ofPlatform().name("favourites-eventsub-", 0).daemon().factory());
  private int ticks;
  private @Nullable HttpClient client;

  public EventSub(
      EventSubConfig config,
      Database database,
      Helix helix,
      Intake intake,
      Supplier<AskTwitch> accounts,
      Clock clock,
      Ticker ticker,
      MeterRegistry meters) {
    this.config = config;
    this.accounts = accounts;
    this.clock = clock;
    this.ticker = ticker;
    this.meters = new EventSubMeters(meters);
    this.intake = intake;
    reconcile =
        new Reconcile(
            config,
            new SqlPeople(database),
            new Moderating(new TwitchChannels(helix), new SqlModerated(database), clock),
            new Subscriptions(helix),
            this::hasKey,
            this::socket,
            clock);
    hook = config.callback().map(callback -> hook(database, callback));
  }

  private Hook hook(Database database, URI callback) {
    var fresh = new byte[SECRET_BYTES];
    new SecureRandom().nextBytes(fresh);
    var secret = new SqlPeople(database).hookSecret(HexFormat.of().formatHex(fresh));
    var revoked = reconcile.hook(callback, secret);
    return new Hook(
        secret,
        intake,
        one -> {
          LOG.info("Twitch ended the subscription to {}: {}", one.topic().type(), one.status());
          revoked.accept(one);
          changed();
        },
        clock,
        meters);
  }

  /// What Twitch calls; empty where we listen by WebSocket.
  public Optional<Hook> hook() {
    return hook;
  }

  /// What keeps what is told; it also says which channels told of themselves lately.
  public static Intake intake(Database database, Clock clock, MeterRegistry meters) {
    return new Intake(
        new SqlEvents(database, clock),
        new SqlStreamers(database),
        clock,
        new EventSubMeters(meters));
  }

  public void start() {
    var _ =
        threads.scheduleWithFixedDelay(this::tick, TICK_MILLIS, TICK_MILLIS, TimeUnit.MILLISECONDS);
    var _ = threads.scheduleWithFixedDelay(this::pass, 0, TICK_MILLIS, TimeUnit.MILLISECONDS);
  }

  /// Who follows whom, or is signed in with Twitch, is or will be otherwise.
  public void changed() {
    dirty.set(true);
  }

  public Standing standing() {
    return reconcile.standing();
  }

  private boolean hasKey(String accountId) {
    try {
      return accounts.get().keyOf(accountId).isPresent();
    } catch (NoAnswer _) {
      return false;
    }
  }

  private EventSocket socket(String accountId, Queue<Message.Revoked> revocations) {
    var ear =
        new Ear() {
          @Override
          public void told(Notification notification) {
            intake.take(notification);
            drainSoon();
          }

          @Override
          public void revoked(Message.Revoked revoked) {
            LOG.info(
                "Twitch ended the subscription to {} of account {}: {}",
                revoked.topic().type(),
                accountId,
                revoked.status());
            revocations.add(revoked);
            EventSub.this.changed();
          }

          @Override
          public void changed() {
            EventSub.this.changed();
          }
        };
    return new EventSocket(
        config.url(),
        client(),
        clock,
        ticker,
        () -> ThreadLocalRandom.current().nextDouble(),
        meters,
        ear);
  }

  /// Made for the first session: whoever has none starts without an HTTP client. One thread's.
  private HttpClient client() {
    var known = client;
    if (known == null) {
      known = HttpCalls.client(Line.WELCOME_MAX);
      client = known;
    }
    return known;
  }

  /// What comes while it is drained is drained with it, or at the next tick.
  private void drainSoon() {
    if (draining.compareAndSet(false, true)) {
      try {
        threads.execute(() -> {
          try {
            intake.drain();
          } finally {
            draining.set(false);
          }
        });
      } catch (RejectedExecutionException _) {
        // The service ends.
      }
    }
  }

  private void tick() {
    try {
      reconcile.tick();
      if (intake.waiting() > 0) {
        drainSoon();
      }
    } catch (RuntimeException | Error e) {
      // An error would end the ticks for ever.
      LOG.warn("could not look after what Twitch tells: {}", e.toString());
    }
  }

  private void pass() {
    ticks++;
    var changed = dirty.getAndSet(false) || ticks % READ_TICKS == 0;
    if (!changed && ticks % PASS_TICKS != 0) {
      return;
    }
    try {
      reconcile.pass(changed);
    } catch (RuntimeException | Error e) {
      dirty.set(true);
      LOG.warn("could not subscribe on Twitch, the next try is soon: {}", e.toString());
    }
  }

  /// For the health page.
  public Report report() {
    var troubles = reconcile.standing().troubles().values().stream().distinct().sorted().toList();
    var waiting = intake.waiting();
    if (waiting > 0) {
      return new Report(
          State.TROUBLE,
          List.of(waiting + " events of Twitch wait to be kept."),
          reconcile.figures());
    }
    return troubles.isEmpty()
        ? Report.fine(reconcile.figures())
        : new Report(State.TROUBLE, troubles, reconcile.figures());
  }

  @Override
  public void close() {
    threads.shutdownNow();
    reconcile.close();
    try {
      var _ = threads.awaitTermination(GOODBYE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
