package hubbub.archive.store;

import hubbub.archive.domain.Order;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/// Which keys, in which order.
///
/// @param column what the key is called in the statement
/// @param low inclusive
/// @param high exclusive
record Range(String column, long low, long high, Order order) {
  Range of(String name) {
    return new Range(name, low, high, order);
  }

  /// What follows a key.
  Range after(long key) {
    return switch (order) {
      case NEWEST -> new Range(column, low, Math.min(high, key), order);
      case OLDEST -> new Range(column, Math.max(low, key + 1), high, order);
    };
  }

  /// Only keys from here on.
  Range from(long key) {
    return new Range(column, Math.max(low, key), high, order);
  }

  /// Only keys before this one.
  Range before(long key) {
    return new Range(column, low, Math.min(high, key), order);
  }

  boolean isEmpty() {
    return low >= high;
  }

  /// A key such that none of these keys comes before it.
  long firstPossible() {
    return order == Order.NEWEST ? high : low;
  }

  /// Conditions, order and limit, to follow other conditions.
  String sql() {
    return " AND %1$s >= ? AND %1$s < ? ORDER BY %1$s %2$s LIMIT ?"
        .formatted(column, order == Order.NEWEST ? "DESC" : "ASC");
  }

  /// Binds the values of [#sql], the first of them at `index`.
  void bind(PreparedStatement statement, int index, int limit) throws SQLException {
    statement.setLong(index, low);
    statement.setLong(index + 1, high);
    statement.setInt(index + 2, limit);
  }
}
