package hubbub.chat.irc;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// The other end of a connection, line by line.
public final class IrcClient implements AutoCloseable {
  private static final int PATIENCE_MILLIS = 20_000;

  private final Socket socket;
  private final BufferedReader in;

  public IrcClient(String host, int port) throws IOException {
    this(new Socket(host, port));
  }

  IrcClient(Socket socket) throws IOException {
    this.socket = socket;
    socket.setSoTimeout(PATIENCE_MILLIS);
    in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
  }

  public void say(String line) {
    send((line + "\r\n").getBytes(StandardCharsets.UTF_8));
  }

  void send(byte[] bytes) {
    try {
      socket.getOutputStream().write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The next line; null at the end of the connection.
  public @Nullable String hear() {
    try {
      return in.readLine();
    } catch (SocketException e) {
      return null;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Lets lines pass until one has these words.
  ///
  /// @return that line
  public String hearUntil(String words) {
    for (var line = hear(); line != null; line = hear()) {
      if (line.contains(words)) {
        return line;
      }
    }
    throw new IllegalStateException("closed before " + words);
  }

  /// Lets lines pass until the connection ends.
  ///
  /// @return the last line; empty if there was none
  String hearToTheEnd() {
    var last = "";
    for (var line = hear(); line != null; line = hear()) {
      last = line;
    }
    return last;
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
