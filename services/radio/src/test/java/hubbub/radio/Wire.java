package hubbub.radio;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/// A connection, byte by byte.
final class Wire implements AutoCloseable {
  private static final int PATIENCE_MILLIS = 30_000;

  private final Socket socket;

  Wire(int port) {
    this(port, new Socket());
  }

  /// One that takes little at once, so that whoever does not read it stands still soon.
  static Wire narrow(int port) {
    var socket = new Socket();
    try {
      socket.setReceiveBufferSize(4096);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Wire(port, socket);
  }

  private Wire(int port, Socket socket) {
    this.socket = socket;
    try {
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      socket.setSoTimeout(PATIENCE_MILLIS);
      socket.setTcpNoDelay(true);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The head of an answer.
  ///
  /// @param headers by name in small letters
  record Head(String line, Map<String, String> headers) {
    int status() {
      return Integer.parseInt(line.split(" ", 3)[1]);
    }

    String header(String name) {
      return headers.getOrDefault(name, "");
    }
  }

  static String basic(String user, String password) {
    var text = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
    return "Basic " + Base64.getEncoder().encodeToString(text);
  }

  /// Sends a request's head.
  Wire say(String... lines) {
    return send((String.join("\r\n", lines) + "\r\n\r\n").getBytes(StandardCharsets.ISO_8859_1));
  }

  Wire send(byte[] bytes) {
    try {
      socket.getOutputStream().write(bytes);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Sends as long as somebody takes it.
  void trySend(byte[] bytes) {
    try {
      socket.getOutputStream().write(bytes);
    } catch (IOException _) {
      // That it is over is seen by whoever reads.
    }
  }

  /// Whether the other side has ended it, without anything to read before.
  boolean isOver() {
    try {
      socket.setSoTimeout(1);
      return socket.getInputStream().read() < 0;
    } catch (SocketTimeoutException _) {
      return false;
    } catch (IOException _) {
      return true;
    }
  }

  Head head() {
    var lines = new ByteArrayOutputStream();
    while (!lines.toString(StandardCharsets.UTF_8).endsWith("\r\n\r\n")) {
      lines.writeBytes(read(1));
    }
    var all = lines.toString(StandardCharsets.UTF_8).split("\r\n", -1);
    var headers = new TreeMap<String, String>();
    for (var i = 1; i < all.length; i++) {
      var colon = all[i].indexOf(':');
      if (colon > 0) {
        headers.put(
            all[i].substring(0, colon).toLowerCase(Locale.ROOT),
            all[i].substring(colon + 1).strip());
      }
    }
    return new Head(all[0], headers);
  }

  /// Exactly so many bytes.
  byte[] read(int length) {
    try {
      var bytes = socket.getInputStream().readNBytes(length);
      if (bytes.length < length) {
        throw new AssertionError("the connection ended after " + bytes.length + " bytes");
      }
      return bytes;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// All that comes until the other side ends it.
  byte[] rest() {
    try {
      return socket.getInputStream().readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Is gone from here on.
  void hangUp() {
    close();
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
