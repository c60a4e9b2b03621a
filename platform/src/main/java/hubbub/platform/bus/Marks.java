package hubbub.platform.bus;

import hubbub.platform.storage.Outbox.Mark;
import hubbub.platform.storage.Transaction;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;

/// A hearer's marks in its own database: the last number heard of each producer's partition. A mark
/// moves only from the number that it has, so two readers of one partition cannot both win, and
/// nothing is skipped in silence.
final class Marks {
  private final String hearer;

  Marks(String hearer) {
    this.hearer = hearer;
  }

  Map<Mark, Long> load(Connection connection) throws SQLException {
    var marks = new HashMap<Mark, Long>();
    try (var select =
        connection.prepareStatement("SELECT producer, part, number FROM mark WHERE hearer = ?")) {
      select.setString(1, hearer);
      try (var row = select.executeQuery()) {
        while (row.next()) {
          marks.put(new Mark(row.getString(1), row.getInt(2)), row.getLong(3));
        }
      }
    }
    return marks;
  }

  /// Moves a mark in the transaction of what was heard.
  ///
  /// @throws MarkMoved if somebody else moved it meanwhile
  void move(Transaction transaction, Mark mark, long from, long to) throws SQLException {
    var sql =
        from == 0
            ? "INSERT INTO mark (number, hearer, producer, part) VALUES (?, ?, ?, ?)"
                + " ON CONFLICT (hearer, producer, part) DO UPDATE SET number = excluded.number"
                + " WHERE mark.number = ?"
            : "UPDATE mark SET number = ? WHERE hearer = ? AND producer = ? AND part = ? AND number = ?";
    try (var update = transaction.connection().prepareStatement(sql)) {
      update.setLong(1, to);
      update.setString(2, hearer);
      update.setString(3, mark.producer());
      update.setInt(4, mark.partition());
      update.setLong(5, from);
      if (update.executeUpdate() != 1) {
        throw new MarkMoved();
      }
    }
  }
}
