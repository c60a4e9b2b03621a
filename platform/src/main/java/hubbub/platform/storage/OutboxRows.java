package hubbub.platform.storage;

import hubbub.platform.storage.Outbox.Mark;
import hubbub.platform.storage.Outbox.Row;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The rows of an outbox in its table, in the one text that serves both databases.
final class OutboxRows {
  private static final long READ_BYTES_MAX = 8L << 20;

  private OutboxRows() {}

  /// Rows after a position in order, at most `limit`, and at most some megabytes.
  static List<Row> after(Connection connection, long position, int limit) throws SQLException {
    var rows = new ArrayList<Row>();
    try (var select =
        connection.prepareStatement(
            "SELECT position, producer, part, number, facts FROM outbox"
                + " WHERE position > ? ORDER BY position LIMIT ?")) {
      select.setLong(1, position);
      select.setInt(2, limit);
      var length = 0L;
      try (var row = select.executeQuery()) {
        while (length < READ_BYTES_MAX && row.next()) {
          var facts = row.getBytes(5);
          length += facts.length;
          rows.add(row(row, facts));
        }
      }
    }
    return rows;
  }

  private static Row row(ResultSet row, byte[] stored) throws SQLException {
    var position = row.getLong(1);
    var producer = row.getString(2);
    var partition = row.getInt(3);
    var number = row.getLong(4);
    try {
      return new Row(position, producer, partition, number, FactJson.read(stored));
    } catch (RuntimeException _) {
      // Of another build, or damaged: nobody is to be held up by it.
      return new Row(position, producer, partition, number, List.of(), stored);
    }
  }

  static void insert(Connection connection, List<Told> rows) throws SQLException {
    try (var insert =
        connection.prepareStatement(
            "INSERT INTO outbox (position, producer, part, number, facts) VALUES (?, ?, ?, ?,"
                + " ?)")) {
      for (var one : rows) {
        one.bind(insert);
        insert.addBatch();
      }
      insert.executeBatch();
    }
  }

  /// Notes an incarnation.
  ///
  /// @param since epoch milliseconds
  static void begin(Connection connection, String producer, long since) throws SQLException {
    try (var insert =
        connection.prepareStatement("INSERT INTO producer (id, since) VALUES (?, ?)")) {
      insert.setString(1, producer);
      insert.setLong(2, since);
      insert.executeUpdate();
    }
  }

  /// Forgets incarnations before one, where ids grow: none of them gives a number again, and rows
  /// of theirs that are still here carry their own.
  static void forgetBefore(Connection connection, String producer) throws SQLException {
    for (var sql :
        List.of(
            "DELETE FROM outbox_dropped WHERE producer < ?", "DELETE FROM producer WHERE id < ?")) {
      try (var delete = connection.prepareStatement(sql)) {
        delete.setString(1, producer);
        delete.executeUpdate();
      }
    }
  }

  /// The position before the first row that is after its mark.
  static long before(Connection connection, Map<Mark, Long> marks) throws SQLException {
    try (var select =
            connection.prepareStatement(
                "SELECT position, producer, part, number FROM outbox ORDER BY position");
        var row = select.executeQuery()) {
      var heard = 0L;
      while (row.next()) {
        var mark = marks.get(new Mark(row.getString(2), row.getInt(3)));
        if (mark == null || row.getLong(4) > mark) {
          return row.getLong(1) - 1;
        }
        heard = row.getLong(1);
      }
      return heard;
    }
  }

  /// How many rows after a position are of others than this producer.
  static long formerAfter(Connection connection, long position, String producer)
      throws SQLException {
    try (var count =
        connection.prepareStatement(
            "SELECT COUNT(*) FROM outbox WHERE position > ? AND producer <> ?")) {
      count.setLong(1, position);
      count.setString(2, producer);
      try (var row = count.executeQuery()) {
        row.next();
        return row.getLong(1);
      }
    }
  }

  /// Drops rows; their numbers stay known, so that the next ones go on from there.
  ///
  /// @return how many bytes of facts they held
  static long drop(Connection connection, long upTo) throws SQLException {
    run(
        connection,
        "INSERT INTO outbox_dropped (producer, part, number)"
            + " SELECT producer, part, MAX(number) FROM outbox WHERE position <= ?"
            + " GROUP BY producer, part"
            + " ON CONFLICT (producer, part) DO UPDATE SET number = excluded.number",
        upTo);
    var length = 0L;
    try (var sum =
        connection.prepareStatement(
            "SELECT COALESCE(SUM(LENGTH(facts)), 0) FROM outbox WHERE position <= ?")) {
      sum.setLong(1, upTo);
      try (var row = sum.executeQuery()) {
        length = row.next() ? row.getLong(1) : 0;
      }
    }
    run(connection, "DELETE FROM outbox WHERE position <= ?", upTo);
    return length;
  }

  /// The last number of each partition of a producer, also of rows that were dropped.
  static long[] heads(Connection connection, String producer) throws SQLException {
    var found = new long[Outbox.PARTITIONS];
    try (var select =
        connection.prepareStatement(
            "SELECT part, MAX(number) FROM (SELECT producer, part, number FROM outbox"
                + " UNION ALL SELECT producer, part, number FROM outbox_dropped) AS given"
                + " WHERE producer = ? GROUP BY part")) {
      select.setString(1, producer);
      try (var row = select.executeQuery()) {
        while (row.next()) {
          found[row.getInt(1)] = row.getLong(2);
        }
      }
    }
    return found;
  }

  private static void run(Connection connection, String sql, long value) throws SQLException {
    try (var statement = connection.prepareStatement(sql)) {
      statement.setLong(1, value);
      statement.executeUpdate();
    }
  }
}
