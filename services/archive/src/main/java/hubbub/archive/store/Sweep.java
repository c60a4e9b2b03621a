package hubbub.archive.store;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A deletion that is promised and done in small steps. What it covers is hidden at once.
sealed interface Sweep {
  /// Lets the texts of a channel's messages go, of one author or of all, said or received up to
  /// `upTo`.
  ///
  /// @param upTo epoch milliseconds
  record Erase(long channel, @Nullable String authorId, long upTo) implements Sweep {}

  /// Removes all messages of a person received up to `upTo`.
  record Forget(String platform, String authorId, long upTo) implements Sweep {}

  /// Removes all messages of a stream.
  record Drop(long stream) implements Sweep {}

  /// One that is not done yet.
  ///
  /// @param afterKey how far it is
  record Pending(long id, Sweep sweep, long afterKey) {}

  static void add(Connection connection, Sweep sweep, long afterKey) throws SQLException {
    switch (sweep) {
      case Erase(var channel, var author, var upTo) ->
          insert(connection, "erase", channel, null, author, null, upTo, afterKey);
      case Forget(var platform, var author, var upTo) ->
          insert(connection, "forget", null, platform, author, null, upTo, afterKey);
      case Drop(var stream) -> insert(connection, "drop", null, null, null, stream, 0, afterKey);
    }
  }

  private static void insert(Connection connection, @Nullable Object... values)
      throws SQLException {
    Sql.run(
        connection,
        """
        INSERT INTO sweep (kind, channel, platform, author_id, stream, up_to, after_key)
        VALUES (?, ?, ?, ?, ?, ?, ?)
        """,
        values);
  }

  /// All that are not done, the oldest first.
  static List<Pending> pending(Connection connection) throws SQLException {
    return Sql.list(
        connection,
        row -> new Pending(row.getLong("id"), read(row), row.getLong("after_key")),
        """
        SELECT id, kind, channel, platform, author_id, stream, up_to, after_key
        FROM sweep ORDER BY id
        """);
  }

  private static Sweep read(ResultSet row) throws SQLException {
    var kind = row.getString("kind");
    return switch (kind) {
      case "erase" ->
          new Erase(row.getLong("channel"), row.getString("author_id"), row.getLong("up_to"));
      case "forget" ->
          new Forget(row.getString("platform"), row.getString("author_id"), row.getLong("up_to"));
      case "drop" -> new Drop(row.getLong("stream"));
      // Written by this class alone.
      default -> throw new IllegalStateException("no sweep is called " + kind);
    };
  }
}
