package hubbub.connectors.bluesky;

import hubbub.connectors.net.Deadline;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;

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
    try (var _ = new Deadline(line, patience)) {
      out.write(bytes);
      out.flush();
    }
  }
}
