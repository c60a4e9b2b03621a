package hubbub.web;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Keeps what this process remembers of its database true: several processes may have pages, and
/// each may change it. While the database is away, what was known stays.
final class Memory {
  private static final Logger LOG = LoggerFactory.getLogger(Memory.class);

  private final ScheduledExecutorService beat =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("web-memory").daemon().factory());

  /// Reads again and again, with this pause, until [#stop].
  void refresh(Duration pause, Runnable reading) {
    var _ =
        beat.scheduleWithFixedDelay(
            () -> carefully(reading), pause.toNanos(), pause.toNanos(), TimeUnit.NANOSECONDS);
  }

  private static void carefully(Runnable reading) {
    try {
      reading.run();
    } catch (RuntimeException e) {
      LOG.warn("what is remembered may be old: {}", e.toString());
    }
  }

  void stop() {
    beat.shutdownNow();
  }
}
