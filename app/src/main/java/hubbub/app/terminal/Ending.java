package hubbub.app.terminal;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/// How a command that lasts is ended before its time: Ctrl-C or SIGTERM ask for it, and the process
/// waits until the command has put away what it began.
public final class Ending {
  private static final long PATIENCE_SECONDS = 10;

  private final CountDownLatch asked = new CountDownLatch(1);
  private final CountDownLatch over = new CountDownLatch(1);
  private final AtomicBoolean listening = new AtomicBoolean();

  /// From now on a signal asks instead of ending the process at once.
  public void listen() {
    if (listening.compareAndSet(false, true)) {
      Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().name("ending").unstarted(this::end));
    }
  }

  private void end() {
    ask();
    try {
      var _ = over.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  /// Asks the command to come to its end.
  public void ask() {
    asked.countDown();
  }

  /// Says that everything is put away.
  public void over() {
    over.countDown();
  }

  boolean isAsked() {
    return asked.getCount() == 0;
  }

  /// Waits that long, or until somebody asks for the end.
  ///
  /// @return whether somebody asked
  boolean isAskedWithin(Duration time) {
    try {
      return asked.await(time.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return true;
    }
  }
}
