package hubbub.archive.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.OptionalLong;

/// Lets the oldest messages go, in steps, and gives their space back.
final class Retention {
  private Retention() {}

  /// Removes some of the oldest messages.
  ///
  /// @param before only those received before
  /// @return how many
  static int removeBefore(Connection connection, Instant before, int limit) throws SQLException {
    return removeUpTo(connection, LogKey.notBefore(before), limit);
  }

  /// Removes some of the oldest messages, whatever their age.
  static int removeOldest(Connection connection, int limit) throws SQLException {
    return removeUpTo(connection, Long.MAX_VALUE, limit);
  }

  /// Their words leave with their search volume, as a whole.
  private static int removeUpTo(Connection connection, long before, int limit) throws SQLException {
    var removed =
        Sql.run(
            connection,
            """
            DELETE FROM message WHERE key IN (
              SELECT key FROM message WHERE key < ? ORDER BY key LIMIT ?)
            """,
            before,
            limit);
    if (removed > 0) {
      State.removed(connection, removed);
      Sql.run(
          connection,
          "DELETE FROM search_late WHERE NOT EXISTS (SELECT 1 FROM message m WHERE m.key ="
              + " search_late.key)");
    }
    return removed;
  }

  /// Drops a search volume that has no message any more.
  static boolean dropVolume(Connection connection) throws SQLException {
    return SearchIndex.dropOne(connection, oldest(connection));
  }

  private static OptionalLong oldest(Connection connection) throws SQLException {
    return Sql.number(connection, "SELECT MIN(key) FROM message");
  }

  /// Removes names that no message has any more, some rows of the table at a time.
  ///
  /// @param after the row at which the step before ended
  /// @return the last row that was looked at; 0 at the end
  static long removeAuthors(Connection connection, long after, int limit) throws SQLException {
    var last =
        Sql.number(
            connection,
            "SELECT MAX(id) FROM (SELECT id FROM author WHERE id > ? ORDER BY id LIMIT ?) AS next",
            after,
            limit);
    if (last.isEmpty()) {
      return 0;
    }
    var removed =
        Sql.run(
            connection,
            "DELETE FROM author WHERE id > ? AND id <= ? AND last_part < ?",
            after,
            last.getAsLong(),
            Parts.oldest(connection) - AuthorNumbers.PARTS_BETWEEN_NOTES);
    if (removed > 0) {
      State.changed(connection);
    }
    return last.getAsLong();
  }

  /// Forgets whom it had to forget, once nothing of them can still be on its way.
  static void removeForgotten(Connection connection, Instant before) throws SQLException {
    if (Sql.run(connection, "DELETE FROM forgotten WHERE up_to < ?", before.toEpochMilli()) > 0) {
      State.changed(connection);
    }
  }
}
