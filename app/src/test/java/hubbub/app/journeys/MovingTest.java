package hubbub.app.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.app.Recording;
import hubbub.app.journeys.ThreeProcesses.Part;
import hubbub.platform.json.Json;
import hubbub.testkit.Await;
import hubbub.testkit.PostgresServer;
import hubbub.testkit.RabbitServer;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// One process on SQLite grows into three on PostgreSQL, and takes everything along.
class MovingTest {
  private static final Duration LONG = Duration.ofMinutes(3);
  private static final int OVER = 2_000;
  private static final int GOING_ON = 6_000;
  private static final String GOING = "replay/going-on";
  private static final String ENDED = "replay/over";

  private static final String TURN = "(hashtextextended('hubbub migrations', 0))";
  private static final String TAKE_TURN = "SELECT pg_advisory_lock" + TURN;
  private static final String GIVE_TURN = "SELECT pg_advisory_unlock" + TURN;

  /// Who waits for a turn here, and not in another database of the same server.
  private static final String WAITING =
      "SELECT COUNT(*) FROM pg_locks JOIN pg_database d ON d.oid = database"
          + " WHERE locktype = 'advisory' AND NOT granted AND d.datname = current_database()";

  @TempDir Path folder;

  @Test
  void an_installation_is_moved_whole_though_the_move_is_killed_in_the_middle()
      throws SQLException {
    try (var three = new ThreeProcesses(folder, PostgresServer.shared(), RabbitServer.shared())) {
      var data = three.data(Part.CONNECTORS);
      var begun = Instant.now();
      var alone = RunningHubbub.start(data);
      alone.claim();
      assertThat(alone.put("/api/v1/opt-outs/replay/nobody", "").statusCode()).isEqualTo(204);
      var token = token(alone);
      var over = run(alone, ENDED, OVER, "?speed=max");
      Await.until(LONG, () -> ended(alone, over) && alone.hasHeardAll());
      assertThat(kept(alone, ENDED)).isEqualTo(OVER);
      // A second that has not passed yet has a smaller gap.
      var passed = Instant.now().plusSeconds(1);
      Await.until(() -> Instant.now().isAfter(passed));
      var before = Figures.of(alone, ENDED, over, "save", begun);
      var going = run(alone, GOING, GOING_ON, "");
      Await.until(LONG, () -> counted(alone, GOING) >= GOING_ON / 6);
      alone.kill();
      putAside(data);

      killedInTheMiddle(three);
      var move = move(three);
      assertThat(move.awaitExit()).as(move.output()).isZero();
      assertRefused(move(three), "is there already");
      assertThat(number(three, "SELECT SUM(messages) FROM connectors.run"))
          .as("in the middle")
          .isBetween(OVER + 1L, OVER + GOING_ON - 1L);

      try (var _ = three.start()) {
        var door = three.door().as(alone);
        before.assertSame(Figures.of(door, ENDED, over, "save", begun));
        assertThat(door.getWith(token, "/api/v1/statistics/" + ENDED).statusCode()).isEqualTo(200);
        assertThat(door.getWith("x" + token, "/api/v1/statistics/" + ENDED).statusCode())
            .isEqualTo(401);
        Await.until(LONG, () -> ended(door, going) && kept(door, GOING) >= GOING_ON);
        assertThat(counted(door, GOING)).isEqualTo(GOING_ON);
        assertThat(kept(door, GOING)).isEqualTo(GOING_ON);
        assertThat(door.json("/api/v1/runs/" + going).required("messages").asInt())
            .isEqualTo(GOING_ON);
        assertDeadLetterCanBeTriedAgain(door);
      }
    }
  }

  private static String run(RunningHubbub hubbub, String channel, int lines, String options) {
    var name = channel.substring(channel.indexOf('/') + 1);
    assertThat(hubbub.put("/api/v1/captures/" + name, capture(lines)).statusCode())
        .isBetween(200, 204);
    var answer = hubbub.post("/api/v1/runs", "{\"channels\": [\"" + channel + options + "\"]}");
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    var location = answer.headers().firstValue("Location").orElseThrow();
    return location.substring(location.lastIndexOf('/') + 1);
  }

  private static String token(RunningHubbub hubbub) {
    var answer =
        hubbub.post("/api/v1/tokens", "{\"name\": \"reader\", \"scopes\": [\"statistics:read\"]}");
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    return Json.mapper().readTree(answer.body()).required("secret").asString();
  }

  /// A batch that the archive could not digest.
  private static void putAside(Path data) throws SQLException {
    try (var connection = DriverManager.getConnection("jdbc:sqlite:" + data.resolve("archive.db"));
        var insert =
            connection.prepareStatement(
                """
                INSERT INTO dead_letter (hearer, producer, part, number, at, reason, facts)
                VALUES ('archive', 'p', 12, 1, 0, 'it could not be digested: Test', ?)
                """)) {
      insert.setBytes(1, Recording.LATER.batches().getFirst().facts());
      insert.executeUpdate();
    }
  }

  private static void assertDeadLetterCanBeTriedAgain(RunningHubbub door) {
    var letters = door.json("/api/v1/dead-letters/archive").required("dead_letters");
    assertThat(letters).hasSize(1);
    var id = letters.get(0).required("id").asLong();
    assertThat(kept(door, "twitch/newt")).isZero();
    assertThat(door.post("/api/v1/dead-letters/archive/" + id + "/retry", "").statusCode())
        .isEqualTo(204);
    assertThat(kept(door, "twitch/newt")).isEqualTo(2);
    RecordedStory.assertDigested(door);
  }

  private static RunningHubbub move(ThreeProcesses three) {
    var data = three.data(Part.CONNECTORS);
    return RunningHubbub.launch(
        data,
        Map.of(),
        List.of("move", "--config", three.settings().toString(), "--data", data.toString()),
        0);
  }

  /// `kill -9` when the first service's rows are there; then nobody begins on what there is. A
  /// service's tables are made by one process at a time, which is kept waiting here.
  private static void killedInTheMiddle(ThreeProcesses three) throws SQLException {
    try (var turns = DriverManager.getConnection(three.rows().url());
        var statement = turns.createStatement()) {
      statement.execute(TAKE_TURN);
      try (var move = move(three)) {
        Await.until(LONG, () -> !move.isAlive() || number(three, WAITING) > 0);
        while (move.isAlive() && rows(three, "archive.message") <= 0) {
          // Whoever waits comes first, and waits again before the next service.
          statement.execute(GIVE_TURN);
          statement.execute(TAKE_TURN);
          Await.until(LONG, () -> !move.isAlive() || number(three, WAITING) > 0);
        }
        assertThat(move.isAlive()).as(move.output()).isTrue();
      }
    }
    assertThat(rows(three, "web.token")).isNotPositive();
    three.launch(Part.WEB);
    assertRefused(three.forget(Part.WEB), "run hubbub move again");
  }

  private static void assertRefused(RunningHubbub hubbub, String why) {
    assertThat(hubbub.awaitExit()).as(hubbub.output()).isEqualTo(1);
    assertThat(hubbub.output()).contains(why);
  }

  /// -1 where there is no such table yet.
  private static long rows(ThreeProcesses three, String table) {
    return number(three, "SELECT COUNT(*) FROM " + table);
  }

  private static long number(ThreeProcesses three, String question) {
    try (var connection = DriverManager.getConnection(three.rows().url());
        var statement = connection.createStatement();
        var row = statement.executeQuery(question)) {
      return row.next() ? row.getLong(1) : -1;
    } catch (SQLException _) {
      return -1;
    }
  }

  /// Invented lines, a millisecond and a half apart.
  private static String capture(int lines) {
    var words = List.of("what", "a", "save", "nice", "no", "way", "awful", "gg");
    var text = new StringBuilder();
    for (var n = 0; n < lines; n++) {
      var person = "viewer" + n % 37;
      text.append("@id=").append(n).append(";tmi-sent-ts=");
      text.append(1_700_000_000_000L + n * 3L / 2).append(" :").append(person).append('!');
      text.append(person).append('@').append(person).append(".tmi.twitch.tv PRIVMSG #kestrel :");
      text.append(words.get(n % 8)).append(' ').append(words.get(n / 8 % 8)).append(' ');
      text.append(n).append('\n');
    }
    return text.toString();
  }

  private static boolean ended(RunningHubbub door, String run) {
    var answer = door.get("/api/v1/runs/" + run);
    return answer.statusCode() == 200 && answer.body().contains("\"state\":\"ended\"");
  }

  private static long counted(RunningHubbub door, String channel) {
    var answer = door.get("/api/v1/statistics/" + channel);
    return answer.statusCode() == 200
        ? Json.mapper().readTree(answer.body()).required("messages").asLong()
        : 0;
  }

  private static long kept(RunningHubbub door, String channel) {
    return door.get("/api/v1/messages.ndjson?channel=" + channel).body().lines().count();
  }
}
