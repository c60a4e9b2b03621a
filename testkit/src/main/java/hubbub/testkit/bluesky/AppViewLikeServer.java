package hubbub.testkit.bluesky;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// Answers on a free port as Bluesky's AppView does, or as it is told to.
public final class AppViewLikeServer implements AutoCloseable {
  private final HttpServer server;
  private final List<String> asked = new CopyOnWriteArrayList<>();
  private volatile int status = 200;
  private volatile String body = "{\"profiles\": []}";

  public AppViewLikeServer() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext(
        "/",
        exchange -> {
          asked.add(exchange.getRequestURI().toString());
          var bytes = body.getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(status, bytes.length);
          try (var out = exchange.getResponseBody()) {
            out.write(bytes);
          }
        });
    server.start();
  }

  /// What `bluesky.names.url` is set to.
  public String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /// The paths and queries that it was asked.
  public List<String> asked() {
    return asked;
  }

  /// Answers like this from now on.
  public void answer(int newStatus, String newBody) {
    status = newStatus;
    body = newBody;
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
