package hubbub.platform.rabbitmq;

import java.time.Duration;

/// Waits for a thread that was told to end.
final class Ending {
  private static final Duration LIMIT = Duration.ofSeconds(10);

  private Ending() {}

  /// Not for ever: a broker that takes nothing can hold a thread in a write.
  static void await(Thread thread) {
    try {
      if (thread.isAlive()) {
        thread.join(LIMIT);
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
