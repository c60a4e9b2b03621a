package hubbub.connectors.x.asking;

import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Closes a connection that is not done in time, however slowly something still comes.
final class Watch implements AutoCloseable {
  private final CountDownLatch done = new CountDownLatch(1);
  private final Socket raw;
  private final Duration time;
  private volatile boolean late;

  /// @param raw what is closed, under TLS if there is any
  /// @param time in all
  Watch(Socket raw, Duration time) {
    this.raw = raw;
    this.time = time;
    Thread.ofVirtual().name("x-watch").start(this::watch);
  }

  /// @throws IOException if it took too long
  void check() throws IOException {
    if (late) {
      throw new IOException("X's answer takes too long");
    }
  }

  @Override
  public void close() {
    done.countDown();
  }

  private void watch() {
    try {
      if (!done.await(time.toNanos(), TimeUnit.NANOSECONDS)) {
        late = true;
        raw.close();
      }
    } catch (InterruptedException | IOException _) {
      // It is closed either way, or nobody waits.
    }
  }
}
