package hubbub.radio.shows;

import hubbub.platform.Ticker;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// The thread that waits for disk and database in the place of those who must not: once a second,
/// or as soon as somebody asks.
final class ShowBeat {
  private static final long SECOND_NANOS = 1_000_000_000L;
  private static final long HOUR_NANOS = 3_600 * SECOND_NANOS;
  private static final long STOP_MILLIS = 5_000;

  private final Ticker ticker;
  private volatile boolean ending;
  private volatile @Nullable Thread thread;

  ShowBeat(Ticker ticker) {
    this.ticker = ticker;
  }

  /// @param turn each time
  /// @param tidy at the begin and once an hour
  void start(Runnable turn, Runnable tidy) {
    thread = Thread.ofPlatform().name("radio-shows").daemon().start(() -> run(turn, tidy));
  }

  private void run(Runnable turn, Runnable tidy) {
    tidy.run();
    var tidied = ticker.nanos();
    while (!ending) {
      turn.run();
      if (ticker.nanos() - tidied >= HOUR_NANOS) {
        tidied = ticker.nanos();
        tidy.run();
      }
      LockSupport.parkNanos(SECOND_NANOS);
    }
  }

  /// From any thread.
  void soon() {
    LockSupport.unpark(thread);
  }

  /// @return whether it has ended
  boolean stop() {
    ending = true;
    var running = thread;
    if (running == null) {
      return true;
    }
    LockSupport.unpark(running);
    try {
      return running.join(Duration.ofMillis(STOP_MILLIS));
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
