package hubbub.radio.levels;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The thread on which is measured: ten turns a second, and none while nothing is on air.
final class MeterLoop {
  private static final Logger LOG = LoggerFactory.getLogger(MeterLoop.class);
  private static final long TURN_NANOS = 100_000_000L;
  private static final long STOP_MILLIS = 1_000;

  private final Runnable turn;
  private final BooleanSupplier idle;
  private volatile boolean asleep;
  private volatile boolean ending;
  private volatile @Nullable Thread thread;

  /// @param idle whether there is nothing to do until somebody wakes it
  MeterLoop(Runnable turn, BooleanSupplier idle) {
    this.turn = turn;
    this.idle = idle;
  }

  void start() {
    thread = Thread.ofPlatform().name("radio-levels").daemon().start(this::run);
  }

  /// From any thread; costs nothing where it is awake.
  void wake() {
    if (asleep) {
      asleep = false;
      LockSupport.unpark(thread);
    }
  }

  private void run() {
    while (!ending) {
      var before = System.nanoTime();
      try {
        turn.run();
      } catch (RuntimeException e) {
        LOG.error("a turn of the meters failed", e);
      }
      sleep(before);
    }
  }

  private void sleep(long before) {
    asleep = idle.getAsBoolean();
    if (asleep) {
      if (idle.getAsBoolean()) {
        LockSupport.park(this);
      }
      asleep = false;
      return;
    }
    var rest = TURN_NANOS - (System.nanoTime() - before);
    if (rest > 0 && !ending) {
      LockSupport.parkNanos(this, rest);
    }
  }

  void close() {
    ending = true;
    var running = thread;
    if (running == null) {
      return;
    }
    LockSupport.unpark(running);
    try {
      running.join(Duration.ofMillis(STOP_MILLIS));
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
