package hubbub.platform.storage;

import java.sql.Connection;
import java.sql.SQLException;

/// What numbers a service's rows and changes: one row of a table `counter` (id, last_id, change).
/// Both numbers only grow, in the transaction of what they number, so that none is given twice and
/// no change is left out.
public final class RowCounter {
  private RowCounter() {}

  /// What was given last.
  public record Counted(long lastId, long change) {}

  /// Gives the next numbers.
  ///
  /// @param seenId the greatest id that somebody else gave, 0 for none: ours come after it
  /// @param ids how many are wanted; they end with `lastId`
  /// @param changes how many are made; they end with `change`
  public static Counted give(Connection connection, long seenId, int ids, int changes)
      throws SQLException {
    try (var update =
        connection.prepareStatement(
            """
            UPDATE counter SET
              last_id = CASE WHEN last_id < ? THEN ? ELSE last_id END + ?, change = change + ?
            WHERE id = 1 RETURNING last_id, change
            """)) {
      update.setLong(1, seenId);
      update.setLong(2, seenId);
      update.setInt(3, ids);
      update.setInt(4, changes);
      try (var row = update.executeQuery()) {
        row.next();
        return new Counted(row.getLong(1), row.getLong(2));
      }
    }
  }

  /// A new row's id, and the number of the change that makes it.
  public static Counted row(Connection connection) throws SQLException {
    return give(connection, 0, 1, 1);
  }

  /// The number of a change of a row that is there.
  public static long nextChange(Connection connection) throws SQLException {
    return give(connection, 0, 0, 1).change();
  }

  /// The number of the newest change, 0 before the first.
  public static long change(Connection connection) throws SQLException {
    try (var select = connection.prepareStatement("SELECT change FROM counter WHERE id = 1");
        var row = select.executeQuery()) {
      row.next();
      return row.getLong(1);
    }
  }
}
