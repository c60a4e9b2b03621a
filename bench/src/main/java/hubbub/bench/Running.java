package hubbub.bench;

import java.io.IOException;
import java.net.ConnectException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// A Hubbub that was started with `./hubbub` for a benchmark, on one core of its own (`taskset -c
/// 0`, where there is one); the benchmark itself should run on another: `taskset -c 1`.
final class Running implements AutoCloseable {
  private static final Duration START_MAX = Duration.ofMinutes(10);
  private static final long TICKS_PER_SECOND = 100;

  private final Process process;
  private final int port;
  private final double secondsToFirstPage;
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private Running(Process process, int port, long begun) throws IOException, InterruptedException {
    this.process = process;
    this.port = port;
    while (status("/") != 200) {
      if (!process.isAlive() || System.nanoTime() - begun > START_MAX.toNanos()) {
        throw new IllegalStateException("Hubbub did not start");
      }
      TimeUnit.MILLISECONDS.sleep(5);
    }
    secondsToFirstPage = (System.nanoTime() - begun) / 1e9;
  }

  /// Starts it from the project's root.
  static Running start(Path data, String... more) throws IOException, InterruptedException {
    var port = freePort();
    var command = new ArrayList<String>();
    if (Files.isExecutable(Path.of("/usr/bin/taskset"))) {
      command.addAll(List.of("taskset", "-c", "0"));
    }
    command.addAll(
        List.of("./hubbub", "--port", Integer.toString(port), "--data", data.toString()));
    command.addAll(List.of(more));
    var builder = new ProcessBuilder(command).redirectErrorStream(true);
    var log = Files.createDirectories(data).resolve("bench.log").toFile();
    builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log));
    var begun = System.nanoTime();
    return new Running(builder.start(), port, begun);
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  int port() {
    return port;
  }

  double secondsToFirstPage() {
    return secondsToFirstPage;
  }

  URI address(String path) {
    return URI.create("http://127.0.0.1:" + port + path);
  }

  /// The answer's status; 0 where nobody answers.
  int status(String path) throws InterruptedException {
    try {
      return client
          .send(HttpRequest.newBuilder(address(path)).build(), BodyHandlers.discarding())
          .statusCode();
    } catch (ConnectException _) {
      return 0;
    } catch (IOException _) {
      return 0;
    }
  }

  String get(String path) throws IOException, InterruptedException {
    return client
        .send(HttpRequest.newBuilder(address(path)).build(), BodyHandlers.ofString())
        .body();
  }

  HttpResponse<String> send(String method, String path, BodyPublisher body)
      throws IOException, InterruptedException {
    return client.send(
        HttpRequest.newBuilder(address(path)).method(method, body).build(),
        BodyHandlers.ofString());
  }

  /// Seconds of processor time that it has used, user and system.
  double cpuSeconds() throws IOException {
    var stat = Files.readString(Path.of("/proc", Long.toString(pid()), "stat"));
    var fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
    return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) / (double) TICKS_PER_SECOND;
  }

  /// Resident memory in MiB.
  double residentMib() throws IOException {
    for (var line : Files.readAllLines(Path.of("/proc", Long.toString(pid()), "status"))) {
      if (line.startsWith("VmRSS:")) {
        return Long.parseLong(line.replaceAll("\\D", "")) / 1024.0;
      }
    }
    return Double.NaN;
  }

  /// `taskset` and the launcher become Java by `exec`, so the process is the same.
  private long pid() {
    return process.pid();
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(10, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
