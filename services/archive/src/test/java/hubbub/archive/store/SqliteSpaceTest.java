package hubbub.archive.store;

import static hubbub.archive.store.Lines.NOW;
import static hubbub.archive.store.Lines.line;
import static hubbub.archive.store.Lines.seen;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hubbub.archive.domain.Deleted;
import hubbub.archive.domain.Keeping;
import hubbub.archive.domain.Order;
import hubbub.archive.domain.Question;
import hubbub.archive.domain.WordQuery;
import hubbub.contracts.connectors.Message;
import hubbub.contracts.connectors.MessageKind;
import hubbub.contracts.connectors.MessagesDeleted;
import hubbub.platform.storage.SqliteStorage;
import hubbub.platform.storage.StorageFull;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the log takes of the disk, and gives back.
class SqliteSpaceTest {
  private static final Instant LATER = NOW.plus(Duration.ofDays(1));

  @TempDir private Path folder;

  private LogHouse open(Keeping keeping) {
    var clock = Clock.fixed(NOW, ZoneOffset.UTC);
    return new LogHouse(new SqliteStorage(folder, clock, 1L << 30), keeping, () -> 0);
  }

  /// Five hundred messages of about 300 characters, from a minute on.
  private static Message[] batch(int minute) {
    return IntStream.range(0, 500)
        .mapToObj(n ->
            line(
                MessageKind.MESSAGE,
                NOW.plus(Duration.ofMinutes(minute)).plusMillis(n * 100L),
                "viewer" + n,
                "minute" + minute + " n" + n + " " + "quite a long story ".repeat(15)))
        .toArray(Message[]::new);
  }

  private static long pages(LogHouse house, String pragma) {
    return house.database.read(tx -> Sql.one(tx.connection(), "PRAGMA " + pragma));
  }

  @Test
  void space_of_what_is_too_old_is_free_to_be_given_back() {
    try (var house = open(new Keeping(Optional.of(Duration.ofHours(8)), Optional.empty()))) {
      for (var minute = 0; minute < 40; minute++) {
        house.hear(seen(batch(minute)));
      }
      house.upkeep(NOW.plus(Duration.ofHours(1)));
      var before = pages(house, "page_count");

      house.upkeep(NOW.plus(Duration.ofHours(8).plusMinutes(39)));
      while (house.upkeep.dropVolume()) {
        // Until no volume is empty.
      }

      assertThat(house.upkeep.figures().messages()).isEqualTo(500);
      assertThat(pages(house, "page_count") - pages(house, "freelist_count"))
          .as("pages with something in them")
          .isLessThan(before / 2);
      assertThat(house.all(Question.all(Order.NEWEST))).hasSize(500);
    }
  }

  @Test
  void no_step_of_retention_takes_many_messages() {
    try (var house = open(new Keeping(Optional.of(Duration.ofHours(1)), Optional.empty()))) {
      for (var minute = 0; minute < 5; minute++) {
        house.hear(seen(batch(minute)));
      }

      assertThat(house.upkeep.removeOld(LATER)).isEqualTo(1_000);
      assertThat(house.upkeep.figures().messages()).isEqualTo(1_500);
    }
  }

  @Test
  void a_log_that_takes_too_much_loses_its_oldest() {
    try (var house = open(new Keeping(Optional.empty(), Optional.of(4L << 20)))) {
      for (var minute = 0; minute < 40; minute++) {
        house.hear(seen(batch(minute)));
        house.upkeep(LATER);
      }

      for (var rounds = 0; rounds < 20; rounds++) {
        var tooMany = house.upkeep.tooMany(house.upkeep.figures());
        while (tooMany > 0) {
          tooMany -= house.upkeep.removeOldest(tooMany);
        }
        while (house.upkeep.dropVolume()) {
          // Until no volume is empty.
        }
      }

      var figures = house.upkeep.figures();
      assertThat(figures.bytes()).isBetween(2L << 20, 4L << 20);
      assertThat(house.texts(Question.all(Order.NEWEST)).getFirst()).startsWith("minute39 n499 ");
      assertThat(house.texts(Question.all(Order.NEWEST).saying(WordQuery.parse("minute39"))))
          .hasSize(500);
    }
  }

  @Test
  void names_without_messages_go_too() {
    try (var house = open(new Keeping(Optional.of(Duration.ofHours(1)), Optional.empty()))) {
      house.hear(seen(batch(0)));
      house.database.write(tx -> {
        // As if a million other messages had come between.
        Sql.run(
            tx.connection(),
            "UPDATE message SET id_part = id_part + ? WHERE text LIKE '% n499 %'",
            Parts.key(10, 0));
        return Sql.run(
            tx.connection(), "UPDATE author SET last_part = 10 WHERE login = 'viewer499'");
      });
      house.database.write(
          tx -> Sql.run(tx.connection(), "DELETE FROM message WHERE text NOT LIKE '% n499 %'"));

      var after = 0L;
      do {
        after = house.upkeep.removeAuthors(after);
      } while (after > 0);

      var names =
          house.database.read(
              tx -> Sql.list(tx.connection(), row -> row.getString(1), "SELECT login FROM author"));
      assertThat(names).containsExactly("viewer499");
    }
  }

  @Test
  void a_deleted_text_is_on_the_disk_no_more() throws IOException {
    var secret = "xylophonequartz";
    try (var house = open(Keeping.everything())) {
      var line = line(1, "ana", "the word is " + secret);
      house.hear(seen(batch(0)), seen(line));
      house.upkeep(LATER);
      assertThat(house.texts(Question.all(Order.NEWEST).saying(WordQuery.parse(secret))))
          .hasSize(1);

      house.hear(new MessagesDeleted(Lines.KESTREL, line.id(), null, NOW, "by a test"));

      var found =
          house.database.read(tx ->
              Sql.list(
                  tx.connection(),
                  row -> row.getLong(1),
                  "SELECT rowid FROM search_1 WHERE search_1 MATCH ?",
                  secret));
      assertThat(found).isEmpty();
    }
    var file =
        new String(Files.readAllBytes(folder.resolve("archive.db")), StandardCharsets.ISO_8859_1);
    assertThat(file).doesNotContain(secret).contains("quite a long story");
  }

  @Test
  void a_full_disk_loses_nothing_and_doubles_nothing() {
    try (var house = open(Keeping.everything())) {
      house.hear(seen(batch(0)));
      limit(house, pages(house, "page_count") + 20);

      assertThatThrownBy(() -> house.hear(seen(batch(1)))).isInstanceOf(StorageFull.class);
      assertThat(house.all(Question.all(Order.NEWEST))).hasSize(500);

      limit(house, 1_000_000);
      house.hear(seen(batch(1)));
      assertThat(house.all(Question.all(Order.NEWEST).deleted(Deleted.WITH))).hasSize(1_000);
      assertThat(house.upkeep.figures().messages()).isEqualTo(1_000);
    }
  }

  /// SQLite's own bound on a file: past it a write meets the same error as on a full disk.
  private static void limit(LogHouse house, long pages) {
    house.database.write(tx -> Sql.number(tx.connection(), "PRAGMA max_page_count = " + pages));
  }

  @Test
  void an_index_of_an_older_cut_of_words_is_made_anew() {
    try (var house = open(Keeping.everything())) {
      house.hear(seen(batch(0)));
      house.upkeep(LATER);
      house.database.write(tx -> {
        State.set(tx.connection(), "words", 0);
        return null;
      });

      house.upkeep(LATER);

      var volumes = house.database.read(tx -> SearchIndex.volumes(tx.connection()));
      assertThat(volumes).extracting(SearchIndex.Volume::messages).containsExactly(500L);
      assertThat(house.texts(Question.all(Order.NEWEST).saying(WordQuery.parse("n7")))).hasSize(1);
    }
  }
}
