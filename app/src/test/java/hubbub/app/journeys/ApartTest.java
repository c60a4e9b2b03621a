package hubbub.app.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.app.journeys.ThreeProcesses.Part;
import hubbub.testkit.Await;
import hubbub.testkit.PostgresServer;
import hubbub.testkit.RabbitServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/// Three processes on a real broker and a real database: what is counted is exact, whatever of the
/// five is killed.
class ApartTest {
  private static final int MESSAGES = 100_000;
  private static final Duration LONG = Duration.ofMinutes(5);

  private static PostgresServer database;
  private static RabbitServer broker;

  @TempDir Path folder;

  @BeforeAll
  static void begin() {
    database = PostgresServer.own();
    broker = RabbitServer.shared();
  }

  @AfterAll
  static void end() {
    database.close();
  }

  @Test
  void a_capture_at_full_speed_counts_exactly_though_each_of_five_is_killed() {
    killedTimes(5, "max");
  }

  @Test
  @EnabledIfSystemProperty(named = "hubbub.long", matches = "true")
  void a_capture_counts_exactly_though_fifty_times_one_is_killed() {
    killedTimes(50, "0.2");
  }

  /// @param speed of the replay, so that it lasts while all are killed: 1 is a thousand messages a
  ///   second
  private void killedTimes(int times, String speed) {
    try (var three = new ThreeProcesses(folder, database, broker).start()) {
      var door = three.door();
      assertThat(door.put("/api/v1/captures/apart", capture()).statusCode()).isBetween(200, 204);
      var location = listen(three, "replay/apart?speed=" + speed);
      var inTheMiddle = 0;
      for (var kill = 0; kill < times; kill++) {
        var goal = (long) MESSAGES * (kill + 1) / (times + 3);
        Await.until(LONG, () -> three.door().counted() >= goal);
        inTheMiddle += three.door().counted() < MESSAGES ? 1 : 0;
        kill(three, kill % 5);
      }

      assertThat(inTheMiddle).as("killed in the middle").isGreaterThan(times / 2);
      assertWhole(three, location, MESSAGES);
    }
  }

  private static void kill(ThreeProcesses three, int which) {
    switch (which) {
      case 0 -> three.killAndRestart(Part.FIGURES);
      case 1 -> three.killAndRestart(Part.CONNECTORS);
      case 2 -> {
        broker.kill();
        broker.start();
      }
      case 3 -> {
        database.kill();
        database.start();
      }
      default -> three.killAndRestart(Part.WEB);
    }
  }

  @Test
  @EnabledIfSystemProperty(named = "hubbub.long", matches = "true")
  void a_live_source_goes_on_exactly_though_the_broker_is_away_for_a_minute() throws IOException {
    var lines = 10_000;
    try (var three = new ThreeProcesses(folder, database, broker)) {
      Files.createDirectories(three.data(Part.CONNECTORS).resolve("captures"));
      Files.writeString(three.data(Part.CONNECTORS).resolve("captures/apart"), capture(lines, 10));
      three.start();
      var location = listen(three, "replay/apart");
      Await.until(LONG, () -> three.door().counted() >= lines / 10);

      broker.kill();
      var away = System.nanoTime();
      Await.until(LONG, () -> System.nanoTime() - away >= Duration.ofMinutes(1).toNanos());
      assertThat(three.door().json(location).required("messages").asLong())
          .as("said while it was away")
          .isGreaterThan(three.door().counted() + lines / 10);
      broker.start();

      assertWhole(three, location, lines);
    }
  }

  @Test
  void another_process_goes_on_hearing_where_one_was_killed() {
    try (var three = new ThreeProcesses(folder, database, broker).start()) {
      three.launch(Part.MORE_FIGURES);
      three.at(Part.MORE_FIGURES).awaitReady();
      assertThat(three.door().put("/api/v1/captures/apart", capture()).statusCode())
          .isBetween(200, 204);
      var location = listen(three, "replay/apart?speed=max");
      Await.until(LONG, () -> three.door().counted() >= MESSAGES / 10);

      three.at(Part.FIGURES).kill();

      assertWhole(three, location, MESSAGES);
    }
  }

  private static String listen(ThreeProcesses three, String channel) {
    var answer = three.door().post("/api/v1/runs", "{\"channels\": [\"" + channel + "\"]}");
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    return answer.headers().firstValue("Location").orElseThrow();
  }

  /// Every message was counted once, archived once and is in the series once.
  private static void assertWhole(ThreeProcesses three, String run, long messages) {
    Await.until(LONG, () -> ended(three.door(), run));
    Await.until(LONG, () -> three.door().counted() >= messages);
    Await.until(LONG, () -> three.door().archived() >= messages);
    assertThat(three.door().counted()).isEqualTo(messages);
    assertThat(three.door().archived()).isEqualTo(messages);
    assertThat(series(three.door())).isEqualTo(messages);
    assertThat(three.door().json(run).required("messages").asLong()).isEqualTo(messages);
  }

  @Test
  void a_process_that_stands_still_is_taken_over_from_and_writes_nothing_when_it_wakes()
      throws IOException, InterruptedException {
    standStill(3_000, Duration.ZERO);
  }

  @Test
  @EnabledIfSystemProperty(named = "hubbub.long", matches = "true")
  void a_process_that_stands_still_for_half_a_minute_writes_nothing_when_it_wakes()
      throws IOException, InterruptedException {
    standStill(6_000, Duration.ofSeconds(30));
  }

  /// @param atLeast how long it stands still, if another one does not take longer to take over
  private void standStill(int lines, Duration atLeast) throws IOException, InterruptedException {
    try (var three = new ThreeProcesses(folder, database, broker)) {
      for (var part : List.of(Part.CONNECTORS, Part.MORE_CONNECTORS)) {
        Files.createDirectories(three.data(part).resolve("captures"));
        Files.writeString(three.data(part).resolve("captures/apart"), capture(lines, 10));
      }
      three.start();
      three.launch(Part.MORE_CONNECTORS);
      three.at(Part.MORE_CONNECTORS).awaitReady();
      var location = listen(three, "replay/apart");
      Await.until(LONG, () -> three.door().counted() >= lines / 10);

      signal("-STOP", three.at(Part.CONNECTORS));
      var stopped = System.nanoTime();
      var before = three.door().counted();
      Await.until(LONG, () -> runs(three.at(Part.MORE_CONNECTORS)) == 1);
      Await.until(LONG, () -> three.door().counted() >= before + lines / 3);
      Await.until(LONG, () -> System.nanoTime() - stopped >= atLeast.toNanos());
      signal("-CONT", three.at(Part.CONNECTORS));

      Await.until(LONG, () -> runs(three.at(Part.CONNECTORS)) == 0);
      assertWhole(three, location, lines);
    }
  }

  private static void signal(String signal, RunningHubbub hubbub)
      throws IOException, InterruptedException {
    var kill = new ProcessBuilder("kill", signal, Long.toString(hubbub.pid())).inheritIO().start();
    assertThat(kill.waitFor()).isZero();
  }

  /// How many runs a process listens for, by its own figures.
  private static long runs(RunningHubbub connectors) {
    return connectors
        .get("/metrics")
        .body()
        .lines()
        .filter(line -> line.startsWith("hubbub_connectors_runs "))
        .map(line -> (long) Double.parseDouble(line.substring(line.indexOf(' ') + 1)))
        .findFirst()
        .orElse(-1L);
  }

  @Test
  void the_door_shows_all_processes_and_names_the_one_that_is_away() {
    try (var three = new ThreeProcesses(folder, database, broker).start()) {
      var door = three.door();
      // All that could be there: a second one for the connectors and for the figures, too.
      assertThat(door.json("/health").required("processes").size()).isEqualTo(4);
      assertThat(door.get("/api").body()).contains("statistics.yaml", "connectors.yaml");
      assertThat(door.status("/statistics")).isEqualTo(200);
      assertThat(three.at(Part.FIGURES).status("/statistics")).isEqualTo(401);
      assertThat(three.at(Part.FIGURES).status("/health/live")).isEqualTo(200);
      assertThat(three.at(Part.FIGURES).status("/metrics")).isEqualTo(200);

      three.at(Part.FIGURES).kill();

      var away = door.get("/statistics");
      assertThat(away.statusCode()).isEqualTo(503);
      assertThat(away.body()).contains("the service statistics is away");
      assertThat(away.headers().firstValue("Retry-After")).isPresent();
      assertThat(door.status("/api/v1/runs")).isEqualTo(200);
      assertThat(door.status("/")).isEqualTo(200);
      Await.untilAsserted(() ->
          assertThat(door.json("/health").required("processes").toString())
              .contains("its process does not answer")
              .contains("[\"archive\",\"mood\",\"statistics\"]"));
    }
  }

  @Test
  void the_owners_check_list_tells_of_all_processes() {
    try (var three = new ThreeProcesses(folder, database, broker).start()) {
      var door = three.door();
      door.claim();

      var processes = door.json("/api/v1/processes").required("processes");
      assertThat(processes.valueStream().map(p -> p.required("services").toString()))
          .contains(
              "[\"accounts\",\"chat\",\"favourites\",\"people\",\"people-per-place\",\"places\",\"radio\",\"web\"]",
              "[\"archive\",\"mood\",\"statistics\"]");
      var list = door.json("/api/v1/checklist").toString();
      assertThat(list)
          .contains(three.data(Part.FIGURES).toString())
          .contains("in the database server: ")
          .contains("Messages are kept for good.")
          .contains("pg_dump");

      three.at(Part.FIGURES).kill();
      Await.untilAsserted(() ->
          assertThat(door.json("/api/v1/checklist").toString())
              .contains("archive, mood, statistics: its process does not answer.")
              .contains("The archive does not say."));
    }
  }

  @Test
  void the_owners_settings_hold_in_all_processes_and_after_a_restart_of_one() {
    try (var three = new ThreeProcesses(folder, database, broker).start()) {
      var door = three.door();
      door.claim();

      assertThat(door.patch("/api/v1/settings", "{\"archive.retention-size\": \"1MiB\"}").body())
          .contains("\"field\":\"/archive.retention-size\"")
          .contains("must be at least 16MiB");
      var changed =
          door.patch(
              "/api/v1/settings",
              "{\"archive.retention-size\": \"2GB\", \"log.level\": \"debug\"}");
      assertThat(changed.statusCode()).as(changed.body()).isEqualTo(200);
      assertThat(door.json("/api/v1/checklist").toString())
          .contains("Messages are deleted when they take more than 2.0 GB.");

      three.killAndRestart(Part.FIGURES);
      Await.untilAsserted(() ->
          assertThat(door.json("/api/v1/checklist").toString())
              .contains("Messages are deleted when they take more than 2.0 GB."));
      door.patch("/api/v1/settings", "{\"archive.retention-size\": null}");
      assertThat(door.json("/api/v1/checklist").toString()).contains("are kept for good.");
    }
  }

  @Test
  void any_service_is_asked_from_the_command_line_of_any_process() {
    try (var three = new ThreeProcesses(folder, database, broker).start()) {
      for (var part : List.of(Part.CONNECTORS, Part.FIGURES, Part.WEB)) {
        assertThat(three.ask(part, "statistics", "totals")).contains("\"amount\":0");
        assertThat(three.ask(part, "connectors", "listRuns")).contains("\"runs\":[]");
        assertThat(
                three.ask(part, "mood", "classifyTexts", "--body={\"texts\":[\"this is awful\"]}"))
            .contains("negative");
        assertThat(three.ask(part, "archive", "listMessages")).contains("\"messages\":[]");
        assertThat(three.ask(part, "web", "me")).contains("\"runs:write\"");
      }
    }
  }

  private static String capture() {
    return capture(MESSAGES, 1);
  }

  /// Invented lines, as Twitch writes them.
  private static String capture(int lines, int millisApart) {
    var random = RandomGenerator.of("L64X128MixRandom");
    var words = List.of("what", "a", "save", "again", "nice", "no", "way", "look", "there", "gg");
    var text = new StringBuilder(lines * 80);
    for (var n = 0; n < lines; n++) {
      var person = "viewer" + random.nextInt(400);
      text.append("@id=")
          .append(n)
          .append(";tmi-sent-ts=")
          .append(1_700_000_000_000L + (long) n * millisApart);
      text.append(" :").append(person).append('!').append(person).append('@').append(person);
      text.append(".tmi.twitch.tv PRIVMSG #kestrel :");
      text.append(words.get(random.nextInt(words.size()))).append(' ');
      text.append(words.get(random.nextInt(words.size()))).append(' ').append(n).append("\r\n");
    }
    return text.toString();
  }

  private static boolean ended(RunningHubbub door, String run) {
    return door.status(run) == 200 && door.json(run).required("state").asString().equals("ended");
  }

  private static long series(RunningHubbub door) {
    var messages = 0L;
    for (var point :
        door.json("/api/v1/statistics/replay/apart/series?step=1m").required("points")) {
      messages += point.required("messages").asLong();
    }
    return messages;
  }
}
