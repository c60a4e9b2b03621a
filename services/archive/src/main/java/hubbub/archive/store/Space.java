package hubbub.archive.store;

import java.sql.Connection;
import java.sql.SQLException;

/// How much room the log takes on the disk. This is SQLite's own affair: on another database it
/// gives nothing and does nothing.
final class Space {
  private Space() {}

  /// @param bytes of pages with something in them
  /// @param free bytes of empty pages
  record Room(long bytes, long free) {}

  static Room room(Connection connection) throws SQLException {
    var size = Sql.one(connection, "PRAGMA page_size");
    var free = Sql.one(connection, "PRAGMA freelist_count");
    return new Room((Sql.one(connection, "PRAGMA page_count") - free) * size, free * size);
  }

  /// Gives some empty pages back to the disk.
  static void giveBack(Connection connection, int pages) throws SQLException {
    try (var statement = connection.createStatement()) {
      // One step of this pragma frees one page; only executeUpdate goes on to the last of them.
      statement.executeUpdate("PRAGMA incremental_vacuum(" + pages + ")");
    }
  }

  /// How this file is written: a large log of changes before they are copied into place, because
  /// the same pages change again and again; deleted texts are overwritten.
  static void prepare(Connection connection) throws SQLException {
    for (var pragma : new String[] {"wal_autocheckpoint = 16000", "secure_delete = FAST"}) {
      try (var statement = connection.createStatement()) {
        statement.execute("PRAGMA " + pragma);
      }
    }
  }
}
