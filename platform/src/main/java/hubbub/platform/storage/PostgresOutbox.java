package hubbub.platform.storage;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.UUID;

/// The outbox of one PostgreSQL schema. Several processes may add rows; each does while it holds
/// the schema's write lock, so numbers are given in the order of commits and no hearer can see a
/// hole that will still be filled.
///
/// What this process gave last is remembered, and asked again when another one has written since.
final class PostgresOutbox extends TableOutbox {
  private static final int ID_TIME = 12;

  private final Database database;
  private final Clock clock;

  PostgresOutbox(Database database, Clock clock, long bytesMax) {
    super(database, bytesMax);
    this.database = database;
    this.clock = clock;
  }

  /// Epoch milliseconds.
  long now() {
    return clock.millis();
  }

  /// @throws OutboxFull if nothing more may be told
  void checkRoom(Connection connection) {
    if (!isFull()) {
      return;
    }
    // Another process may have dropped some.
    try (var statement = connection.createStatement();
        var row = statement.executeQuery("SELECT bytes FROM outbox_state")) {
      keeps(row.next() ? row.getLong(1) : 0);
    } catch (SQLException e) {
      throw PostgresTrouble.of(e);
    }
    if (isFull()) {
      throw full();
    }
  }

  /// Learns what other processes did since the last time, too; the writer has the lock.
  @Override
  long takePositions(Connection connection, int rows, long length) throws SQLException {
    try (var update =
        connection.prepareStatement(
            """
            UPDATE outbox_state SET position = position + ?, bytes = bytes + ?
            RETURNING producer, position
            """)) {
      update.setInt(1, rows);
      update.setLong(2, length);
      try (var row = update.executeQuery()) {
        if (!row.next()) {
          throw new IllegalStateException("the outbox has lost its state");
        }
        var producer = row.getString(1);
        var before = row.getLong(2) - rows;
        catchUp(connection, producer, before);
        return before;
      }
    }
  }

  private void catchUp(Connection connection, String producer, long reached) throws SQLException {
    if (reached < end()) {
      throw new StorageUnreachable("the database is an older one than it was; start again");
    }
    if (!producer.equals(producer()) || reached != end()) {
      produceAs(producer, OutboxRows.heads(connection, producer));
      goOnAfter(reached);
    }
  }

  /// Memory knows what this process told; what others did is in the table.
  @Override
  public List<Row> after(long position, int limit) {
    var rows = recent(position, limit);
    return rows != null && !rows.isEmpty() ? rows : stored(position, limit);
  }

  @Override
  public void drop(long upTo) {
    keeps(
        database.write(tx -> {
          var freed = OutboxRows.drop(tx.connection(), upTo);
          return tx.handle()
              .createQuery("UPDATE outbox_state SET bytes = bytes - :freed RETURNING bytes")
              .bind("freed", freed)
              .mapTo(Long.class)
              .one();
        }));
  }

  @Override
  public void restored() {
    database.write(tx -> {
      beginProducer(tx.connection());
      return null;
    });
  }

  private void beginProducer(Connection connection) throws SQLException {
    var id = newId(connection);
    OutboxRows.begin(connection, id, clock.millis());
    OutboxRows.forgetBefore(connection, id);
    try (var upsert =
        connection.prepareStatement(
            """
            INSERT INTO outbox_state (one, producer, position, bytes) VALUES (1, ?, 0, 0)
            ON CONFLICT (one) DO UPDATE SET producer = excluded.producer
            RETURNING position, bytes
            """)) {
      upsert.setString(1, id);
      try (var row = upsert.executeQuery()) {
        row.next();
        produceAs(id, new long[PARTITIONS]);
        if (row.getLong(1) != end()) {
          goOnAfter(row.getLong(1));
        }
        keeps(row.getLong(2));
      }
    }
  }

  /// Greater as a text than all before it, whatever the clock says.
  private String newId(Connection connection) throws SQLException {
    var last = 0L;
    try (var statement = connection.createStatement();
        var row = statement.executeQuery("SELECT MAX(id) FROM producer")) {
      var newest = row.next() ? row.getString(1) : null;
      if (newest != null) {
        last = Long.parseLong(newest, 0, ID_TIME, 16);
      }
    }
    var random = UUID.randomUUID().toString().substring(0, 13);
    return "%012x-%s".formatted(Math.max(clock.millis(), last + 1), random);
  }
}
