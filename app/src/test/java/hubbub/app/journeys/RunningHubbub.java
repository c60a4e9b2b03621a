package hubbub.app.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.platform.json.Json;
import hubbub.testkit.Await;
import hubbub.testkit.FreePort;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;

/// A Hubbub in a process of its own, to be asked, ended and killed.
final class RunningHubbub implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final Process process;
  private final Path output;
  private final int port;
  private final Path data;
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(PATIENCE).build();

  /// The owner's session; empty before it was claimed.
  private String session = "";

  private RunningHubbub(Process process, Path output, int port, Path data) {
    this.process = process;
    this.output = output;
    this.port = port;
    this.data = data;
  }

  /// Starts one on a free port and waits until it is ready.
  static RunningHubbub start(Path data, String... more) {
    var words =
        new ArrayList<>(List.of("--port", Integer.toString(freePort()), "--data", data.toString()));
    words.addAll(List.of(more));
    var hubbub = launch(data, Map.of(), words, Integer.parseInt(words.get(1)));
    hubbub.awaitReady();
    return hubbub;
  }

  /// Starts one on a disk of its own, mounted at `data`, that has only so much room; the mount goes
  /// with the process.
  static RunningHubbub startOnSmallDisk(Path data, int mebibytes, String... more) {
    var mount = "mount -t tmpfs -o size=" + mebibytes + "m hubbub \"$0\" && exec \"$@\"";
    var before = List.of("unshare", "-rm", "sh", "-c", mount, data.toString());
    var words =
        new ArrayList<>(List.of("--port", Integer.toString(freePort()), "--data", data.toString()));
    words.addAll(List.of(more));
    var hubbub = launch(before, "", data, Map.of(), words, Integer.parseInt(words.get(1)));
    hubbub.awaitReady();
    return hubbub;
  }

  /// Gives the small disk more room.
  void growDisk(Path data, int mebibytes) {
    try {
      var remount =
          new ProcessBuilder(
                  "nsenter",
                  "-t",
                  Long.toString(pid()),
                  "-U",
                  "-m",
                  "--preserve-credentials",
                  "mount",
                  "-o",
                  "remount,size=" + mebibytes + "m",
                  data.toString())
              .inheritIO()
              .start();
      assertThat(remount.waitFor()).isZero();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /// Starts one with exactly these words and does not wait.
  static RunningHubbub launch(
      Path scratch, Map<String, String> environment, List<String> words, int port) {
    return launch(List.of(), "", scratch, environment, words, port);
  }

  /// The same of another build: today's, with what lies in a folder before it.
  static RunningHubbub launch(Path more, Path scratch, List<String> words, int port) {
    return launch(List.of(), more + ":", scratch, Map.of(), words, port);
  }

  private static RunningHubbub launch(
      List<String> before,
      String classes,
      Path scratch,
      Map<String, String> environment,
      List<String> words,
      int port) {
    try {
      Files.createDirectories(scratch.toAbsolutePath().getParent());
      var output = Files.createTempFile(scratch.toAbsolutePath().getParent(), "output", ".txt");
      var command = new ArrayList<>(before);
      command.add(ProcessHandle.current().info().command().orElseThrow());
      command.addAll(
          List.of(
              "-XX:+UseSerialGC",
              "-XX:TieredStopAtLevel=1",
              "-XX:-UsePerfData",
              "-Xmx256m",
              "--enable-native-access=ALL-UNNAMED",
              "-Djava.io.tmpdir=" + System.getProperty("java.io.tmpdir"),
              "-cp",
              classes + System.getProperty("java.class.path"),
              "hubbub.app.Main"));
      command.addAll(words);
      var builder =
          new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
      builder.environment().keySet().removeIf(name -> name.startsWith("HUBBUB_"));
      // Several of them run side by side.
      builder.environment().put("HUBBUB_IRC_PORT", "0");
      // Sources are slow where all is; nobody tests here how long they may be.
      builder.environment().put("HUBBUB_RADIO_SOURCE_TIMEOUT", "1m");
      // Only a test of names asks for any.
      builder.environment().put("HUBBUB_BLUESKY_NAMES_URL", "none");
      // Only a test of the rehearsal wants one.
      builder.environment().put("HUBBUB_REHEARSAL_AT_FIRST_START", "false");
      builder.environment().putAll(environment);
      return new RunningHubbub(builder.start(), output, port, scratch);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static int freePort() {
    return FreePort.next();
  }

  int port() {
    return port;
  }

  long pid() {
    return process.pid();
  }

  boolean isAlive() {
    return process.isAlive();
  }

  String output() {
    try {
      return Files.readString(output);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void awaitReady() {
    Await.until(PATIENCE, () -> !process.isAlive() || status("/health/ready") == 200);
    assertThat(process.isAlive()).as(output()).isTrue();
  }

  /// Uses the owner's link: from here on every request is the owner's.
  void claim() {
    awaitOutput("claim#");
    var code = output().substring(output().indexOf("claim#") + 6).split("[^A-Za-z0-9_-]", 2)[0];
    var answer =
        send(
            HttpRequest.newBuilder(uri("/claim"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Origin", origin())
                .POST(BodyPublishers.ofString("code=" + code)));
    assertThat(answer.statusCode()).isEqualTo(303);
    session = answer.headers().firstValue("Set-Cookie").orElseThrow().split(";", 2)[0];
  }

  /// Starts it again on the same data, with the owner's session.
  RunningHubbub again() {
    return start(data).as(this);
  }

  /// Starts it again at the same address, after it was killed, and does not wait.
  RunningHubbub relaunch() {
    var words = List.of("--port", Integer.toString(port), "--data", data.toString());
    return launch(data, Map.of(), words, port);
  }

  /// Goes on as the same owner as there.
  RunningHubbub as(RunningHubbub before) {
    session = before.session;
    return this;
  }

  /// What a program gets that has this token.
  HttpResponse<String> getWith(String token, String path) {
    return ask(HttpRequest.newBuilder(uri(path)).header("Authorization", "Bearer " + token).GET());
  }

  /// The same for a body.
  HttpResponse<String> postWith(String token, String path, String json) {
    return ask(
        HttpRequest.newBuilder(uri(path))
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(json)));
  }

  /// Makes an account of its own for a program.
  ///
  /// @return a token to chat with
  String bot(String name) {
    var wish = "{\"name\": \"bot\", \"scopes\": [\"chat:read\", \"chat:edit\"], \"for\": \"30d\"}";
    return made(register(name), "/api/v1/account/tokens", wish).required("secret").asString();
  }

  /// Makes an account with a channel of its own.
  ///
  /// @return a key to broadcast with
  String streamKey(String name, String channel) {
    var token = register(name);
    var _ = made(token, "/api/v1/channels", "{\"name\": \"%s\"}".formatted(channel));
    var keys = "/api/v1/channels/" + channel + "/stream-keys";
    return made(token, keys, "{\"name\": \"key\"}").required("key").asString();
  }

  /// @return a token that lives for minutes
  private String register(String name) {
    var account =
        "{\"username\": \"%s\", \"email\": \"%s@example.org\", \"password\": \"%s\"}"
            .formatted(name, name.toLowerCase(Locale.ROOT), "a program needs one too");
    var made = post("/api/v1/auth/register", account);
    assertThat(made.statusCode()).as(made.body()).isEqualTo(200);
    return Json.mapper().readTree(made.body()).required("jwt").asString();
  }

  private JsonNode made(String token, String path, String wish) {
    var made = postWith(token, path, wish);
    assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
    return Json.mapper().readTree(made.body());
  }

  /// A program that speaks IRC, connected.
  IrcClient irc() {
    return new IrcClient("127.0.0.1", json("/api/v1/chat/doors").required("irc").asInt());
  }

  /// The owner's session, as a browser has it.
  String cookie() {
    return session;
  }

  private String origin() {
    return "http://127.0.0.1:" + port;
  }

  /// Waits until it has printed that.
  void awaitOutput(String text) {
    Await.until(PATIENCE, () -> !process.isAlive() || output().contains(text));
    assertThat(output()).contains(text);
  }

  /// The exit status, when it has ended by itself.
  int awaitExit() {
    try {
      assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).as(output()).isTrue();
      return process.exitValue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /// 0 where nobody answers.
  int status(String path) {
    try {
      return get(path).statusCode();
    } catch (UncheckedIOException e) {
      return 0;
    }
  }

  HttpResponse<String> get(String path) {
    return send(HttpRequest.newBuilder(uri(path)).GET());
  }

  /// What is found there, which is no text.
  byte[] bytes(String path) {
    var answer = ask(HttpRequest.newBuilder(uri(path)), BodyHandlers.ofByteArray());
    assertThat(answer.statusCode()).as(path).isEqualTo(200);
    return answer.body();
  }

  HttpResponse<String> post(String path, String json) {
    return send(
        HttpRequest.newBuilder(uri(path))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(json)));
  }

  HttpResponse<String> patch(String path, String json) {
    return send(
        HttpRequest.newBuilder(uri(path))
            .header("Content-Type", "application/json")
            .method("PATCH", BodyPublishers.ofString(json)));
  }

  HttpResponse<String> delete(String path) {
    return send(HttpRequest.newBuilder(uri(path)).DELETE());
  }

  HttpResponse<String> put(String path, String text) {
    return send(HttpRequest.newBuilder(uri(path)).PUT(BodyPublishers.ofString(text)));
  }

  JsonNode json(String path) {
    var answer = get(path);
    assertThat(answer.statusCode()).as(path + " " + answer.body()).isEqualTo(200);
    return Json.mapper().readTree(answer.body());
  }

  /// How many messages were counted; -1 while whoever counts is away.
  long counted() {
    try {
      var answer = get("/statistics");
      return answer.statusCode() == 200
          ? Json.mapper().readTree(answer.body()).required("amount").asLong()
          : -1;
    } catch (UncheckedIOException _) {
      return -1;
    }
  }

  /// How many messages the archive has.
  long archived() {
    return get("/api/v1/messages.ndjson").body().lines().count();
  }

  /// Whether every hearer has heard all that was told.
  boolean hasHeardAll() {
    return json("/health")
        .required("hearers")
        .valueStream()
        .allMatch(hearer -> hearer.required("behind").asLong() == 0);
  }

  /// As `kill -9` does.
  void kill() {
    process.destroyForcibly();
    awaitExit();
  }

  /// As Ctrl-C or a service manager does; how long it took.
  Duration end() {
    var begun = System.nanoTime();
    process.destroy();
    awaitExit();
    return Duration.ofNanos(System.nanoTime() - begun);
  }

  @Override
  public void close() {
    if (process.isAlive()) {
      kill();
    }
  }

  private HttpResponse<String> send(HttpRequest.Builder request) {
    if (!session.isEmpty()) {
      request.header("Cookie", session).header("Origin", origin());
    }
    return ask(request);
  }

  private HttpResponse<String> ask(HttpRequest.Builder request) {
    return ask(request, BodyHandlers.ofString());
  }

  private <T> HttpResponse<T> ask(HttpRequest.Builder request, BodyHandler<T> body) {
    try {
      return client.send(request.timeout(PATIENCE).build(), body);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private URI uri(String path) {
    return URI.create("http://127.0.0.1:" + port + path);
  }
}
