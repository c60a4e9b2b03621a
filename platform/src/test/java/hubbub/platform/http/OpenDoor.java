package hubbub.platform.http;

import hubbub.platform.config.LayeredSettings;
import hubbub.platform.config.SettingsFile;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/// A door on a free port of loopback, and ways to knock at it.
final class OpenDoor implements AutoCloseable {
  final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  final HttpDoor door;
  final HttpClient client = HttpClient.newHttpClient();
  private int port;

  /// @param flags settings that differ from the defaults
  OpenDoor(Map<String, String> flags) {
    this(flags, new Standing.Alone());
  }

  OpenDoor(Map<String, String> flags, Standing standing) {
    var all = new HashMap<>(Map.of("port", "0"));
    all.putAll(flags);
    door =
        new HttpDoor(
            HttpConfig.from(new LayeredSettings(all, Map.of(), SettingsFile.none())),
            meters,
            standing);
  }

  OpenDoor open() throws IOException {
    port = door.open();
    return this;
  }

  int port() {
    return port;
  }

  URI uri(String path) {
    return URI.create("http://localhost:" + port + path);
  }

  HttpRequest.Builder to(String path) {
    return HttpRequest.newBuilder(uri(path));
  }

  HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return send(to(path));
  }

  HttpResponse<String> post(String path, String body) throws IOException, InterruptedException {
    return send(to(path).POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
    return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  /// A plain connection.
  Socket connect() throws IOException {
    var socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setSoTimeout(10_000);
    return socket;
  }

  /// Sends text, its lines ended as HTTP wants it, and reads all that comes until the other side
  /// closes.
  String raw(String text) throws IOException {
    try (var socket = connect()) {
      var lines = text.replace("\r\n", "\n").replace("\n", "\r\n");
      socket.getOutputStream().write(lines.getBytes(StandardCharsets.ISO_8859_1));
      return rest(socket.getInputStream());
    }
  }

  /// What comes until the connection ends. Whoever still sends when the door has closed is reset:
  /// that ends it, too, if an answer came before.
  static String rest(InputStream in) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try {
      in.transferTo(bytes);
    } catch (SocketException e) {
      if (bytes.size() == 0) {
        throw e;
      }
    }
    return bytes.toString(StandardCharsets.ISO_8859_1);
  }

  @Override
  public void close() {
    client.shutdownNow();
    door.close();
  }
}
