package hubbub.platform.storage;

import hubbub.contracts.KeptFact;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/// Writes one schema of a PostgreSQL database. Its connection may go at any moment; the next
/// transaction opens another one.
///
/// All transactions of a schema hold one advisory lock from their begin to their end, whatever
/// process they come from. So they run one after another as on SQLite, and their commits become
/// visible in the order of the numbers that they give. Each notes its own number; when the answer
/// to a commit is lost, whoever has the lock afterwards can read there what became of it.
final class PostgresPen implements Pen {
  private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(200);
  private static final long NOTE_KEPT_MILLIS = TimeUnit.DAYS.toMillis(30);

  private final DataSource source;
  private final String service;
  private final PostgresOutbox outbox;
  private final Clock clock;
  private final String me = UUID.randomUUID().toString();
  private @Nullable Open open;
  private long number;
  private @Nullable Savepoint savepoint;

  PostgresPen(DataSource source, String service, PostgresOutbox outbox, Clock clock) {
    this.source = source;
    this.service = service;
    this.outbox = outbox;
    this.clock = clock;
  }

  private record Open(Connection connection, Handle handle) {}

  @Override
  public Handle begin() throws SQLException {
    var known = open;
    if (known != null) {
      try {
        lock(known.connection);
        return known.handle;
      } catch (SQLException e) {
        drop();
        if (!PostgresTrouble.isGone(e)) {
          throw e;
        }
        // It went while nobody used it; nothing was begun yet.
      }
    }
    var fresh = connect();
    open = fresh;
    lock(fresh.connection);
    return fresh.handle;
  }

  private Open connect() throws SQLException {
    var connection = source.getConnection();
    try {
      connection.setAutoCommit(false);
      return new Open(connection, Jdbi.create(new OneConnection(connection)).open());
    } catch (SQLException | RuntimeException e) {
      connection.close();
      throw e;
    }
  }

  private void lock(Connection connection) throws SQLException {
    try (var lock =
        connection.prepareStatement("SELECT pg_advisory_xact_lock(hashtextextended(?, 0))")) {
      lock.setString(1, "hubbub " + service);
      lock.execute();
    }
  }

  private Connection connection() {
    var now = open;
    if (now == null) {
      throw new StorageUnreachable("the connection to the database is gone");
    }
    return now.connection;
  }

  @Override
  public void save() throws SQLException {
    savepoint = connection().setSavepoint();
  }

  @Override
  public void release() throws SQLException {
    connection().releaseSavepoint(savepoint);
  }

  @Override
  public void undoToSave() throws SQLException {
    connection().rollback(savepoint);
    connection().releaseSavepoint(savepoint);
  }

  @Override
  public void checkRoom() {
    outbox.checkRoom(connection());
  }

  @Override
  public void commit(List<KeptFact> told, BooleanSupplier patient) throws SQLException {
    var connection = connection();
    var rows = outbox.write(connection, told);
    number++;
    note(connection);
    try {
      connection.commit();
    } catch (SQLException e) {
      if (!PostgresTrouble.isGone(e)) {
        throw e;
      }
      drop();
      if (!wasKept(patient)) {
        throw new StorageUnreachable("the database went away before it had committed", e);
      }
    }
    outbox.committed(rows);
  }

  private void note(Connection connection) throws SQLException {
    try (var note =
        connection.prepareStatement(
            """
            INSERT INTO committed (writer, number, at) VALUES (?, ?, ?)
            ON CONFLICT (writer) DO UPDATE SET number = excluded.number, at = excluded.at
            """)) {
      note.setString(1, me);
      note.setLong(2, number);
      note.setLong(3, clock.millis());
      note.executeUpdate();
    }
  }

  /// Asks until the database answers what became of the last commit.
  private boolean wasKept(BooleanSupplier patient) {
    while (patient.getAsBoolean()) {
      try {
        return noted() == number;
      } catch (SQLException _) {
        drop();
        LockSupport.parkNanos(this, PAUSE_NANOS);
      }
    }
    throw new StorageUnreachable("closed before the database said what became of a commit");
  }

  /// With the lock, the transaction in question is over, one way or the other.
  private long noted() throws SQLException {
    var fresh = connect();
    open = fresh;
    lock(fresh.connection);
    try (var select =
        fresh.connection.prepareStatement("SELECT number FROM committed WHERE writer = ?")) {
      select.setString(1, me);
      try (var row = select.executeQuery()) {
        var noted = row.next() ? row.getLong(1) : 0;
        fresh.connection.rollback();
        return noted;
      }
    }
  }

  /// Forgets what writers noted that are long gone.
  void forgetOldNotes() throws SQLException {
    begin();
    try (var delete = connection().prepareStatement("DELETE FROM committed WHERE at < ?")) {
      delete.setLong(1, clock.millis() - NOTE_KEPT_MILLIS);
      delete.executeUpdate();
    }
    connection().commit();
  }

  @Override
  public void undo() {
    var now = open;
    if (now == null) {
      return;
    }
    try {
      now.connection.rollback();
    } catch (SQLException _) {
      drop();
    }
  }

  @Override
  public RuntimeException trouble(Throwable e) {
    return PostgresTrouble.of(e);
  }

  private void drop() {
    var now = open;
    open = null;
    if (now != null) {
      try {
        now.handle.close();
        now.connection.close();
      } catch (SQLException | RuntimeException _) {
        // It is gone; that is why it is dropped.
      }
    }
  }

  @Override
  public void close() {
    drop();
  }
}
