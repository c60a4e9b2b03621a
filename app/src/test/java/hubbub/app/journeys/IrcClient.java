package hubbub.app.journeys;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/// A program that speaks IRC with a running Hubbub, line by line.
final class IrcClient implements AutoCloseable {
  private static final int PATIENCE_MILLIS = 30_000;

  private final Socket socket;
  private final BufferedReader in;

  IrcClient(String host, int port) {
    try {
      socket = new Socket(host, port);
      socket.setSoTimeout(PATIENCE_MILLIS);
      in =
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Logs in with a token and comes into a room.
  IrcClient enter(String token, String room) {
    say("CAP REQ :twitch.tv/tags twitch.tv/commands twitch.tv/membership");
    say("PASS oauth:" + token);
    say("NICK anything");
    say("JOIN #" + room);
    hearUntil(" ROOMSTATE #" + room);
    return this;
  }

  void say(String line) {
    try {
      socket.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Lets lines pass until one has these words, and returns that one.
  String hearUntil(String words) {
    try {
      for (var line = in.readLine(); line != null; line = in.readLine()) {
        if (line.contains(words)) {
          return line;
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("waiting for " + words, e);
    }
    throw new IllegalStateException("closed before " + words);
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
