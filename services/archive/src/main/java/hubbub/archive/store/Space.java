package hubbub.archive.store;

import java.sql.Connection;
import java.sql.SQLException;

/// How much room the log takes on the disk. This is SQLite's own affair: on another database it
/// gives nothing and does nothing.
final class Space {
  private Space() {}

  /// Bytes of pages with something in them.
  static long bytes(Connection connection) throws SQLException {
    var pages =
        Sql.one(connection, "PRAGMA page_count") - Sql.one(connection, "PRAGMA freelist_count");
    return pages * Sql.one(connection, "PRAGMA page_size");
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
