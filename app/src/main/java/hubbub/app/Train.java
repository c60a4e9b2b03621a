package hubbub.app;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.sqlite.util.OSInfo;

/// The start that the launcher records once for Java's cache (JEP 514): it does what a first
/// visitor makes a house do, on a data folder of its own, twice, because the second start takes
/// another way through the migrations. Unpacks SQLite's library first, so that no start has to.
public final class Train {
  private static final long PATIENCE_SECONDS = 90;
  private static final int LINES = 300;
  private static final List<String> PAGES =
      List.of("/health/ready", "/", "/crowd", "/statistics", "/api/v1/runs", "/health", "/metrics");

  private Train() {}

  /// @param words the folder for the native library
  public static void main(String[] words) throws IOException {
    Thread.ofPlatform().daemon().start(Train::giveUp);
    var home = Path.of(words[0]);
    unpack(home);
    var data = home.resolveSibling("train");
    DataFolder.delete(data);
    Files.createDirectories(data);
    try {
      live(data, true);
      live(data, false);
    } finally {
      DataFolder.delete(data);
    }
    System.exit(0);
  }

  private static void giveUp() {
    try {
      TimeUnit.SECONDS.sleep(PATIENCE_SECONDS);
      Runtime.getRuntime().halt(1);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void unpack(Path home) throws IOException {
    var name = System.mapLibraryName("sqlitejdbc");
    var resource = "/org/sqlite/native/" + OSInfo.getNativeLibFolderPathForCurrentOS() + "/" + name;
    Files.createDirectories(home);
    try (var library = org.sqlite.JDBC.class.getResourceAsStream(resource)) {
      if (library != null) {
        Files.write(home.resolve(name), library.readAllBytes());
      }
    }
  }

  private static void live(Path data, boolean first) throws IOException {
    var flags = Flag.ofStart(List.of("--port", "0", "--data=" + data)).orElseThrow();
    var choices = Choices.of(flags, System.getenv());
    try (var held = HeldHouse.open(choices)) {
      var house = held.house();
      System.out.print(Running.box(house, choices.data()));
      for (var page : PAGES) {
        ask(house.port(), "GET", page, "");
      }
      if (first) {
        ask(house.port(), "PUT", "/api/v1/captures/train", capture());
        ask(house.port(), "POST", "/api/v1/runs", "{\"channels\": [\"replay/train?speed=max\"]}");
        ask(house.port(), "GET", "/api/v1/messages?limit=10", "");
      }
    }
  }

  private static String capture() {
    var lines = new StringBuilder();
    for (var n = 0; n < LINES; n++) {
      lines
          .append(":ana")
          .append(n % 7)
          .append("!ana@ana.tmi.twitch.tv PRIVMSG #train :what a great ");
      lines.append("save, number ").append(n).append("\r\n");
    }
    return lines.toString();
  }

  /// By hand: Java's own client would be recorded, too, and no start needs it.
  private static void ask(int port, String method, String path, String body) throws IOException {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout((int) TimeUnit.SECONDS.toMillis(20));
      var bytes = body.getBytes(StandardCharsets.UTF_8);
      var head =
          method
              + " "
              + path
              + " HTTP/1.1\r\nHost: localhost:"
              + port
              + "\r\nConnection: close\r\n"
              + "Content-Type: application/json\r\nContent-Length: "
              + bytes.length
              + "\r\n\r\n";
      socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
      socket.getOutputStream().write(bytes);
      var answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      System.out.println(method + " " + path + ": " + answer.lines().findFirst().orElse("nothing"));
    }
  }
}
