package hubbub.archive.store;

import hubbub.archive.store.Rows.Row;
import java.sql.Connection;
import java.sql.SQLException;

/// Takes single messages, or their texts, off the disk, and out of the search volumes.
final class Erasing {
  private final Connection connection;
  private final Rows rows;

  Erasing(Connection connection, Rows rows) {
    this.connection = connection;
    this.rows = rows;
  }

  /// Lets a message's text go; the rest stays, so that totals do.
  ///
  /// @param at epoch milliseconds
  void erase(Row row, long at) throws SQLException {
    unsearch(row);
    Sql.run(
        connection,
        "UPDATE message SET text = '', extra = NULL, deleted_at = ? WHERE key = ?",
        at,
        row.key());
  }

  void remove(Row row) throws SQLException {
    unsearch(row);
    Sql.run(connection, "DELETE FROM message WHERE key = ?", row.key());
  }

  private void unsearch(Row row) throws SQLException {
    if (!row.text().isEmpty()) {
      SearchIndex.remove(connection, row.key(), rows.stream(row.stream()).channelId(), row.text());
    }
  }
}
