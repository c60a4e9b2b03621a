package hubbub.testkit;

import static hubbub.testkit.StorageContract.makeTable;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hubbub.platform.storage.Database;
import hubbub.platform.storage.SqliteStorage;
import hubbub.platform.storage.Storage;
import hubbub.platform.storage.StorageRefused;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Storage on SQLite: the contract, and what only a file can meet.
class SqliteStorageTest implements StorageContract {
  @TempDir Path folder;

  @Override
  public Storage open(Path folder, long outboxMax) {
    return new SqliteStorage(folder, new PinnedClock(), outboxMax);
  }

  private Storage storage() {
    return open(folder, OUTBOX_MAX);
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
  void a_file_whose_definitions_were_worded_otherwise_is_brought_up() throws SQLException {
    try (var storage = storage()) {
      storage.open("ledger");
    }
    try (var connection =
            DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("ledger.db"));
        var statement = connection.createStatement()) {
      statement.execute("UPDATE bus_history SET checksum = 1");
      statement.execute("UPDATE schema_history SET checksum = 1");
      statement.execute("DELETE FROM schema_history WHERE version = '002'");
      statement.execute("ALTER TABLE line DROP COLUMN body");
      statement.execute("PRAGMA user_version = 1001");
    }

    try (var storage = storage()) {
      storage
          .open("ledger")
          .write(tx -> tx.handle().execute("INSERT INTO line (text, body) VALUES ('a', NULL)"));
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
