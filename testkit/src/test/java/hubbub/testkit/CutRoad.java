package hubbub.testkit;

import hubbub.platform.storage.PostgresConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/// A road to a database that can be cut at a chosen step of a conversation.
final class CutRoad implements AutoCloseable {
  private static final int NEVER = Integer.MAX_VALUE / 2;

  private final ServerSocket door;
  private final PostgresConfig behind;
  private final AtomicInteger requests = new AtomicInteger(NEVER);
  private final AtomicInteger answers = new AtomicInteger(NEVER);
  private final AtomicInteger cuts = new AtomicInteger();

  CutRoad(PostgresConfig behind) {
    this.behind = behind;
    try {
      door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread.ofVirtual().start(this::open);
  }

  /// The database at the end of the road.
  PostgresConfig database() {
    return new PostgresConfig(
        behind.url().replaceFirst("://[^/]+/", "://127.0.0.1:" + door.getLocalPort() + "/"),
        Optional.empty(),
        Optional.empty());
  }

  /// Lets so many more answers pass; the next one is lost, with the connection.
  void cutAfterAnswers(int passed) {
    answers.set(passed);
  }

  /// Lets so many more requests pass; the next one is lost, with the connection.
  void cutAfterRequests(int passed) {
    requests.set(passed);
  }

  int cuts() {
    return cuts.get();
  }

  private void open() {
    var port = Integer.parseInt(behind.url().replaceFirst(".*:(\\d+)/.*", "$1"));
    try {
      while (!door.isClosed()) {
        var near = door.accept();
        var far = new Socket("localhost", port);
        Thread.ofVirtual().start(() -> carry(near, far, requests));
        Thread.ofVirtual().start(() -> carry(far, near, answers));
      }
    } catch (IOException _) {
      // The test is over.
    }
  }

  private void carry(Socket from, Socket to, AtomicInteger left) {
    var buffer = new byte[1 << 16];
    try (from;
        to) {
      for (var n = from.getInputStream().read(buffer);
          n >= 0;
          n = from.getInputStream().read(buffer)) {
        if (left.getAndDecrement() == 0) {
          left.set(NEVER);
          cuts.incrementAndGet();
          return;
        }
        to.getOutputStream().write(buffer, 0, n);
      }
    } catch (IOException _) {
      // Cut from the other side.
    }
  }

  @Override
  public void close() {
    try {
      door.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
