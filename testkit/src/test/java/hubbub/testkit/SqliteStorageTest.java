package hubbub.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hubbub.platform.storage.Database;
import hubbub.platform.storage.OutboxFull;
import hubbub.platform.storage.SqliteStorage;
import hubbub.platform.storage.StorageRefused;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a SQLite file promises beyond the contract of the bus.
class SqliteStorageTest {
  private static final long OUTBOX_MAX = 1L << 30;

  @TempDir Path folder;

  private SqliteStorage storage() {
    return new SqliteStorage(folder, new PinnedClock(), OUTBOX_MAX);
  }

  private static void makeTable(Database database) {
    database.write(
        tx -> tx.handle().execute("CREATE TABLE line (n INTEGER PRIMARY KEY, text TEXT NOT NULL)"));
  }

  private static List<Integer> lines(Database database) {
    return database.read(
        tx -> tx.handle().createQuery("SELECT n FROM line ORDER BY n").mapTo(Integer.class).list());
  }

  @Test
  void works_that_share_a_commit_fail_alone() throws Exception {
    try (var storage = storage();
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var database = storage.open("chat");
      makeTable(database);
      var begun = new CountDownLatch(1);
      var go = new CountDownLatch(1);
      var all = new ArrayList<Future<Integer>>();

      all.add(
          threads.submit(() ->
              database.write(_ -> {
                begun.countDown();
                go.await();
                return 0;
              })));
      begun.await();
      for (var n = 1; n <= 20; n++) {
        var number = n % 5 == 0 ? 1 : n * 10;
        all.add(
            threads.submit(() ->
                database.write(tx -> {
                  tx.handle().execute("INSERT INTO line VALUES (1000 + ?, 'x')", number);
                  tx.handle().execute("INSERT INTO line VALUES (?, 'x')", number);
                  return number;
                })));
      }
      go.countDown();

      var failed = 0;
      for (var one : all) {
        try {
          one.get();
        } catch (java.util.concurrent.ExecutionException _) {
          failed++;
        }
      }
      assertThat(failed).isEqualTo(3);
      assertThat(lines(database)).hasSize(34).contains(1, 1001, 10, 1010).doesNotContain(50, 1050);
    }
  }

  @Test
  void a_second_process_is_refused_and_told_who_has_it() {
    try (var storage = storage()) {
      storage.open("chat");
      try (var other = storage()) {

        assertThatThrownBy(() -> other.open("chat"))
            .isInstanceOf(StorageRefused.class)
            .hasMessageContaining(
                "in use by another Hubbub (process " + ProcessHandle.current().pid());
      }
    }
    try (var later = storage()) {
      assertThat(later.open("chat").name()).isEqualTo("chat");
    }
  }

  @Test
  void data_of_a_newer_version_are_refused() throws SQLException {
    try (var storage = storage()) {
      storage.open("chat");
    }
    try (var connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("chat.db"));
        var statement = connection.createStatement()) {
      statement.execute("PRAGMA user_version = 99007");
    }

    try (var storage = storage()) {
      assertThatThrownBy(() -> storage.open("chat"))
          .isInstanceOf(StorageRefused.class)
          .hasMessageContaining("written by a newer Hubbub (version 99.7");
    }
  }

  @Test
  void an_outbox_at_its_bound_refuses_more() {
    try (var storage = new SqliteStorage(folder, new PinnedClock(), 200)) {
      var database = storage.open("chat");

      assertThatThrownBy(
              () -> {
                for (var n = 0; n < 10; n++) {
                  var fact = BusContract.fact(n);
                  database.write(tx -> {
                    tx.tell(fact);
                    return null;
                  });
                }
              })
          .isInstanceOf(OutboxFull.class);

      assertThat(database.outbox().after(0, 100)).hasSizeBetween(1, 4);
    }
  }

  @Test
  void a_reader_sees_one_moment() {
    try (var storage = storage()) {
      var database = storage.open("chat");
      makeTable(database);

      var counts =
          database.read(tx -> {
            var first =
                tx.handle().createQuery("SELECT COUNT(*) FROM line").mapTo(Integer.class).one();
            Thread.ofPlatform()
                .start(() ->
                    database.write(w -> w.handle().execute("INSERT INTO line VALUES (1, 'x')")))
                .join();
            var second =
                tx.handle().createQuery("SELECT COUNT(*) FROM line").mapTo(Integer.class).one();
            return List.of(first, second);
          });

      assertThat(counts).containsExactly(0, 0);
      assertThat(lines(database)).containsExactly(1);
    }
  }

  @Test
  void readers_cannot_write() {
    try (var storage = storage()) {
      var database = storage.open("chat");
      makeTable(database);

      assertThatThrownBy(
              () -> database.read(tx -> tx.handle().execute("INSERT INTO line VALUES (1, 'x')")))
          .isInstanceOf(RuntimeException.class);

      assertThat(lines(database)).isEmpty();
    }
  }

  @Test
  void space_of_deleted_rows_is_given_back() {
    try (var storage = storage()) {
      var database = storage.open("chat");
      makeTable(database);
      for (var n = 0; n < 20; n++) {
        var number = n;
        database.write(tx ->
            tx.handle().execute("INSERT INTO line VALUES (?, ?)", number, "x".repeat(1 << 20)));
      }
      var before = pages(database);

      database.write(tx -> tx.handle().execute("DELETE FROM line"));

      Await.until(() -> pages(database) < before / 3);
    }
  }

  private static int pages(Database database) {
    return database.read(
        tx -> tx.handle().createQuery("PRAGMA page_count").mapTo(Integer.class).one());
  }

  @Test
  void a_question_that_was_asked_before_answers_anew() throws SQLException {
    try (var storage = storage()) {
      var database = storage.open("chat");
      makeTable(database);
      database.write(tx -> tx.handle().execute("INSERT INTO line VALUES (1, 'a'), (2, 'b')"));
      var sql = "SELECT n, text FROM line WHERE n >= ? ORDER BY n";

      for (var round = 0; round < 3; round++) {
        database.read(tx -> {
          try (var first = tx.connection().prepareStatement(sql);
              var second = tx.connection().prepareStatement(sql)) {
            first.setInt(1, 1);
            second.setInt(1, 2);
            try (var left = first.executeQuery();
                var right = second.executeQuery()) {
              assertThat(left.next()).isTrue();
              assertThat(right.next()).isTrue();
              assertThat(left.getString("text")).isEqualTo("a");
              assertThat(right.getString("text")).isEqualTo("b");
              assertThat(right.next()).isFalse();
            }
          }
          try (var unbound = tx.connection().prepareStatement(sql);
              var rows = unbound.executeQuery()) {
            assertThat(rows.next()).as("no value is left over").isFalse();
          }
          return null;
        });
        database.write(tx -> tx.handle().execute("UPDATE line SET n = n"));
      }
    }
  }

  @Test
  void what_was_acknowledged_survives_kill_9_and_is_heard_once() {
    var acknowledged = 0;
    for (var round = 0; round < 3; round++) {
      try (var scribe =
          ChildJvm.start(
              List.of(), Scribe.class, folder.toString(), "tell", "" + (acknowledged + 1))) {
        for (var n = 0; n < 40; n++) {
          acknowledged = Integer.parseInt(scribe.line().orElseThrow());
        }
        scribe.kill();
        for (var line : scribe.rest()) {
          acknowledged = Integer.parseInt(line);
        }
      }
    }
    try (var house = InProcessBusTest.house(storage())) {
      house.teller();
      var notebook = new Notebook(house.database("listener"), "listener");
      house.bus().hear(notebook);

      var last = Integer.toString(acknowledged);
      Await.until(() -> notebook.heard().contains(last));
      // A commit may have been durable just before its acknowledgement was cut off; the next round
      // then told that number again.
      var heard = notebook.heard();
      for (var n = 1; n <= acknowledged; n++) {
        assertThat(heard).contains(Integer.toString(n));
      }
      assertThat(heard.size() - acknowledged).isBetween(0, 3);
    }
  }

  @Test
  void a_full_disk_refuses_and_keeps_what_was_accepted() {
    var script = "mount -t tmpfs -o size=3m hubbub \"$0\" && exec \"$@\"";
    var small = List.of("unshare", "-rm", "sh", "-c", script, folder.toString());
    try (var scribe = ChildJvm.start(small, Scribe.class, folder.toString(), "fill")) {

      var lines = scribe.rest();

      assertThat(lines).hasSize(2);
      assertThat(lines.getFirst()).startsWith("refused after ");
      assertThat(lines.getLast()).isEqualTo("whole");
      assertThat(scribe.join()).isZero();
    }
  }
}
