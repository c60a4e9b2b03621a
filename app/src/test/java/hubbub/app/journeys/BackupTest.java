package hubbub.app.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.platform.storage.BackUpFiles;
import hubbub.testkit.Await;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A copy that was made while Hubbub ran is a whole installation: what was heard by then is there
/// once, and what came later comes again.
class BackupTest {
  private static final Duration LONG = Duration.ofMinutes(3);
  private static final int LINES = 20_000;
  private static final int BACKUPS = 3;

  @TempDir Path folder;

  @Test
  void each_backup_made_while_a_capture_plays_plays_it_to_its_exact_end()
      throws IOException, SQLException {
    var data = folder.resolve("data");
    var copies = new ArrayList<Path>();
    String run;
    try (var hubbub = RunningHubbub.start(data)) {
      assertThat(hubbub.put("/api/v1/captures/copied", capture()).statusCode()).isBetween(200, 204);
      var answer = hubbub.post("/api/v1/runs", "{\"channels\": [\"replay/copied?speed=2\"]}");
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
      run = answer.headers().firstValue("Location").orElseThrow();
      for (var n = 0; n < BACKUPS; n++) {
        var goal = (long) LINES * (n + 1) / (BACKUPS + 3);
        Await.until(LONG, () -> hubbub.json(run).required("messages").asLong() >= goal);
        copies.add(copyFiles(data, folder.resolve("copy" + n)));
      }
      copies.add(folder.resolve("whole"));
      backUp(data, copies.getLast(), 0, "is copied to");
      assertExact(hubbub, run);
    }

    var inTheMiddle = 0;
    for (var copy : copies) {
      inTheMiddle += seen(copy) < LINES ? 1 : 0;
      try (var restored = RunningHubbub.start(copy)) {
        assertExact(restored, run);
        restored.claim();
        RecordedStory.assertDigested(restored);
      }
    }
    assertThat(inTheMiddle).as("copied in the middle").isPositive();
  }

  /// Without a process of its own, whose start would take as long as the capture.
  private static Path copyFiles(Path data, Path copy) throws IOException {
    Files.createDirectories(copy.resolve("captures"));
    Files.copy(data.resolve("captures/copied"), copy.resolve("captures/copied"));
    var services =
        List.of(
            "archive",
            "connectors",
            "mood",
            "statistics",
            "web",
            "places",
            "people",
            "people-per-place",
            "accounts",
            "chat",
            "radio",
            "favourites");
    assertThat(new BackUpFiles(data).copyTo(copy, services)).hasSize(services.size());
    return copy;
  }

  /// How many messages the run had in the moment of the copy.
  private static long seen(Path copy) throws SQLException {
    try (var connection =
            DriverManager.getConnection("jdbc:sqlite:" + copy.resolve("connectors.db"));
        var statement = connection.createStatement();
        var row = statement.executeQuery("SELECT messages FROM run")) {
      return row.next() ? row.getLong(1) : 0;
    }
  }

  @Test
  void a_backup_is_refused_where_something_is_and_where_nothing_was() throws IOException {
    var data = folder.resolve("data");
    backUp(data, folder.resolve("copy"), 1, "there is no Hubbub's data in");
    RunningHubbub.start(data).close();
    Files.createDirectories(folder.resolve("there"));
    Files.createDirectories(data.resolve("shows/one"));
    Files.createDirectories(data.resolve("fallbacks"));
    Files.writeString(data.resolve("fallbacks/back-soon.mp3"), "sound");

    backUp(data, folder.resolve("there"), 1, "is there already");
    backUp(data, data.resolve("copy"), 1, "is in the data folder");
    backUp(data, folder.resolve("copy"), 0, "copy " + data.resolve("shows") + " besides");
    assertThat(folder.resolve("copy/fallbacks/back-soon.mp3")).hasContent("sound");
    assertThat(folder.resolve("copy/shows")).doesNotExist();
    assertThat(folder.resolve("copy.unfinished")).doesNotExist();
    assertThat(data.resolve("last-backup")).hasContent(folder.resolve("copy").toString());
    assertThat(folder.resolve("copy/last-backup")).doesNotExist();
  }

  private static void backUp(Path data, Path copy, int status, String says) {
    var words = List.of("backup", copy.toString(), "--data", data.toString());
    try (var backup = RunningHubbub.launch(data, Map.of(), words, 0)) {
      assertThat(backup.awaitExit()).as(backup.output()).isEqualTo(status);
      assertThat(backup.output()).contains(says);
    }
  }

  private static void assertExact(RunningHubbub hubbub, String run) {
    Await.until(
        LONG,
        () ->
            hubbub.counted() >= LINES
                && hubbub.archived() >= LINES
                && hubbub.get(run).body().contains("\"state\":\"ended\""));
    assertThat(hubbub.counted()).isEqualTo(LINES);
    assertThat(hubbub.archived()).isEqualTo(LINES);
    assertThat(hubbub.json(run).required("messages").asLong()).isEqualTo(LINES);
  }

  /// Invented lines, a millisecond apart; played twice as fast, it lasts ten seconds.
  private static String capture() {
    var words = List.of("what", "a", "save", "nice", "no", "way", "awful", "gg");
    var text = new StringBuilder();
    for (var n = 0; n < LINES; n++) {
      var person = "viewer" + n % 97;
      text.append("@id=").append(n).append(";tmi-sent-ts=").append(1_700_000_000_000L + n);
      text.append(" :").append(person).append('!').append(person).append('@').append(person);
      text.append(".tmi.twitch.tv PRIVMSG #kestrel :").append(words.get(n % 8)).append(' ');
      text.append(n).append('\n');
    }
    return text.toString();
  }
}
