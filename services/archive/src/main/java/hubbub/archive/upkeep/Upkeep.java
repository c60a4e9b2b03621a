package hubbub.archive.upkeep;

import hubbub.archive.store.LogUpkeep;
import hubbub.archive.store.LogUpkeep.Figures;
import hubbub.platform.Ticker;
import hubbub.platform.storage.StorageFull;
import hubbub.platform.storage.StorageUnreachable;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Looks after the log on a thread of its own: a step of each task in turn, then a pause. While
/// messages pour in it rests nine times as long as it works.
public final class Upkeep implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Upkeep.class);
  private static final long LOOK_NANOS = 1_000_000_000L;
  private static final Duration RETENTION_EVERY = Duration.ofSeconds(10);
  private static final Duration FILL_AT_LEAST_EVERY = Duration.ofSeconds(20);

  /// What waited in outboxes while nothing ran has come by then.
  private static final Duration STILL_COMING = Duration.ofHours(1);

  private static final int FILL_FROM = 2_000;
  private static final int BUSY_FACTOR = 9;

  private final LogUpkeep log;
  private final Clock clock;
  private final Ticker ticker;
  private final Pulse pulse;
  private final Thread thread;
  private volatile @Nullable Figures figures;
  private volatile @Nullable String trouble;
  private volatile boolean closed;
  private long lookedAt;
  private long tooMany;
  private long begunAt;
  private long retentionAt;
  private long fillAt;
  private long author;
  private boolean removed;

  public Upkeep(LogUpkeep log, Clock clock, Ticker ticker, Pulse pulse) {
    this.log = log;
    this.clock = clock;
    this.ticker = ticker;
    this.pulse = pulse;
    thread = Thread.ofPlatform().name("archive-upkeep").daemon().unstarted(this::run);
  }

  public void start() {
    begunAt = ticker.nanos();
    fillAt = begunAt;
    retentionAt = fillAt - RETENTION_EVERY.toNanos();
    thread.start();
  }

  /// How the log was a moment ago; null before the first look.
  public @Nullable Figures figures() {
    return figures;
  }

  /// What holds it up, for people; null when all is well.
  public @Nullable String trouble() {
    return trouble;
  }

  private void run() {
    while (!closed) {
      var begin = System.nanoTime();
      var worked = round();
      var took = System.nanoTime() - begin;
      LockSupport.parkNanos(
          this, worked ? took * (pulse.busy() ? BUSY_FACTOR : 0) + 1 : LOOK_NANOS);
    }
  }

  /// @return whether there may be more to do at once
  private boolean round() {
    try {
      var now = look();
      var worked = fill(now);
      worked |= now.sweeps() > 0 && log.sweep();
      worked |= retain(now);
      trouble = null;
      return worked;
    } catch (StorageFull | StorageUnreachable e) {
      trouble = e.getMessage();
      return false;
    } catch (RuntimeException e) {
      trouble = "upkeep failed: " + e.getClass().getSimpleName();
      LOG.error("archive upkeep failed", e);
      return false;
    }
  }

  /// Looking costs a little, too: once a second is enough.
  private Figures look() {
    var known = figures;
    if (known != null && System.nanoTime() - lookedAt < LOOK_NANOS) {
      return known;
    }
    lookedAt = System.nanoTime();
    var now = log.figures();
    figures = now;
    return now;
  }

  /// Many at a time make good volumes; the few of a quiet hour are written all the same.
  private boolean fill(Figures now) {
    if (now.unsearched() < FILL_FROM && ticker.nanos() - fillAt < FILL_AT_LEAST_EVERY.toNanos()) {
      return false;
    }
    fillAt = ticker.nanos();
    return log.search(clock.instant()) >= FILL_FROM;
  }

  private boolean retain(Figures now) {
    if (tooMany == 0 && author == 0 && !removed) {
      if (ticker.nanos() - retentionAt < RETENTION_EVERY.toNanos()) {
        return false;
      }
      retentionAt = ticker.nanos();
      tooMany = log.tooMany(now);
      if (ticker.nanos() - begunAt >= STILL_COMING.toNanos()) {
        log.removeForgotten(clock.instant());
      }
    }
    var gone = log.removeOld(clock.instant());
    if (tooMany > 0) {
      var oldest = log.removeOldest(tooMany);
      tooMany = oldest == 0 ? 0 : Math.max(0, tooMany - oldest);
      gone += oldest;
    }
    if (gone > 0) {
      removed = true;
      return true;
    }
    if (removed || author > 0) {
      removed = log.dropVolume();
      author = log.removeAuthors(author);
      return true;
    }
    return false;
  }

  @Override
  public void close() {
    closed = true;
    LockSupport.unpark(thread);
    try {
      // A start that failed elsewhere ends it before it began.
      if (thread.isAlive()) {
        thread.join(Duration.ofSeconds(1));
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
