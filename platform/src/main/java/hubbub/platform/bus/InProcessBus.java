package hubbub.platform.bus;

import hubbub.contracts.Fact;
import hubbub.contracts.PassingFact;
import hubbub.platform.Ticker;
import hubbub.platform.storage.Database;
import hubbub.platform.storage.Storage;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import java.util.function.ToLongFunction;

/// The bus of the one-process shape: hearers read the outboxes themselves, each on a thread of its
/// own, from their marks. There is no copy in between and nothing to lose.
public final class InProcessBus implements Bus {
  private static final Duration DROP_PAUSE = Duration.ofSeconds(1);

  private final Clock clock;
  private final Ticker ticker;
  private final Patience patience;
  private final List<Database> producers = new CopyOnWriteArrayList<>();
  private final List<HearerLoop> loops = new CopyOnWriteArrayList<>();

  /// Also those that have stopped: what they have not heard must not be dropped.
  private final Map<String, HearerLoop> everyone = new ConcurrentHashMap<>();

  private final Map<Database, Long> dropped = new ConcurrentHashMap<>();
  private final Tail tail;
  private final Thread dropper;
  private volatile boolean complete;
  private volatile boolean closed;

  public InProcessBus(Storage storage, Clock clock, Ticker ticker, Patience patience) {
    this.clock = clock;
    this.ticker = ticker;
    this.patience = patience;
    tail = new Tail(producers);
    storage.onOpen(this::producer);
    dropper = Thread.ofPlatform().name("outbox-dropper").daemon().start(this::dropHeard);
  }

  private void producer(Database database) {
    producers.add(database);
    tail.begin(database);
    database.outbox().heardUpTo(() -> slowest(loop -> loop.position(database)));
    database.outbox().onCommit(this::ring);
    ring();
  }

  /// Says that every hearer of the product has begun to hear. Only from then on are heard facts
  /// dropped: before, one could be dropped that a hearer still to come has not heard.
  public void everyoneHears() {
    complete = true;
  }

  private void ring() {
    for (var loop : loops) {
      loop.ring();
    }
    tail.ring();
  }

  @Override
  public Subscription hear(Hearer hearer) {
    if (loops.stream().anyMatch(loop -> loop.name().equals(hearer.name()))) {
      throw new IllegalStateException(hearer.name() + " hears already");
    }
    var loop = new HearerLoop(hearer, producers, clock, ticker, patience);
    loops.add(loop);
    everyone.put(hearer.name(), loop);
    loop.start();
    return () -> {
      loop.stop();
      loops.remove(loop);
    };
  }

  @Override
  public Subscription follow(Set<Class<? extends Fact>> kinds, Follower follower) {
    return tail.follow(kinds, follower);
  }

  @Override
  public void pass(PassingFact fact) {
    tail.pass(fact);
  }

  @Override
  public List<HearerState> hearers() {
    return loops.stream().flatMap(loop -> loop.states().stream()).toList();
  }

  @Override
  public DeadLetters deadLetters(String hearer) {
    return loops.stream()
        .filter(loop -> loop.name().equals(hearer))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("nobody called " + hearer + " hears here"))
        .deadLetters();
  }

  /// Drops what everyone has passed, so that outboxes stay small.
  private void dropHeard() {
    while (!closed) {
      LockSupport.parkNanos(DROP_PAUSE.toNanos());
      for (var database : producers) {
        try {
          drop(database);
        } catch (RuntimeException _) {
          // A full disk or a closing database: the next round tries again, and health shows the
          // outbox's size.
        }
      }
    }
  }

  private void drop(Database database) {
    if (!complete || everyone.isEmpty() || database.outbox().bytes() == 0) {
      return;
    }
    var passed = slowest(loop -> loop.passed(database));
    if (passed > dropped.getOrDefault(database, 0L)) {
      database.outbox().drop(passed);
      dropped.put(database, passed);
    }
  }

  private long slowest(ToLongFunction<HearerLoop> position) {
    return everyone.values().stream().mapToLong(position).min().orElse(Long.MAX_VALUE);
  }

  @Override
  public void close() {
    closed = true;
    LockSupport.unpark(dropper);
    loops.forEach(HearerLoop::stop);
    tail.close();
    try {
      dropper.join();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
