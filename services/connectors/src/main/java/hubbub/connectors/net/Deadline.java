package hubbub.connectors.net;

import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Closes a connection that is not done in time, however slowly something still goes over it. To be
/// closed when it is done.
public final class Deadline implements AutoCloseable {
  private final CountDownLatch done = new CountDownLatch(1);
  private final Closeable line;
  private final Duration time;
  private volatile boolean past;

  /// @param line what is closed, under TLS if there is any
  /// @param time in all, from now on
  public Deadline(Closeable line, Duration time) {
    this.line = line;
    this.time = time;
    Thread.ofVirtual().name("deadline").start(this::watch);
  }

  /// Whether it was too late, so that the connection was closed.
  public boolean isPast() {
    return past;
  }

  @Override
  public void close() {
    done.countDown();
  }

  private void watch() {
    try {
      if (!done.await(time.toNanos(), TimeUnit.NANOSECONDS)) {
        past = true;
        line.close();
      }
    } catch (InterruptedException | IOException _) {
      // It is closed either way, or nobody waits.
    }
  }
}
