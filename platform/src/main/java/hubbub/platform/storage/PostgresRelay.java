package hubbub.platform.storage;

import hubbub.platform.storage.Outbox.Mark;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;

/// The outbox of a PostgreSQL schema as a relay needs it. Numbers were given at commit, in the
/// order in which commits became visible; so a turn only has to go along the rows.
final class PostgresRelay implements RelayedOutbox {
  private static final long READ_BYTES_MAX = 4L << 20;

  private final Database database;
  private final PostgresOutbox outbox;
  private final DataSource source;

  PostgresRelay(Database database, PostgresOutbox outbox, DataSource source) {
    this.database = database;
    this.outbox = outbox;
    this.source = source;
  }

  @Override
  public Optional<Turn> turn() {
    try {
      var connection = source.getConnection();
      if (!take(connection)) {
        connection.close();
        return Optional.empty();
      }
      outbox.restored();
      return Optional.of(new PostgresTurn(connection, outbox));
    } catch (SQLException e) {
      throw PostgresTrouble.of(e);
    }
  }

  private boolean take(Connection connection) throws SQLException {
    try (var lock =
        connection.prepareStatement("SELECT pg_try_advisory_lock(hashtextextended(?, 0))")) {
      lock.setString(1, "hubbub turn " + database.name());
      try (var row = lock.executeQuery()) {
        return row.next() && row.getBoolean(1);
      }
    }
  }

  @Override
  public List<Parcel> sent(Mark mark, long number, int limit) {
    return database.read(tx -> {
      try (var select =
          tx.connection()
              .prepareStatement(
                  """
                  SELECT position, producer, part, number, facts FROM outbox
                  WHERE producer = ? AND part = ? AND number >= ?
                    AND position <= (SELECT position FROM relayed)
                  ORDER BY number LIMIT ?
                  """)) {
        select.setString(1, mark.producer());
        select.setInt(2, mark.partition());
        select.setLong(3, number);
        select.setInt(4, limit);
        return parcels(select);
      }
    });
  }

  /// At most some megabytes of what a statement selects.
  static List<Parcel> parcels(PreparedStatement select) throws SQLException {
    var parcels = new ArrayList<Parcel>();
    var length = 0L;
    try (var row = select.executeQuery()) {
      while (length < READ_BYTES_MAX && row.next()) {
        var parcel = parcel(row);
        length += parcel.facts().length;
        parcels.add(parcel);
      }
    }
    return parcels;
  }

  private static Parcel parcel(ResultSet row) throws SQLException {
    return new Parcel(
        row.getLong(1), new Mark(row.getString(2), row.getInt(3)), row.getLong(4), row.getBytes(5));
  }

  @Override
  public Map<Mark, Long> heads() {
    return database.read(tx -> {
      var heads = new HashMap<Mark, Long>();
      try (var statement = tx.connection().createStatement();
          var row =
              statement.executeQuery(
                  """
                  SELECT producer, part, MAX(number) FROM outbox
                  WHERE position <= (SELECT position FROM relayed) GROUP BY producer, part
                  """)) {
        while (row.next()) {
          heads.put(new Mark(row.getString(1), row.getInt(2)), row.getLong(3));
        }
      }
      return heads;
    });
  }

  @Override
  public void onCommit(Runnable listener) {
    outbox.onCommit(listener);
  }

  @Override
  public long bytes() {
    return outbox.bytes();
  }
}
