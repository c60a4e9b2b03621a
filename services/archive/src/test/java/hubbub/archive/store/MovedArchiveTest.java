package hubbub.archive.store;

import static hubbub.archive.domain.Order.NEWEST;
import static hubbub.archive.store.Lines.NOW;
import static hubbub.archive.store.Lines.line;
import static hubbub.archive.store.Lines.seen;
import static org.assertj.core.api.Assertions.assertThat;

import hubbub.archive.domain.Deleted;
import hubbub.archive.domain.Keeping;
import hubbub.archive.domain.Question;
import hubbub.archive.domain.WordQuery;
import hubbub.contracts.connectors.MessagesDeleted;
import hubbub.platform.storage.MoveRows;
import hubbub.platform.storage.PostgresStorage;
import hubbub.platform.storage.SqliteStorage;
import hubbub.testkit.PostgresServer;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A log that moves from SQLite to PostgreSQL gives the same answers there.
class MovedArchiveTest {
  private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

  @TempDir Path folder;

  private static List<Object> answers(LogHouse house) {
    return List.of(
        house.all(Question.all(NEWEST).deleted(Deleted.WITH)),
        house.all(Question.all(NEWEST).saying(WordQuery.parse("good mor*"))),
        house.all(Question.all(NEWEST).saying(WordQuery.parse("\"good morning\""))));
  }

  @Test
  void every_question_has_the_same_answer_as_before() {
    var database = PostgresServer.shared().freshDatabase();
    List<Object> before;
    try (var house =
        new LogHouse(new SqliteStorage(folder, CLOCK, 1L << 30), Keeping.everything(), () -> 0)) {
      var gone = line(3, "ana", "a good morning that is taken back");
      house.hear(seen(line(1, "ana", "Good morning 🌊"), line(2, "bo", "morning is good"), gone));
      house.hear(new MessagesDeleted(Lines.KESTREL, gone.id(), null, NOW, "by a test"));
      house.upkeep(NOW.plus(Duration.ofHours(1)));
      house.hear(seen(line(4, "cy", "more than good")));
      before = answers(house);
    }

    try (var files = new SqliteStorage(folder, CLOCK, 1L << 30)) {
      var moved = new MoveRows(files, database).run(List.of("archive")).getFirst();
      assertThat(moved.rows()).containsEntry("message", 4L).containsEntry("author", 3L);
    }

    try (var house =
        new LogHouse(
            new PostgresStorage(database, CLOCK, 1L << 30), Keeping.everything(), () -> 0)) {
      assertThat(answers(house)).isEqualTo(before);
      house.upkeep(NOW.plus(Duration.ofHours(1)));
      assertThat(answers(house)).isEqualTo(before);
      house.hear(seen(line(5, "ana", "good more")));
      assertThat(house.all(Question.all(NEWEST))).hasSize(4);
    }
  }
}
