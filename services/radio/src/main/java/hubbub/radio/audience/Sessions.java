package hubbub.radio.audience;

import hubbub.platform.Ticker;
import hubbub.platform.storage.StorageFull;
import hubbub.platform.storage.StorageUnreachable;
import hubbub.radio.air.Visit;
import hubbub.radio.air.Visits;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Keeps who listened, and lets go of it in time. Whoever tells of a visit does not wait: visits
/// are written once a second, on a thread of their own; what finds no room is counted.
public final class Sessions implements Visits {
  private static final Logger LOG = LoggerFactory.getLogger("radio");
  private static final int GROUP_MAX = 1_000;
  private static final long SECOND_NANOS = 1_000_000_000L;
  private static final long MINUTE_NANOS = 60 * SECOND_NANOS;
  private static final long STOP_MILLIS = 5_000;

  private final Bounds bounds;
  private final SqlSessions rows;
  private final Clock clock;
  private final Ticker ticker;
  private final ConcurrentLinkedQueue<Visit> visits = new ConcurrentLinkedQueue<>();
  private final AtomicInteger waiting = new AtomicInteger();
  private final AtomicLong lost = new AtomicLong();
  private volatile boolean ending;
  private volatile @Nullable Thread thread;
  private boolean away;

  /// @param keepAddresses for how long after a session's end; zero writes none
  /// @param keepSessions for how long; zero for good
  /// @param sessions rows; beyond that the oldest go
  /// @param waiting visits that may wait for the database
  public record Bounds(Duration keepAddresses, Duration keepSessions, long sessions, int waiting) {}

  public Sessions(Bounds bounds, SqlSessions rows, Clock clock, Ticker ticker) {
    this.bounds = bounds;
    this.rows = rows;
    this.clock = clock;
    this.ticker = ticker;
  }

  @Override
  public void over(Visit visit) {
    if (!Session.isOne(visit)) {
      return;
    }
    if (waiting.incrementAndGet() > bounds.waiting()) {
      waiting.decrementAndGet();
      lost.incrementAndGet();
      return;
    }
    visits.add(visit);
  }

  /// Sessions that found no room, or were refused by the database, since the start.
  public long lost() {
    return lost.get();
  }

  /// How much a channel was listened to.
  ///
  /// @param to exclusive
  /// @param running who listens to it now
  public Listening listening(String channel, Instant from, Instant to, List<Visit> running) {
    var span = Span.of(from, to);
    var sessions =
        running.stream().filter(Session::isOne).map(visit -> Session.of(visit, false)).toList();
    return Listening.of(rows.listening(channel, span), sessions, span);
  }

  public void start() {
    thread = Thread.ofPlatform().name("radio-audience").daemon().start(this::run);
  }

  private void run() {
    sweep();
    var swept = ticker.nanos();
    while (!ending) {
      write();
      if (ticker.nanos() - swept >= MINUTE_NANOS) {
        swept = ticker.nanos();
        sweep();
      }
      LockSupport.parkNanos(SECOND_NANOS);
    }
  }

  /// Writes what waits; what finds no room on the disk or no database waits on.
  private void write() {
    for (var group = group(); !group.isEmpty(); group = group()) {
      try {
        rows.keep(group);
        away = false;
      } catch (StorageFull | StorageUnreachable e) {
        if (!away) {
          LOG.atWarn().log("who listened is not written now: {}", e.toString());
        }
        away = true;
        return;
      } catch (RuntimeException e) {
        // The next ones shall not wait for them.
        LOG.error("sessions are refused", e);
        lost.addAndGet(group.size());
      }
      group.forEach(_ -> visits.poll());
      waiting.addAndGet(-group.size());
    }
  }

  private List<Session> group() {
    var withAddress = bounds.keepAddresses().isPositive();
    return visits.stream().limit(GROUP_MAX).map(visit -> Session.of(visit, withAddress)).toList();
  }

  private void sweep() {
    var now = clock.instant();
    try {
      stepwise(() -> rows.forgetAddresses(keptSince(now)));
      if (bounds.keepSessions().isPositive()) {
        stepwise(() -> rows.forgetOld(now.minus(bounds.keepSessions())));
      }
      stepwise(() -> rows.forgetMoreThan(bounds.sessions()));
    } catch (RuntimeException e) {
      LOG.atWarn().log("old sessions are not let go now: {}", e.toString());
    }
  }

  /// Where none are kept, all of them go, also those that a clock which was wrong has left.
  private Instant keptSince(Instant now) {
    return bounds.keepAddresses().isPositive()
        ? now.minus(bounds.keepAddresses())
        : Instant.ofEpochMilli(Long.MAX_VALUE);
  }

  private void stepwise(IntSupplier step) {
    while (!ending && step.getAsInt() == SqlSessions.STEP) {
      write();
    }
  }

  /// Writes what waits, after the last visit was told.
  public void close() {
    ending = true;
    var running = thread;
    if (running != null) {
      LockSupport.unpark(running);
      try {
        if (!running.join(Duration.ofMillis(STOP_MILLIS))) {
          return;
        }
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
        return;
      }
    }
    write();
  }
}
