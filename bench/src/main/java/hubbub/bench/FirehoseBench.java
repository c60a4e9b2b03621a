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

/// What it costs to follow words on Bluesky while all of its posts pass by: connectors alone, kept
/// on disk, against a Jetstream of our own in another process ([Firehose]).
///
/// Usage, from the project's root: `java -cp … hubbub.bench.FirehoseBench [RATE [WORDS [SECONDS
/// [first|second|zstd]]]]`
public final class FirehoseBench {
  private static final int WARM_SECONDS = 20;

  private FirehoseBench() {}

  public static void main(String[] arguments) throws IOException, InterruptedException {
    var rate = arguments.length > 0 ? arguments[0] : "2000";
    var words = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 100;
    var seconds = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 30;
    var spoken = arguments.length > 3 ? arguments[3] : "first";
    var firehose = firehose(rate);
    try (var lines = firehose.inputReader()) {
      var url = "ws://127.0.0.1:" + lines.readLine();
      var folder = Files.createTempDirectory("hubbub-bench");
      var path = spoken.equals("first") ? "" : "/xrpc/network.bsky.jetstream.subscribeEvents";
      var settings =
          Map.of(
              "bluesky.jetstream.urls",
              url + path,
              "bluesky.jetstream.compressed",
              String.valueOf(spoken.equals("zstd")),
              "rehearsal.at-first-start",
              "false");
      try (var house = new SmallHouse(folder, Clock.systemUTC(), Ticker.system(), settings)) {
        house.with(ConnectorsService::new);
        house.open();
        follow(house, words);
        measure(house, words, seconds);
        System.out.println(spoken + ": " + lines.readLine());
      }
    } finally {
      firehose.destroyForcibly();
    }
  }

  private static Process firehose(String rate) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "--enable-native-access=ALL-UNNAMED",
            "-cp",
            System.getProperty("java.class.path"),
            Firehose.class.getName(),
            rate)
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  private static void follow(SmallHouse house, int words) {
    var channels =
        IntStream.range(0, words)
            .mapToObj(n -> "\"bluesky/" + Firehose.word(n) + "\"")
            .collect(Collectors.joining(","));
    var answer = house.send("POST", "/api/v1/runs", "{\"channels\":[" + channels + "]}");
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
    System.out.printf(
        "%d words, %.0f posts/s, %.1f messages/s kept: %.1f %% of a core%n",
        words,
        (after.events - before.events) / took,
        (after.messages - before.messages) / took,
        100 * (after.cpuMillis - before.cpuMillis) / 1e3 / took);
  }

  private static Moment now(SmallHouse house) {
    var runs = Json.mapper().readTree(house.get("/api/v1/runs").body()).path("runs");
    var meters = house.platform().observe().meters();
    return new Moment(
        System.nanoTime(),
        meters.get("hubbub.connectors.lines").tag("platform", "bluesky").counter().count(),
        runs.path(0).path("messages").longValue(),
        ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO).toMillis());
  }

  private record Moment(long nanos, double events, long messages, long cpuMillis) {}
}
