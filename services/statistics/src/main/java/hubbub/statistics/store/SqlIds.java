package hubbub.statistics.store;

import java.sql.Connection;
import java.sql.SQLException;

/// The one row that numbers hearings and gives ids, read at a transaction's beginning and written
/// back at its end. Ids are never given twice, because blocks refer to people by them.
final class SqlIds {
  private final Connection connection;
  private final long hearing;
  private long last;
  private long lastPerson;

  private SqlIds(Connection connection, long hearing, long last, long lastPerson) {
    this.connection = connection;
    this.hearing = hearing;
    this.last = last;
    this.lastPerson = lastPerson;
  }

  /// @param hearings by how much the number of hearings grows: 1 for everything that caches of
  ///   other processes must notice, else 0
  static SqlIds begin(Connection connection, int hearings) throws SQLException {
    try (var update =
        connection.prepareStatement(
            """
            UPDATE state SET hearings = hearings + ? WHERE id = 1
            RETURNING hearings, last_id, last_person
            """)) {
      update.setInt(1, hearings);
      try (var row = update.executeQuery()) {
        row.next();
        return new SqlIds(connection, row.getLong(1), row.getLong(2), row.getLong(3));
      }
    }
  }

  /// The number of this hearing.
  long hearing() {
    return hearing;
  }

  long next() {
    return ++last;
  }

  /// A number for a person: above zero, at most 31 bits.
  int nextPerson() {
    return Math.toIntExact(++lastPerson);
  }

  void save() throws SQLException {
    try (var update =
        connection.prepareStatement("UPDATE state SET last_id = ?, last_person = ? WHERE id = 1")) {
      update.setLong(1, last);
      update.setLong(2, lastPerson);
      update.executeUpdate();
    }
  }
}
