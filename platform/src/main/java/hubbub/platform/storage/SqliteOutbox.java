package hubbub.platform.storage;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The outbox of one SQLite file. Only the writer's thread adds rows, so numbers are given in the
/// order of commits and no hearer can see a hole that will still be filled.
final class SqliteOutbox extends TableOutbox {
  private final Database database;
  private final Clock clock;

  SqliteOutbox(Database database, Connection connection, Clock clock, long bytesMax)
      throws SQLException {
    super(database, bytesMax);
    this.database = database;
    this.clock = clock;
    var newest =
        text(connection, "SELECT id FROM producer ORDER BY since DESC, rowid DESC LIMIT 1");
    var producer = newest == null ? begin(connection) : newest;
    produceAs(producer, OutboxRows.heads(connection, producer));
    goOnAfter(number(connection, "SELECT COALESCE(MAX(position), 0) FROM outbox"));
    keeps(number(connection, "SELECT COALESCE(SUM(LENGTH(facts)), 0) FROM outbox"));
  }

  /// @throws OutboxFull if nothing more may be told
  void checkRoom() {
    if (isFull()) {
      throw full();
    }
  }

  /// Nobody else writes: what is known here is what there is.
  @Override
  long takePositions(Connection connection, int rows, long length) {
    return end();
  }

  @Override
  public void drop(long upTo) {
    freed(database.write(tx -> OutboxRows.drop(tx.connection(), upTo)));
  }

  /// On the writer's thread, like every other change of whose the rows are.
  @Override
  public void restored() {
    database.write(tx -> {
      produceAs(begin(tx.connection()), new long[PARTITIONS]);
      return null;
    });
  }

  private String begin(Connection connection) throws SQLException {
    var id = UUID.randomUUID().toString();
    OutboxRows.begin(connection, id, clock.millis());
    return id;
  }

  private static @Nullable String text(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement();
        var row = statement.executeQuery(sql)) {
      return row.next() ? row.getString(1) : null;
    }
  }

  private static long number(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement();
        var row = statement.executeQuery(sql)) {
      return row.next() ? row.getLong(1) : 0;
    }
  }
}
