package hubbub.archive.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// Small statements of the log, in plain JDBC: they stand on the hot path or next to it.
final class Sql {
  private Sql() {}

  /// Reads a row into a value.
  @FunctionalInterface
  interface Reading<T> {
    T read(ResultSet row) throws SQLException;
  }

  static int run(Connection connection, String sql, @Nullable Object... values)
      throws SQLException {
    try (var statement = prepare(connection, sql, values)) {
      return statement.executeUpdate();
    }
  }

  /// The first column of the first row; empty if there is none, or it is null.
  static OptionalLong number(Connection connection, String sql, @Nullable Object... values)
      throws SQLException {
    try (var statement = prepare(connection, sql, values);
        var row = statement.executeQuery()) {
      if (!row.next()) {
        return OptionalLong.empty();
      }
      var number = row.getLong(1);
      return row.wasNull() ? OptionalLong.empty() : OptionalLong.of(number);
    }
  }

  /// The same, where there is one.
  static long one(Connection connection, String sql, @Nullable Object... values)
      throws SQLException {
    return number(connection, sql, values).orElseThrow();
  }

  static <T> List<T> list(
      Connection connection, Reading<T> reading, String sql, @Nullable Object... values)
      throws SQLException {
    var all = new ArrayList<T>();
    try (var statement = prepare(connection, sql, values);
        var row = statement.executeQuery()) {
      while (row.next()) {
        all.add(reading.read(row));
      }
    }
    return all;
  }

  private static PreparedStatement prepare(
      Connection connection, String sql, @Nullable Object... values) throws SQLException {
    var statement = connection.prepareStatement(sql);
    for (var i = 0; i < values.length; i++) {
      statement.setObject(i + 1, values[i]);
    }
    return statement;
  }
}
