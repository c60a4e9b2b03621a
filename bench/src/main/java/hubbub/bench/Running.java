package hubbub.bench;

import java.io.IOException;
import java.net.ConnectException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// A Hubbub that was started with `./hubbub` for a benchmark.
final class Running implements AutoCloseable {
  private static final Duration START_MAX = Duration.ofMinutes(10);

  private final Process process;
  private final int port;
  private final double secondsToFirstPage;
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private Running(Process process, int port, long begun, String page)
      throws IOException, InterruptedException {
    this.process = process;
    this.port = port;
    while (status(page) != 200) {
      if (!process.isAlive() || System.nanoTime() - begun > START_MAX.toNanos()) {
        close();
        throw new IllegalStateException("Hubbub did not start; see bench.log in its data folder");
      }
      TimeUnit.MILLISECONDS.sleep(5);
    }
    secondsToFirstPage = (System.nanoTime() - begun) / 1e9;
  }

  /// Starts it from the project's root, on one core of its own (`taskset -c 0`, where there is
  /// one); the benchmark itself should run on another: `taskset -c 1`.
  static Running start(Path data, String... more) throws IOException, InterruptedException {
    var pinned =
        Files.isExecutable(Path.of("/usr/bin/taskset"))
            ? List.of("taskset", "-c", "0")
            : List.<String>of();
    return start(pinned, freePort(), "/", data, List.of(more));
  }

  /// Starts it from the project's root on whatever cores there are, and waits until it is ready.
  static Running startAnywhere(int port, Path data, List<String> more)
      throws IOException, InterruptedException {
    return start(List.of(), port, "/health/ready", data, more);
  }

  private static Running start(
      List<String> before, int port, String page, Path data, List<String> more)
      throws IOException, InterruptedException {
    var command = new ArrayList<>(before);
    command.addAll(
        List.of("./hubbub", "--port", Integer.toString(port), "--data", data.toString()));
    command.addAll(more);
    var builder = new ProcessBuilder(command).redirectErrorStream(true);
    // Whatever is heard here is what the benchmark sends.
    builder.environment().putIfAbsent("HUBBUB_REHEARSAL_AT_FIRST_START", "false");
    var log = Files.createDirectories(data).resolve("bench.log").toFile();
    builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log));
    var begun = System.nanoTime();
    return new Running(builder.start(), port, begun, page);
  }

  static int freePort() throws IOException {
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

  /// @param type of the body
  HttpResponse<String> send(String method, String path, String type, BodyPublisher body)
      throws IOException, InterruptedException {
    return client.send(
        HttpRequest.newBuilder(address(path))
            .header("Content-Type", type)
            .method(method, body)
            .build(),
        BodyHandlers.ofString());
  }

  /// Starts a run of one channel.
  ///
  /// @return where it is found
  String listen(String channel) throws IOException, InterruptedException {
    var body =
        BodyPublishers.ofString("{\"channels\": [\"" + channel + "\"], \"name\": \"bench\"}");
    var answer = send("POST", "/api/v1/runs", body);
    if (answer.statusCode() != 201) {
      throw new IllegalStateException(answer.body());
    }
    return answer.headers().firstValue("Location").orElseThrow();
  }

  /// Seconds of processor time that it has used, user and system.
  double cpuSeconds() {
    return Cost.cpuSeconds(handle());
  }

  /// Resident memory in MiB.
  double residentMib() {
    return Cost.residentMib(handle());
  }

  /// `taskset` and the launcher become Java by `exec`, so the process is the same.
  ProcessHandle handle() {
    return process.toHandle();
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
