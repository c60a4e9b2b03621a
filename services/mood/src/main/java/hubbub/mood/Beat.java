package hubbub.mood;

import hubbub.mood.domain.Crowds;
import hubbub.mood.store.SqlTidy;
import hubbub.platform.bus.Bus;
import hubbub.platform.storage.Database;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Once a second passes the moods on, once a minute tidies up.
final class Beat {
  private static final Logger LOG = LoggerFactory.getLogger(Beat.class);
  private static final long SECOND_MILLIS = 1_000;
  private static final int TIDY_EVERY = 60;

  private final Crowds crowds;
  private final Database database;
  private final SqlTidy tidy;
  private final Bus bus;
  private final Clock clock;
  private volatile boolean ending;
  private @Nullable Thread thread;
  private int beats;

  Beat(Crowds crowds, Database database, SqlTidy tidy, Bus bus, Clock clock) {
    this.crowds = crowds;
    this.database = database;
    this.tidy = tidy;
    this.bus = bus;
    this.clock = clock;
  }

  void start() {
    thread = Thread.ofPlatform().name("mood-beat").daemon().start(this::run);
  }

  void stop() {
    ending = true;
    var running = thread;
    if (running != null) {
      LockSupport.unpark(running);
      try {
        running.join(SECOND_MILLIS);
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /// One beat at this moment.
  void beat(Instant now) {
    crowds.beat(now).forEach(bus::pass);
    if (beats++ % TIDY_EVERY == 0) {
      database.write(tx -> {
        tidy.tidy(tx.connection(), now);
        crowds.forgetSilent(now);
        return null;
      });
    }
  }

  private void run() {
    while (!ending) {
      var now = clock.instant();
      try {
        beat(now);
      } catch (RuntimeException e) {
        LOG.warn("mood: a beat failed, the next one is in a second", e);
      }
      var rest = SECOND_MILLIS - Math.floorMod(clock.millis(), SECOND_MILLIS);
      LockSupport.parkNanos(rest * 1_000_000);
    }
  }
}
