package hubbub.archive.store;

import hubbub.platform.storage.Dialect;
import java.sql.Connection;
import java.sql.SQLException;

/// How much room the log takes on the disk, and how it gives it back: what differs by nature
/// between databases.
///
/// PostgreSQL fills the room of removed messages with new ones (its own vacuum finds it) and gives
/// back whole tables only, as search volumes are. So its room is reckoned by what the most messages
/// took that were there at once.
final class Space {
  private Space() {}

  /// Bytes of pages with something in them.
  static long bytes(Connection connection) throws SQLException {
    return switch (Dialect.of(connection)) {
      case SQLITE ->
          (Sql.one(connection, "PRAGMA page_count") - Sql.one(connection, "PRAGMA freelist_count"))
              * Sql.one(connection, "PRAGMA page_size");
      case POSTGRESQL -> reckoned(connection);
    };
  }

  /// The messages' own tables hold room for the most there ever were.
  private static long reckoned(Connection connection) throws SQLException {
    var all =
        Sql.one(
            connection,
            """
            SELECT COALESCE(SUM(pg_total_relation_size(oid)), 0)::bigint FROM pg_class
            WHERE relnamespace = current_schema()::regnamespace AND relkind = 'r'
            """);
    var log =
        Sql.one(
            connection,
            "SELECT pg_total_relation_size('message') + pg_total_relation_size('author')");
    var messages = State.get(connection, "messages");
    var most = Math.max(1, Math.max(messages, State.get(connection, "most")));
    return all - log + (long) (log * ((double) messages / most));
  }

  /// How this file is written: a large log of changes before they are copied into place, because
  /// the same pages change again and again; deleted texts are overwritten.
  static void prepare(Connection connection) throws SQLException {
    switch (Dialect.of(connection)) {
      case SQLITE -> {
        for (var pragma : new String[] {"wal_autocheckpoint = 16000", "secure_delete = FAST"}) {
          try (var statement = connection.createStatement()) {
            statement.execute("PRAGMA " + pragma);
          }
        }
      }
      case POSTGRESQL ->
          // Of a large table a fifth, as is usual, would be much to wait for.
          Sql.run(connection, "ALTER TABLE message SET (autovacuum_vacuum_scale_factor = 0.02)");
    }
  }
}
