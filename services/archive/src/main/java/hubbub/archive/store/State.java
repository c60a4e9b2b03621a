package hubbub.archive.store;

import java.sql.Connection;
import java.sql.SQLException;

/// Small facts about the log itself, in its own table.
final class State {
  private static final long CHANGE = 1_000_000;

  private State() {}

  static long get(Connection connection, String name) throws SQLException {
    return Sql.one(connection, "SELECT n FROM state WHERE name = ?", name);
  }

  static void set(Connection connection, String name, long n) throws SQLException {
    Sql.run(connection, "UPDATE state SET n = ? WHERE name = ?", n, name);
  }

  /// Adds to it.
  ///
  /// @return the sum
  static long add(Connection connection, String name, long n) throws SQLException {
    return Sql.one(connection, "UPDATE state SET n = n + ? WHERE name = ? RETURNING n", n, name);
  }

  /// Messages are removed; the most that there were stay known.
  static void removed(Connection connection, int messages) throws SQLException {
    Sql.run(
        connection,
        """
        UPDATE state SET n = (SELECT n FROM state WHERE name = 'messages')
        WHERE name = 'most' AND n < (SELECT n FROM state WHERE name = 'messages')
        """);
    add(connection, "messages", -messages);
  }

  /// Says that what the writer remembers of authors, streams and exclusions may be wrong now. The
  /// step is one that a writer whose own last step was undone can't mistake for its own.
  static void changed(Connection connection) throws SQLException {
    add(connection, "generation", CHANGE);
  }
}
