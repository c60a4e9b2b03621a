package hubbub.connectors.bluesky;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Writes to somebody who may not read: what they don't take in time ends the connection.
final class Outlet {
  private final OutputStream out;
  private final Closeable line;
  private final Duration patience;

  /// @param line what to close to end the connection at once
  /// @param patience how long they may take
  Outlet(OutputStream out, Closeable line, Duration patience) {
    this.out = out;
    this.line = line;
    this.patience = patience;
  }

  void write(byte[] bytes) throws IOException {
    var taken = new CountDownLatch(1);
    Thread.ofVirtual().name("bluesky-patience").start(() -> endUnless(taken));
    try {
      out.write(bytes);
      out.flush();
    } finally {
      taken.countDown();
    }
  }

  private void endUnless(CountDownLatch taken) {
    try {
      if (!taken.await(patience.toNanos(), TimeUnit.NANOSECONDS)) {
        line.close();
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } catch (IOException _) {
      // It is closed either way.
    }
  }
}
