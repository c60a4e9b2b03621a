package hubbub.platform.storage;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/// What numbers a service's rows and changes: one row of a table `counter` (id, last_id, change).
/// Both numbers only grow, in the transaction of what they number, so that none is given twice and
/// no change is left out.
public final class RowCounter {
  private RowCounter() {}

  /// A row that is changed.
  ///
  /// @param change the number of the change that makes it so
  public record Numbered(long id, long change) {}

  /// A new row.
  public static Numbered row(Connection connection) throws SQLException {
    return give(connection, 0, 1, 1);
  }

  /// Several rows in their order, each with a change of its own.
  ///
  /// @param ids theirs, empty for those that are to get the next beyond all others
  public static List<Numbered> rows(Connection connection, List<OptionalLong> ids)
      throws SQLException {
    var greatest = ids.stream().mapToLong(id -> id.orElse(0)).max().orElse(0);
    var fresh = (int) ids.stream().filter(OptionalLong::isEmpty).count();
    var last = give(connection, greatest, fresh, ids.size());
    var next = last.id() - fresh;
    var change = last.change() - ids.size();
    var rows = new ArrayList<Numbered>();
    for (var id : ids) {
      rows.add(new Numbered(id.isPresent() ? id.getAsLong() : ++next, ++change));
    }
    return rows;
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

  /// Gives the next numbers.
  ///
  /// @param seenId the greatest id that somebody else gave, 0 for none: ours come after it
  /// @param ids how many are wanted
  /// @param changes how many are made
  /// @return the last of them
  private static Numbered give(Connection connection, long seenId, int ids, int changes)
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
        return new Numbered(row.getLong(1), row.getLong(2));
      }
    }
  }
}
