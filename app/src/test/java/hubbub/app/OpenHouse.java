package hubbub.app;

import hubbub.app.terminal.Ending;
import hubbub.testkit.Await;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/// A whole house on a folder, and commands that find it there. Twitch is a closed port.
final class OpenHouse implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Path folder;
  private final HeldHouse held;

  private OpenHouse(Path folder, HeldHouse held) {
    this.folder = folder;
    this.held = held;
  }

  static OpenHouse on(Path folder) {
    var flags = Map.of("port", "0", "data", folder.toString());
    return new OpenHouse(folder, HeldHouse.open(Choices.of(flags, environment(folder))));
  }

  /// As a shell has it in which somebody works with this data folder.
  static Map<String, String> environment(Path folder) {
    return Map.of(
        "HUBBUB_DATA",
        folder.toString(),
        "HUBBUB_TWITCH_IRC_ADDRESS",
        "localhost:" + closedPort(),
        "HUBBUB_BLUESKY_JETSTREAM_URLS",
        "ws://localhost:" + closedPort(),
        "HUBBUB_IRC_PORT",
        "0",
        "HUBBUB_REHEARSAL_AT_FIRST_START",
        "false");
  }

  private static int closedPort() {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Said say(String... words) {
    return Said.by(environment(folder), new Ending(), words);
  }

  Said type(String in, String... words) {
    return Said.typing(in, environment(folder), new Ending(), words);
  }

  /// Runs a command that lasts, and asks for its end when that is so.
  Said sayUntil(Waiting waiting, String... words) {
    return sayUntil(waiting, new ByteArrayOutputStream(), words);
  }

  /// The same until it has printed that.
  Said sayUntil(String printed, String... words) {
    var out = new ByteArrayOutputStream();
    return sayUntil(() -> out.toString(StandardCharsets.UTF_8).contains(printed), out, words);
  }

  private Said sayUntil(Waiting waiting, ByteArrayOutputStream out, String... words) {
    var ending = new Ending();
    var said =
        CompletableFuture.supplyAsync(
            () -> Said.typing("", out, environment(folder), ending, words),
            task -> Thread.ofPlatform().daemon().start(task));
    Await.until(PATIENCE, () -> said.isDone() || waiting.isOver());
    ending.ask();
    Await.until(PATIENCE, said::isDone);
    return said.join();
  }

  /// What a test waits for.
  interface Waiting {
    boolean isOver();
  }

  /// Plays lines of chat as a run of that name, to the end.
  Said play(String name, List<String> texts) {
    var lines = new StringBuilder();
    for (var at = 0; at < texts.size(); at++) {
      lines.append(":ana!ana@ana PRIVMSG #k :").append(texts.get(at)).append("\r\n");
    }
    return say("replay", file(name + ".txt", lines.toString()), "--speed", "max", "--name", name);
  }

  String file(String name, String text) {
    try {
      return Files.writeString(folder.resolve(name), text).toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    held.close();
  }
}
