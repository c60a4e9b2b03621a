package hubbub.platform.storage;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// A question to a table with the conditions that somebody asked for.
public final class Select {
  private static final int VALUES_MAX = 500;

  private final StringBuilder sql;
  private final List<Object> parameters = new ArrayList<>();
  private boolean narrowed;

  /// @param from `SELECT … FROM …`
  public Select(String from) {
    sql = new StringBuilder(from);
  }

  /// Only rows that fit.
  public Select where(String condition, List<?> values) {
    sql.append(narrowed ? " AND " : " WHERE ").append(condition);
    narrowed = true;
    parameters.addAll(values);
    return this;
  }

  /// Only rows whose column contains this text; all for an empty one.
  public Select containing(String column, String text) {
    if (text.isEmpty()) {
      return this;
    }
    return where(column + " LIKE ? ESCAPE '\\'", List.of(anywhere(text)));
  }

  /// A text anywhere in another one, as the pattern of a `LIKE … ESCAPE '\'`.
  public static String anywhere(String text) {
    var quoted = text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    return "%" + quoted + "%";
  }

  /// Only rows whose column has one of these values.
  public Select among(String column, List<?> values) {
    var marks = String.join(", ", Collections.nCopies(values.size(), "?"));
    return where(column + " IN (" + marks + ")", values);
  }

  /// Numbers of rows whose column has one of these values, however many those are.
  ///
  /// @param from `SELECT number FROM …`
  public static Set<Long> numbers(
      Connection connection, String from, String column, Collection<Long> values)
      throws SQLException {
    var found = new HashSet<Long>();
    for (var some : parts(values)) {
      try (var statement = new Select(from).among(column, some).prepare(connection);
          var row = statement.executeQuery()) {
        while (row.next()) {
          found.add(row.getLong(1));
        }
      }
    }
    return found;
  }

  /// Values in parts that are not too many for one statement.
  public static List<List<Long>> parts(Collection<Long> values) {
    var all = List.copyOf(values);
    var parts = new ArrayList<List<Long>>();
    for (var from = 0; from < all.size(); from += VALUES_MAX) {
      parts.add(all.subList(from, Math.min(all.size(), from + VALUES_MAX)));
    }
    return parts;
  }

  /// A page in this order, and one row more: [RowPage#of] sees by it whether more follow. The last
  /// part of a question.
  ///
  /// @param after where the page before ended
  public Select page(RowOrder order, Optional<RowPlace> after, int limit) {
    after.ifPresent(place -> where(order.beyond(), order.parameters(place)));
    return ordered(order, limit + 1);
  }

  /// In this order, so many at most. The last part of a question.
  public Select ordered(RowOrder order, int limit) {
    sql.append(order.sql());
    parameters.add(limit);
    return this;
  }

  /// The statement with its values; closed by whoever asks for it.
  public PreparedStatement prepare(Connection connection) throws SQLException {
    var statement = connection.prepareStatement(sql.toString());
    for (var at = 0; at < parameters.size(); at++) {
      statement.setObject(at + 1, parameters.get(at));
    }
    return statement;
  }
}
