package hubbub.app.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.app.journeys.ThreeProcesses.Part;
import hubbub.testkit.Await;
import hubbub.testkit.RabbitServer;
import hubbub.testkit.SystemPostgres;
import java.net.URI;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A backup of three processes' rows, and the way back to it, by the commands of
/// `docs/operate/postgresql.md`.
class DatabaseBackupTest {
  private static final Duration LONG = Duration.ofMinutes(4);
  private static final int LINES = 6_000;
  private static final String HOST = "hubbub-backup";

  @TempDir Path folder;

  @Test
  void what_came_before_a_backup_is_there_once_and_what_came_after_comes_again()
      throws SQLException {
    var broker = RabbitServer.shared();
    emptyBroker(broker);
    try (var server = SystemPostgres.start()) {
      server.operate(
          "createdb", "--owner=postgres", "--encoding=UTF8", "--template=template0", "hubbub");
      var bus = URI.create("amqp://127.0.0.1:" + broker.url().getPort() + "/" + HOST);
      try (var three = new ThreeProcesses(folder, server.database("hubbub"), bus).start()) {
        var door = three.door();
        door.claim();
        assertThat(door.put("/api/v1/captures/kept", capture()).statusCode()).isBetween(200, 204);
        var answer = door.post("/api/v1/runs", "{\"channels\": [\"replay/kept\"]}");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        var run = answer.headers().firstValue("Location").orElseThrow();
        Await.until(LONG, () -> door.counted() >= LINES / 8);
        // What the broker has by now and nobody has heard will not be on the broker after.
        three.at(Part.FIGURES).kill();
        var seen = messages(three, run);
        Await.until(LONG, () -> messages(three, run) >= seen + LINES / 8);

        server.operate("pg_dump", "--format=custom", "--file=hubbub.dump", "hubbub");

        three.restart(Part.FIGURES);
        Await.until(LONG, () -> three.door().counted() >= LINES / 2);
        three.stop();
        server.operate("dropdb", "hubbub");
        server.operate(
            "createdb", "--owner=postgres", "--encoding=UTF8", "--template=template0", "hubbub");
        server.operate("pg_restore", "--exit-on-error", "--dbname=hubbub", "hubbub.dump");
        emptyBroker(broker);
        asOfYesterday(three);

        three.launch(Part.CONNECTORS);
        three.at(Part.CONNECTORS).awaitReady();
        three.start();
        var after = three.door().as(door);
        Await.until(LONG, () -> after.get(run).body().contains("\"state\":\"ended\""));
        Await.until(LONG, () -> after.counted() >= LINES && after.archived() >= LINES);
        assertThat(after.counted()).isEqualTo(LINES);
        assertThat(after.archived()).isEqualTo(LINES);
        assertThat(after.json(run).required("messages").asLong()).isEqualTo(LINES);
        RecordedStory.assertDigested(after);
      }
    }
  }

  /// The three commands that give Hubbub an empty broker.
  private static void emptyBroker(RabbitServer broker) {
    if (broker.control("list_vhosts", "name", "--quiet").lines().anyMatch(HOST::equals)) {
      broker.control("delete_vhost", HOST);
    }
    broker.control("add_vhost", HOST);
    broker.control("set_permissions", "-p", HOST, "guest", ".*", ".*", ".*");
  }

  /// As if all had been confirmed long ago: a backup is seldom restored within minutes.
  private static void asOfYesterday(ThreeProcesses three) throws SQLException {
    try (var connection = DriverManager.getConnection(three.rows().url() + "?user=postgres");
        var statement = connection.createStatement()) {
      assertThat(
              statement.executeUpdate(
                  "UPDATE connectors.outbox SET confirmed_at = confirmed_at - 86400000"
                      + " WHERE confirmed_at IS NOT NULL"))
          .isPositive();
    }
  }

  private static long messages(ThreeProcesses three, String run) {
    return three.door().json(run).required("messages").asLong();
  }

  /// Invented lines, five milliseconds apart.
  private static String capture() {
    var words = List.of("what", "a", "save", "nice", "no", "way", "awful", "gg");
    var text = new StringBuilder();
    for (var n = 0; n < LINES; n++) {
      var person = "viewer" + n % 97;
      text.append("@id=").append(n).append(";tmi-sent-ts=").append(1_700_000_000_000L + n * 5L);
      text.append(" :").append(person).append('!').append(person).append('@').append(person);
      text.append(".tmi.twitch.tv PRIVMSG #kestrel :").append(words.get(n % 8)).append(' ');
      text.append(n).append('\n');
    }
    return text.toString();
  }
}
