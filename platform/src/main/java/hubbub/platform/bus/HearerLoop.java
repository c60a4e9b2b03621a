package hubbub.platform.bus;

import hubbub.platform.Ticker;
import hubbub.platform.storage.Database;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One hearer's thread: reads every producer's outbox in turn until all is heard, then waits for
/// the bell.
final class HearerLoop {
  private static final Logger LOG = LoggerFactory.getLogger(HearerLoop.class);
  private static final long IDLE_NANOS = 1_000_000_000L;

  private final Hearer hearer;
  private final List<Database> producers;
  private final Ticker ticker;
  private final Patience patience;
  private final SqlDeadLetters letters;
  private final Map<Database, OutboxReader> readers = new ConcurrentHashMap<>();
  private final Thread thread;
  private volatile boolean rung;
  private volatile boolean closed;

  HearerLoop(
      Hearer hearer, List<Database> producers, Clock clock, Ticker ticker, Patience patience) {
    this.hearer = hearer;
    this.producers = producers;
    this.ticker = ticker;
    this.patience = patience;
    letters = new SqlDeadLetters(hearer, clock);
    thread = Thread.ofPlatform().name(hearer.name() + "-hearer").daemon().unstarted(this::run);
  }

  String name() {
    return hearer.name();
  }

  DeadLetters deadLetters() {
    return letters;
  }

  /// Looks at the marks before it returns: that an outbox is a restored backup must be noticed
  /// before anything more is told there, or new facts would get numbers that were heard already.
  void start() {
    for (var producer : producers) {
      try {
        reader(producer);
      } catch (RuntimeException e) {
        LOG.warn(
            "hearer={} producer={} cannot begin yet: {}",
            hearer.name(),
            producer.name(),
            e.toString());
      }
    }
    thread.start();
  }

  void ring() {
    rung = true;
    LockSupport.unpark(thread);
  }

  void stop() {
    closed = true;
    LockSupport.unpark(thread);
    try {
      thread.join();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  /// The position up to which everything of `producer` is heard and will never be asked for again.
  long passed(Database producer) {
    var reader = readers.get(producer);
    return reader == null ? 0 : reader.passed();
  }

  /// The position up to which it has heard `producer`.
  long position(Database producer) {
    var reader = readers.get(producer);
    return reader == null ? 0 : reader.position();
  }

  List<HearerState> states() {
    var dead = letters.count();
    var states = new ArrayList<HearerState>();
    for (var producer : producers) {
      var reader = readers.get(producer);
      states.add(
          reader == null
              ? new HearerState(name(), producer.name(), all(producer), dead, null)
              : reader.state(producer.name(), dead));
    }
    return states;
  }

  /// How many batches there are for somebody who has not begun to read.
  private static long all(Database producer) {
    return Arrays.stream(producer.outbox().heads()).sum();
  }

  private void run() {
    while (!closed) {
      rung = false;
      var heard = false;
      for (var producer : producers) {
        heard |= !closed && step(producer);
      }
      if (!heard && !rung && !closed) {
        LockSupport.parkNanos(this, IDLE_NANOS);
      }
    }
    readers.values().forEach(OutboxReader::keepMarks);
  }

  private boolean step(Database producer) {
    try {
      return reader(producer).step(() -> closed);
    } catch (RuntimeException e) {
      LOG.warn(
          "hearer={} producer={} cannot hear: {}", hearer.name(), producer.name(), e.toString());
      LockSupport.parkNanos(this, patience.firstPause().toNanos());
      return false;
    }
  }

  private OutboxReader reader(Database producer) {
    return readers.computeIfAbsent(
        producer, p -> new OutboxReader(hearer, p.outbox(), letters, ticker, patience));
  }
}
