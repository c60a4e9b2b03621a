package hubbub.chat.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Small statements.
final class Sql {
  private Sql() {}

  /// Reads what stands in a row.
  @FunctionalInterface
  interface Read<T> {
    T of(ResultSet row) throws SQLException;
  }

  static int run(Connection connection, String sql, @Nullable Object... values)
      throws SQLException {
    try (var statement = connection.prepareStatement(sql)) {
      bind(statement, values);
      return statement.executeUpdate();
    }
  }

  static <T> List<T> list(
      Connection connection, Read<T> read, String sql, @Nullable Object... values)
      throws SQLException {
    try (var statement = connection.prepareStatement(sql)) {
      bind(statement, values);
      try (var rows = statement.executeQuery()) {
        var found = new ArrayList<T>();
        while (rows.next()) {
          found.add(read.of(rows));
        }
        return found;
      }
    }
  }

  static <T> Optional<T> one(
      Connection connection, Read<T> read, String sql, @Nullable Object... values)
      throws SQLException {
    return list(connection, read, sql, values).stream().findFirst();
  }

  static void bind(PreparedStatement statement, @Nullable Object... values) throws SQLException {
    for (var at = 0; at < values.length; at++) {
      if (values[at] instanceof byte[] bytes) {
        statement.setBytes(at + 1, bytes);
      } else if (values[at] == null) {
        statement.setString(at + 1, null);
      } else if (values[at] instanceof String text) {
        statement.setString(at + 1, storable(text));
      } else {
        statement.setObject(at + 1, values[at]);
      }
    }
  }

  /// U+0000 can stand in no text of PostgreSQL; it is read as U+FFFD, as in IRC's lines.
  static String storable(String text) {
    return text.indexOf('\0') < 0 ? text : text.replace('\0', '\uFFFD');
  }

  static Instant time(ResultSet row, String column) throws SQLException {
    return Instant.ofEpochMilli(row.getLong(column));
  }
}
