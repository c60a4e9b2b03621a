package hubbub.bench;

import hubbub.platform.Ticker;
import hubbub.testkit.SmallHouse;
import hubbub.testkit.twitch.TwitchHooks;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/// How soon calls of Twitch's webhooks are answered, which is after they are kept: signed raids at
/// a steady rate, over connections that stay. A call that waits for its turn is late already.
///
/// Usage, from the project's root: `taskset -c 1 java -cp … hubbub.bench.HooksBench [RATE
/// [SECONDS]]`
public final class HooksBench {
  private static final int CHANNELS = 2_000;
  private static final int CONNECTIONS = 64;
  private static final int WARM_UP_SECONDS = 30;

  private final Running hubbub;
  private final String secret;
  private final AtomicInteger next = new AtomicInteger();
  private int sent;

  private HooksBench(Running hubbub, String secret) {
    this.hubbub = hubbub;
    this.secret = secret;
  }

  public static void main(String[] arguments)
      throws IOException, InterruptedException, SQLException {
    var rate = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 2_000;
    var seconds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 60;
    var folder = Files.createTempDirectory("hubbub-bench");
    Files.writeString(folder.resolve("hubbub.conf"), "public.url = https://hubbub.example\n");
    try (var house = new SmallHouse(folder, Clock.systemUTC(), Ticker.system(), Map.of())) {
      FavouritesBench.follow(house.platform().storage().open("favourites"), CHANNELS);
    }
    try (var hubbub = Running.start(folder)) {
      var bench = new HooksBench(hubbub, secret(folder));
      bench.call(rate, WARM_UP_SECONDS);
      var cpu = hubbub.cpuSeconds();
      var took = bench.call(rate, seconds);
      System.out.printf(
          "%,d calls a second for %d s: %s; %.0f %% of a core, %.0f MiB%n",
          rate,
          seconds,
          took.shown(),
          100 * (hubbub.cpuSeconds() - cpu) / seconds,
          hubbub.residentMib());
      System.out.printf("%,d were sent, %,d are there%n", bench.sent, kept(folder));
    }
  }

  /// @return how long each took from when it was due
  private Percentiles call(int rate, int seconds) {
    var count = rate * seconds;
    var first = sent;
    var took = new long[count];
    var begun = System.nanoTime();
    next.set(0);
    try (var threads = Executors.newFixedThreadPool(CONNECTIONS)) {
      for (var n = 0; n < CONNECTIONS; n++) {
        threads.execute(() -> call(took, first, begun, TimeUnit.SECONDS.toNanos(1) / rate));
      }
    }
    sent += count;
    return Percentiles.of(took);
  }

  private void call(long[] took, int first, long begun, long each) {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), hubbub.port())) {
      socket.setTcpNoDelay(true);
      var in = new DataInputStream(socket.getInputStream());
      for (var n = next.getAndIncrement(); n < took.length; n = next.getAndIncrement()) {
        var request = request(first + n).getBytes(StandardCharsets.UTF_8);
        var due = begun + n * each;
        while (System.nanoTime() < due) {
          LockSupport.parkNanos(due - System.nanoTime());
        }
        socket.getOutputStream().write(request);
        read(in);
        took[n] = System.nanoTime() - due;
      }
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private String request(int number) {
    var channel = number % CHANNELS;
    var message =
        TwitchHooks.Message.raid(
            "bench-" + number,
            Instant.now(),
            FavouritesBench.id(channel),
            FavouritesBench.name(channel),
            number);
    return """
    POST /webhooks/twitch HTTP/1.1
    Host: hubbub.example
    Content-Type: application/json
    Content-Length: %d
    Twitch-Eventsub-Message-Id: %s
    Twitch-Eventsub-Message-Retry: 0
    Twitch-Eventsub-Message-Type: notification
    Twitch-Eventsub-Message-Timestamp: %s
    Twitch-Eventsub-Message-Signature: %s

    """
            .formatted(
                message.body().getBytes(StandardCharsets.UTF_8).length,
                message.id(),
                message.at(),
                message.signature(secret))
            .replace("\n", "\r\n")
        + message.body();
  }

  /// Reads an answer, which must say that it is kept.
  private static void read(DataInputStream in) throws IOException {
    var head = new StringBuilder();
    while (head.length() < 4 || !head.substring(head.length() - 4).equals("\r\n\r\n")) {
      head.append((char) in.readUnsignedByte());
    }
    if (!head.substring(9, 12).equals("204")) {
      throw new IllegalStateException(head.toString());
    }
  }

  private static String secret(Path folder) throws SQLException {
    return one(folder, "SELECT secret FROM twitch_hook");
  }

  private static int kept(Path folder) throws SQLException {
    return Integer.parseInt(one(folder, "SELECT COUNT(*) FROM event WHERE id LIKE '%bench-%'"));
  }

  private static String one(Path folder, String query) throws SQLException {
    var file = folder.resolve("favourites.db");
    try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        var statement = connection.createStatement();
        var rows = statement.executeQuery(query)) {
      rows.next();
      return rows.getString(1);
    }
  }
}
