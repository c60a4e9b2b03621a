package hubbub.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import javax.net.ServerSocketFactory;

/// Takes whoever comes to a free port of this machine, each on a thread of its own, until it is
/// closed. Those who have come stay.
public final class LoopbackServer implements AutoCloseable {
  private static final int BACKLOG = 50;

  private final ServerSocket server;

  /// What is done with a connection, which is the talk's to close.
  @FunctionalInterface
  public interface Talk {
    void with(Socket socket) throws IOException;
  }

  public LoopbackServer(ServerSocketFactory sockets, Talk talk) {
    try {
      server = sockets.createServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread.ofVirtual().start(() -> accept(talk));
  }

  public int port() {
    return server.getLocalPort();
  }

  private void accept(Talk talk) {
    while (!server.isClosed()) {
      try {
        var socket = server.accept();
        Thread.ofVirtual().start(() -> talk(talk, socket));
      } catch (IOException _) {
        // Closed, or somebody who left while they came.
      }
    }
  }

  private static void talk(Talk talk, Socket socket) {
    try {
      talk.with(socket);
    } catch (IOException _) {
      // They left.
    }
  }

  @Override
  public void close() {
    try {
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
