package hubbub.bench;

import hubbub.connectors.ConnectorsService;
import hubbub.platform.Ticker;
import hubbub.platform.json.Json;
import hubbub.testkit.SmallHouse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// What it costs to read words on X, each post of which has one: connectors alone, kept and booked
/// on disk, against an X of our own in another process ([PostsOfX]).
///
/// Usage, from the project's root: `java -cp … hubbub.bench.XBench [RATE [WORDS [SECONDS]]]`; a
/// rate of 0 is as fast as they are taken
public final class XBench {
  private static final int WARM_SECONDS = 15;

  private XBench() {}

  public static void main(String[] arguments) throws IOException, InterruptedException {
    var rate = arguments.length > 0 ? arguments[0] : "250";
    var words = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 100;
    var seconds = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 30;
    var x = x(rate, words);
    try (var lines = x.inputReader()) {
      var folder = Files.createTempDirectory("hubbub-bench");
      var key = Files.writeString(folder.resolve("x.key"), "key");
      var settings =
          Map.of(
              "x.api.url", lines.readLine(),
              "x.bearer-token-file", key.toString(),
              "rehearsal.at-first-start", "false");
      try (var house = new SmallHouse(folder, Clock.systemUTC(), Ticker.system(), settings)) {
        house.with(ConnectorsService::new);
        house.open();
        follow(house, words);
        measure(house, words, seconds);
      }
    } finally {
      x.destroyForcibly();
    }
  }

  private static Process x(String rate, int words) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            PostsOfX.class.getName(),
            rate,
            String.valueOf(words))
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  private static void follow(SmallHouse house, int words) {
    var channels =
        IntStream.range(0, words)
            .mapToObj(n -> "\"x/" + Firehose.word(n) + "\"")
            .collect(Collectors.joining(","));
    var answer =
        house.send("POST", "/api/v1/runs", "{\"channels\":[" + channels + "],\"budget\":1000000}");
    if (answer.statusCode() != 201) {
      throw new IllegalStateException(answer.body());
    }
  }

  private static void measure(SmallHouse house, int words, int seconds)
      throws InterruptedException {
    Thread.sleep(Duration.ofSeconds(WARM_SECONDS));
    var before = now(house);
    Thread.sleep(Duration.ofSeconds(seconds));
    var after = now(house);
    var took = (after.nanos - before.nanos) / 1e9;
    var cpu = (after.cpuMillis - before.cpuMillis) / 1e3;
    var posts = after.posts - before.posts;
    System.out.printf(
        "%d words, %.0f posts/s read and booked, %.0f messages/s kept: %.1f %% of a core,"
            + " %.0f posts per second of a core%n",
        words,
        posts / took,
        (after.messages - before.messages) / took,
        100 * cpu / took,
        posts / cpu);
  }

  private static Moment now(SmallHouse house) {
    var runs = Json.mapper().readTree(house.get("/api/v1/runs").body()).path("runs");
    return new Moment(
        System.nanoTime(),
        house.platform().observe().meters().get("hubbub.connectors.x.posts").counter().count(),
        runs.path(0).path("messages").longValue(),
        ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO).toMillis());
  }

  private record Moment(long nanos, double posts, long messages, long cpuMillis) {}
}
