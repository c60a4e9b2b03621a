package hubbub.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hubbub.platform.storage.Database;
import hubbub.platform.storage.PostgresStorage;
import hubbub.platform.storage.Storage;
import hubbub.platform.storage.StorageFull;
import hubbub.platform.storage.StorageRefused;
import hubbub.platform.storage.StorageUnreachable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Storage on PostgreSQL: the contract, and what only a server can meet.
class PostgresStorageTest implements StorageContract {
  @TempDir Path folder;

  @Override
  public Storage open(Path folder, long outboxMax) {
    return new PostgresStorage(Shape.database(folder), new PinnedClock(), outboxMax);
  }

  @Override
  public void settle(Path folder) {
    Shape.database(folder);
  }

  private Storage storage() {
    return open(folder, OUTBOX_MAX);
  }

  static void insert(Database database, int n) {
    database.write(tx -> tx.handle().execute("INSERT INTO line (n, text) VALUES (?, 'x')", n));
  }

  /// As a caller does who must not lose it: again, until it is kept.
  private static void insertPatiently(Database database, int n) {
    Await.until(() -> {
      try {
        insert(database, n);
        return true;
      } catch (StorageUnreachable _) {
        return false;
      }
    });
  }

  /// A reader may meet a connection that is gone once more; whoever asks again has an answer.
  private static List<Integer> linesPatiently(Database database) {
    var lines = new AtomicReference<List<Integer>>(List.of());
    Await.until(() -> {
      try {
        lines.set(StorageContract.lines(database));
        return true;
      } catch (StorageUnreachable _) {
        return false;
      }
    });
    return lines.get();
  }

  @Test
  void connections_ended_by_the_server_lose_and_double_nothing() throws Exception {
    try (var storage = storage();
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var ledger = storage.open("ledger");
      var connected = new CountDownLatch(4);
      var cut = new CountDownLatch(1);
      var all = new ArrayList<Callable<Void>>();
      for (var writer = 0; writer < 4; writer++) {
        var first = writer * 1_000;
        all.add(() -> {
          insertPatiently(ledger, first + 1);
          connected.countDown();
          for (var n = 2; n <= 200; n++) {
            if (n == 100) {
              cut.await();
            }
            insertPatiently(ledger, first + n);
          }
          return null;
        });
      }
      var writing = all.stream().map(threads::submit).toList();

      connected.await();
      while (writing.stream().anyMatch(one -> !one.isDone())) {
        PostgresServer.shared().endConnections(Shape.database(folder));
        cut.countDown();
      }
      for (var one : writing) {
        one.get();
      }

      assertThat(linesPatiently(ledger))
          .isEqualTo(
              IntStream.range(0, 4)
                  .flatMap(w -> IntStream.rangeClosed(w * 1_000 + 1, w * 1_000 + 200))
                  .boxed()
                  .toList());
    }
  }

  @Test
  void a_server_that_is_killed_and_comes_again_is_waited_for() {
    try (var server = PostgresServer.own()) {
      var storage = new PostgresStorage(server.freshDatabase(), new PinnedClock(), OUTBOX_MAX);
      try (storage) {
        var ledger = storage.open("ledger");
        insert(ledger, 1);

        server.kill();
        assertThatThrownBy(() -> insert(ledger, 2)).isInstanceOf(StorageUnreachable.class);
        assertThatThrownBy(() -> StorageContract.lines(ledger))
            .isInstanceOf(StorageUnreachable.class);
        server.start();

        insertPatiently(ledger, 2);
        assertThat(linesPatiently(ledger)).containsExactly(1, 2);

        server.stop();
        server.start();
        insertPatiently(ledger, 3);
        assertThat(linesPatiently(ledger)).containsExactly(1, 2, 3);
      }
    }
  }

  @Test
  void a_commit_whose_answer_is_lost_is_looked_up() {
    try (var road = new CutRoad(Shape.database(folder));
        var storage = new PostgresStorage(road.database(), new PinnedClock(), OUTBOX_MAX)) {
      var ledger = storage.open("ledger");

      // What is noted is answered; the answer to the commit is not.
      ledger.write(tx -> {
        tx.handle().execute("INSERT INTO line (n, text) VALUES (1, 'x')");
        road.cutAfterAnswers(1);
        return null;
      });

      assertThat(road.cuts()).isEqualTo(1);
      assertThat(StorageContract.lines(ledger)).containsExactly(1);
    }
  }

  @Test
  void a_commit_that_never_arrives_is_refused() {
    try (var road = new CutRoad(Shape.database(folder));
        var storage = new PostgresStorage(road.database(), new PinnedClock(), OUTBOX_MAX)) {
      var ledger = storage.open("ledger");

      assertThatThrownBy(() ->
              ledger.write(tx -> {
                tx.handle().execute("INSERT INTO line (n, text) VALUES (1, 'x')");
                road.cutAfterRequests(1);
                return null;
              }))
          .isInstanceOf(StorageUnreachable.class);

      assertThat(road.cuts()).isEqualTo(1);
      assertThat(StorageContract.lines(ledger)).isEmpty();
      insert(ledger, 1);
      assertThat(StorageContract.lines(ledger)).containsExactly(1);
    }
  }

  @Test
  void several_processes_may_start_at_once() throws Exception {
    var database = PostgresServer.shared().freshDatabase();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var starts =
          IntStream.range(0, 5)
              .mapToObj(_ ->
                  threads.submit(() -> {
                    var storage = new PostgresStorage(database, new PinnedClock(), OUTBOX_MAX);
                    try (storage) {
                      insertPatiently(
                          storage.open("ledger"), (int) Thread.currentThread().threadId());
                      return storage.status("ledger").current();
                    }
                  }))
              .toList();
      for (var start : starts) {
        assertThat(start.get()).isEqualTo(2);
      }
    }
    try (var storage = new PostgresStorage(database, new PinnedClock(), OUTBOX_MAX)) {
      assertThat(StorageContract.lines(storage.open("ledger"))).hasSize(5);
    }
  }

  @Test
  void two_processes_tell_into_one_outbox_without_a_hole() {
    try (var one = storage();
        var two = storage()) {
      var first = one.open("teller");
      var second = two.open("teller");
      for (var n = 1; n <= 40; n += 2) {
        tell(first, n);
        tell(second, n + 1);
      }

      var rows = first.outbox().after(0, 100);

      assertThat(rows).hasSize(40);
      assertThat(rows).extracting(row -> row.producer()).containsOnly(second.outbox().producer());
      for (var n = 1; n <= 40; n++) {
        assertThat(rows.get(n - 1).number()).isEqualTo(n);
        assertThat(rows.get(n - 1).facts()).isEqualTo(List.of(BusContract.fact(n)));
      }
    }
  }

  private static void tell(Database teller, int n) {
    teller.write(tx -> {
      tx.tell(BusContract.fact(n));
      return null;
    });
  }

  @Test
  void no_schema_sees_another_one() {
    try (var storage = storage()) {
      insert(storage.open("ledger"), 1);
      var other = storage.open("other");

      assertThatThrownBy(() -> StorageContract.lines(other)).hasMessageContaining("\"line\"");
    }
  }

  @Test
  void data_of_a_newer_version_are_refused() {
    try (var storage = storage()) {
      storage
          .open("ledger")
          .write(tx ->
              tx.handle()
                  .execute("UPDATE schema_history SET version = '007' WHERE version = '002'"));
    }

    try (var storage = storage()) {
      assertThatThrownBy(() -> storage.open("ledger"))
          .isInstanceOf(StorageRefused.class)
          .hasMessageContaining("written by a newer Hubbub (version 7, this one knows 2)");
    }
  }

  @Test
  void a_full_disk_of_the_server_refuses_and_keeps_nothing() {
    try (var storage = storage()) {
      var ledger = storage.open("ledger");

      assertThatThrownBy(() ->
              ledger.write(tx -> {
                tx.handle().execute("INSERT INTO line (n, text) VALUES (1, 'x')");
                return tx.handle()
                    .execute("DO $$ BEGIN RAISE EXCEPTION USING ERRCODE = '53100'; END $$");
              }))
          .isInstanceOf(StorageFull.class);

      assertThat(StorageContract.lines(ledger)).isEmpty();
    }
  }

  @Test
  void an_error_that_a_work_hides_undoes_it_all_the_same() {
    try (var storage = storage()) {
      var ledger = storage.open("ledger");

      assertThatThrownBy(() ->
              ledger.write(tx -> {
                tx.handle().execute("INSERT INTO line (n, text) VALUES (1, 'x')");
                try {
                  tx.handle().execute("INSERT INTO line (n, text) VALUES (1, 'again')");
                } catch (RuntimeException _) {
                  // Hidden; the server has given the transaction up.
                }
                return null;
              }))
          .isInstanceOf(RuntimeException.class);

      assertThat(StorageContract.lines(ledger)).isEmpty();
    }
  }
}
