package hubbub.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hubbub.platform.storage.Database;
import hubbub.platform.storage.MoveRows;
import hubbub.platform.storage.PostgresConfig;
import hubbub.platform.storage.PostgresStorage;
import hubbub.platform.storage.SqliteStorage;
import hubbub.platform.storage.StorageRefused;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// From files to a database, with nothing lost and nothing heard twice.
class MoveRowsTest {
  @TempDir Path folder;
  private final PinnedClock clock = new PinnedClock();
  private PostgresConfig database;

  @BeforeEach
  void choose() {
    database = PostgresServer.shared().freshDatabase();
  }

  private SqliteStorage files() {
    return new SqliteStorage(folder, clock, 1L << 30);
  }

  private PostgresStorage server() {
    return new PostgresStorage(database, clock, 1L << 30);
  }

  private List<MoveRows.Moved> move(String... services) {
    try (var files = files()) {
      return new MoveRows(files, database).run(List.of(services));
    }
  }

  private static void tell(Database teller, int from, int to) {
    for (var n = from; n <= to; n++) {
      var fact = BusContract.fact(n);
      teller.write(tx -> {
        tx.tell(fact);
        return null;
      });
    }
  }

  @Test
  void every_row_is_there_and_counting_goes_on() {
    try (var files = files()) {
      var ledger = files.open("ledger");
      ledger.write(tx -> {
        tx.handle().execute("INSERT INTO line (text, body) VALUES ('a', NULL)");
        tx.handle().execute("INSERT INTO line (text, body) VALUES (?, ?)", "b\0c", new byte[] {0});
        tx.handle().execute("DELETE FROM line WHERE n = 1");
        return tx.handle().execute("INSERT INTO pair VALUES (?, 'x')", Long.MAX_VALUE);
      });
    }

    var moved = move("ledger").getFirst();

    assertThat(moved.rows()).containsEntry("line", 1L).containsEntry("pair", 1L);
    assertThat(moved.mended()).isEqualTo(1);
    try (var server = server()) {
      var ledger = server.open("ledger");
      ledger.write(tx -> tx.handle().execute("INSERT INTO line (text) VALUES ('d')"));
      var lines =
          ledger.read(tx ->
              tx.handle()
                  .createQuery("SELECT n || text FROM line ORDER BY n")
                  .mapTo(String.class)
                  .list());
      assertThat(lines).containsExactly("2b\uFFFDc", "3d");
    }
  }

  @Test
  void what_was_heard_stays_heard_and_the_rest_is_heard_once() {
    try (var house = InProcessBusTest.house(files())) {
      var notebook = new Notebook(house.database("listener"), "listener");
      tell(house.teller(), 1, 5);
      house.bus().hear(notebook);
      Await.until(() -> notebook.heard().size() == 5);
      house.stopHearing();
      tell(house.teller(), 6, 9);
      // Only our own definitions can be moved; the notebook's table is the test's.
      house.database("listener").write(tx -> tx.handle().execute("DROP TABLE heard"));
    }

    move("teller", "listener");

    try (var house = InProcessBusTest.house(server())) {
      house.teller();
      var notebook = new Notebook(house.database("listener"), "listener");
      house.bus().hear(notebook);
      tell(house.teller(), 10, 11);

      Await.untilAsserted(
          () -> assertThat(notebook.heard()).containsExactly("6", "7", "8", "9", "10", "11"));
      assertThat(house.bus().deadLetters("listener").list()).isEmpty();
    }
  }

  @Test
  void a_schema_that_is_used_is_refused() {
    try (var server = server()) {
      server.open("ledger");
    }

    assertThatThrownBy(() -> move("ledger"))
        .isInstanceOf(StorageRefused.class)
        .hasMessageContaining("is there already");
  }

  @Test
  void a_move_that_ended_in_the_middle_is_done_again_and_nobody_starts_on_its_half() {
    try (var files = files()) {
      var ledger = files.open("ledger");
      ledger.write(tx -> tx.handle().execute("INSERT INTO line (text) VALUES ('a')"));
      ledger.write(tx -> tx.handle().execute("CREATE TABLE stranger (n INTEGER)"));
    }
    assertThatThrownBy(() -> move("ledger")).hasMessageContaining("stranger");

    try (var server = server()) {
      assertThatThrownBy(() -> server.open("ledger")).hasMessageContaining("hubbub move again");
    }
    try (var files = files()) {
      files.open("ledger").write(tx -> tx.handle().execute("DROP TABLE stranger"));
    }
    assertThat(move("ledger").getFirst().rows()).containsEntry("line", 1L);
    try (var server = server()) {
      assertThat(StorageContract.lines(server.open("ledger"))).containsExactly(1);
    }
  }

  @Test
  void a_move_that_ended_between_two_services_leaves_none_to_start_on() {
    try (var files = files()) {
      files.open("ledger").write(tx -> tx.handle().execute("INSERT INTO line (text) VALUES ('a')"));
      files.open("teller").write(tx -> tx.handle().execute("CREATE TABLE stranger (n INTEGER)"));
    }
    assertThatThrownBy(() -> move("ledger", "teller")).hasMessageContaining("stranger");

    for (var service : List.of("ledger", "teller")) {
      try (var server = server()) {
        assertThatThrownBy(() -> server.open(service)).hasMessageContaining("hubbub move again");
      }
    }
    try (var files = files()) {
      files.open("teller").write(tx -> tx.handle().execute("DROP TABLE stranger"));
    }
    assertThat(move("ledger", "teller")).hasSize(2);
    try (var server = server()) {
      assertThat(StorageContract.lines(server.open("ledger"))).containsExactly(1);
    }
  }

  @Test
  void where_one_schema_is_used_none_is_made() {
    try (var server = server()) {
      server.open("teller");
    }

    assertThatThrownBy(() -> move("ledger", "teller")).hasMessageContaining("teller is there");
    try (var server = server()) {
      assertThat(StorageContract.lines(server.open("ledger"))).isEmpty();
    }
  }
}
