package hubbub.bench;

import hubbub.platform.json.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/// What a user feels at the door: seconds to the first page, memory when idle, the cost of a list
/// of 40 messages, and how old a message is when a live page gets it.
///
/// Usage, from the project's root: `taskset -c 1 java -cp … hubbub.bench.DoorBench [FOLDER]`
public final class DoorBench {
  private static final int CLIENTS = 8;
  private static final int LIVE_RATE = 1_000;
  private static final Duration MEASURED = Duration.ofSeconds(20);

  /// Java compiles late here, for quick starts: a path is at its speed only after some ten thousand
  /// requests.
  private static final Duration WARM_UP = Duration.ofSeconds(60);

  private DoorBench() {}

  public static void main(String[] arguments) throws IOException, InterruptedException {
    var folder =
        arguments.length > 0 ? Path.of(arguments[0]) : Files.createTempDirectory("hubbub-bench");
    try (var hubbub = Running.start(folder)) {
      System.out.printf(
          "first start of a data folder: %.2f s to the first page%n", hubbub.secondsToFirstPage());
    }
    var starts = new ArrayList<Double>();
    for (var n = 0; n < 5; n++) {
      try (var hubbub = Running.start(folder)) {
        starts.add(hubbub.secondsToFirstPage());
      }
    }
    Collections.sort(starts);
    System.out.printf(
        "later starts: median %.2f s, worst %.2f s%n", starts.get(2), starts.getLast());
    Capture.write(Files.createDirectories(folder.resolve("captures")).resolve("bench"), 200_000);
    try (var hubbub = Running.start(folder)) {
      TimeUnit.SECONDS.sleep(20);
      System.out.printf("idle: %.0f MiB after 20 s%n", hubbub.residentMib());
      lag(hubbub);
      lists(hubbub);
    }
  }

  /// Requests of 40 rows per second of processor time.
  private static void lists(Running hubbub) throws IOException, InterruptedException {
    var path = "/api/v1/messages?channel=replay/bench&limit=40";
    var done = new AtomicLong();
    for (var time : List.of(WARM_UP, MEASURED)) {
      var cpu = hubbub.cpuSeconds();
      done.set(0);
      var end = System.nanoTime() + time.toNanos();
      try (var threads = Executors.newFixedThreadPool(CLIENTS)) {
        for (var n = 0; n < CLIENTS; n++) {
          threads.execute(() -> ask(hubbub, path, done, end));
        }
      }
      System.out.printf(
          "40-row GET, %s: %,.0f requests per second of processor time, %,.0f requests/s%n",
          time.equals(MEASURED) ? "warm" : "warming up",
          done.get() / (hubbub.cpuSeconds() - cpu),
          done.get() / (time.toNanos() / 1e9));
    }
  }

  private static void ask(Running hubbub, String path, AtomicLong done, long end) {
    try (var client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
      var request = HttpRequest.newBuilder(hubbub.address(path)).build();
      while (System.nanoTime() < end) {
        var answer = client.send(request, BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
          throw new IllegalStateException(answer.body());
        }
        done.incrementAndGet();
      }
    } catch (IOException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  /// The age of messages when a page's WebSocket brings them, from the moment that they reached us:
  /// gathering (up to 200 ms), the commit and the way to the page.
  private static void lag(Running hubbub) throws IOException, InterruptedException {
    var ages = Collections.synchronizedList(new ArrayList<Long>());
    var socket =
        HttpClient.newHttpClient()
            .newWebSocketBuilder()
            .buildAsync(
                URI.create("ws://127.0.0.1:" + hubbub.port() + "/api/v1/feed"), new Ages(ages))
            .join();
    socket.sendText("{\"subscribe\": [\"replay/bench\"], \"kinds\": [\"messages\"]}", true).join();
    // The capture has a message each 10 ms.
    var speed = LIVE_RATE / 100;
    var answer =
        hubbub.send(
            "POST",
            "/api/v1/runs",
            BodyPublishers.ofString(
                "{\"channels\": [\"replay/bench?speed=" + speed + "\"], \"name\": \"lag\"}"));
    if (answer.statusCode() != 201) {
      throw new IllegalStateException(answer.body());
    }
    TimeUnit.SECONDS.sleep(10);
    ages.clear();
    TimeUnit.SECONDS.sleep(MEASURED.toSeconds());
    var sorted = new ArrayList<>(ages);
    Collections.sort(sorted);
    System.out.printf(
        "at %,d messages/s a page got %,d in %d s; age of a message on the page's socket: p50 %d ms, p99 %d ms, most %d ms%n",
        LIVE_RATE,
        sorted.size(),
        MEASURED.toSeconds(),
        sorted.get(sorted.size() / 2),
        sorted.get(sorted.size() * 99 / 100),
        sorted.getLast());
    hubbub.send(
        "DELETE", answer.headers().firstValue("Location").orElseThrow(), BodyPublishers.noBody());
    socket.sendClose(WebSocket.NORMAL_CLOSURE, "").join();
  }

  /// Notes how old each message is.
  private static final class Ages implements WebSocket.Listener {
    private final List<Long> ages;
    private final StringBuilder text = new StringBuilder();

    Ages(List<Long> ages) {
      this.ages = ages;
    }

    @Override
    public CompletionStage<?> onText(WebSocket socket, CharSequence part, boolean last) {
      text.append(part);
      if (last) {
        var now = System.currentTimeMillis();
        var frame = Json.mapper().readTree(text.toString());
        text.setLength(0);
        for (var message : frame.path("messages")) {
          if (message.isObject()) {
            ages.add(now - Instant.parse(message.path("received_at").asString()).toEpochMilli());
          }
        }
      }
      socket.request(1);
      return CompletableFuture.completedStage(null);
    }
  }
}
