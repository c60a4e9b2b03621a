package hubbub.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hubbub.platform.storage.Database;
import hubbub.platform.storage.MigrationStatus;
import hubbub.platform.storage.OutboxFull;
import hubbub.platform.storage.Storage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What storage promises in every shape, beyond the contract of the bus.
interface StorageContract {
  long OUTBOX_MAX = 1L << 30;

  /// Opens the storage of a folder; a second time with what is kept there.
  Storage open(Path folder, long outboxMax);

  /// Makes sure that another process finds the same storage.
  default void settle(Path folder) {}

  static void makeTable(Database database) {
    database.write(
        tx -> tx.handle().execute("CREATE TABLE line (n INTEGER PRIMARY KEY, text TEXT NOT NULL)"));
  }

  static List<Integer> lines(Database database) {
    return database.read(
        tx -> tx.handle().createQuery("SELECT n FROM line ORDER BY n").mapTo(Integer.class).list());
  }

  @Test
  default void works_that_share_a_commit_fail_alone(@TempDir Path folder) throws Exception {
    try (var storage = open(folder, OUTBOX_MAX);
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
  default void an_outbox_at_its_bound_refuses_more(@TempDir Path folder) {
    try (var storage = open(folder, 200)) {
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
  default void a_reader_sees_one_moment(@TempDir Path folder) {
    try (var storage = open(folder, OUTBOX_MAX)) {
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
  default void readers_cannot_write(@TempDir Path folder) {
    try (var storage = open(folder, OUTBOX_MAX)) {
      var database = storage.open("chat");
      makeTable(database);

      assertThatThrownBy(
              () -> database.read(tx -> tx.handle().execute("INSERT INTO line VALUES (1, 'x')")))
          .isInstanceOf(RuntimeException.class);

      assertThat(lines(database)).isEmpty();
    }
  }

  @Test
  default void what_was_acknowledged_survives_kill_9_and_is_heard_once(@TempDir Path folder) {
    settle(folder);
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
    try (var house = InProcessBusTest.house(open(folder, OUTBOX_MAX))) {
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
  default void migrations_are_shown_and_run_once(@TempDir Path folder) {
    try (var storage = open(folder, OUTBOX_MAX)) {
      assertThat(storage.status("ledger")).isEqualTo(new MigrationStatus("ledger", 0, 2, 0, 2));

      var ledger = storage.open("ledger");
      ledger.write(tx -> tx.handle().execute("INSERT INTO line (text, body) VALUES ('b', NULL)"));
    }
    try (var storage = open(folder, OUTBOX_MAX)) {
      assertThat(storage.status("ledger")).isEqualTo(new MigrationStatus("ledger", 2, 2, 2, 0));
      assertThat(lines(storage.open("ledger"))).containsExactly(1);
    }
  }

  @Test
  default void texts_are_compared_by_their_bytes(@TempDir Path folder) {
    try (var storage = open(folder, OUTBOX_MAX)) {
      var ledger = storage.open("ledger");
      for (var text : List.of("b", "a", "B", "A", "é", "_")) {
        ledger.write(tx -> tx.handle().execute("INSERT INTO line (text) VALUES (?)", text));
      }

      var sorted =
          ledger.read(tx ->
              tx.handle()
                  .createQuery("SELECT text FROM line ORDER BY text")
                  .mapTo(String.class)
                  .list());

      assertThat(sorted).containsExactly("A", "B", "_", "a", "b", "é");
    }
  }
}
