package hubbub.platform.storage;

import hubbub.contracts.KeptFact;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/// Writes a SQLite file.
///
/// Transactions begin and end by statements: the driver's own way begins the next one at each
/// commit, and cannot begin again after SQLite has undone one by itself, as it does when the disk
/// is full.
final class SqlitePen implements Pen {
  private final Connection connection;
  private final Statement control;
  private final SqliteOutbox outbox;
  private final Handle handle;

  SqlitePen(Connection connection, SqliteOutbox outbox) throws SQLException {
    this.connection = connection;
    this.outbox = outbox;
    control = connection.createStatement();
    handle = Jdbi.create(new OneConnection(connection)).open();
  }

  @Override
  public Handle begin() throws SQLException {
    control.execute("BEGIN IMMEDIATE");
    return handle;
  }

  @Override
  public void save() throws SQLException {
    control.execute("SAVEPOINT work");
  }

  @Override
  public void release() throws SQLException {
    control.execute("RELEASE work");
  }

  @Override
  public void undoToSave() throws SQLException {
    control.execute("ROLLBACK TO work");
    control.execute("RELEASE work");
  }

  @Override
  public void checkRoom() {
    outbox.checkRoom();
  }

  @Override
  public void commit(List<KeptFact> told, BooleanSupplier patient) throws SQLException {
    var rows = outbox.write(connection, told);
    control.execute("COMMIT");
    outbox.committed(rows);
  }

  @Override
  public void undo() {
    try {
      control.execute("ROLLBACK");
    } catch (SQLException _) {
      // SQLite has undone it already, e.g. when the disk is full.
    }
  }

  @Override
  public RuntimeException trouble(Throwable e) {
    return SqliteTrouble.of(e);
  }

  @Override
  public void close() {
    handle.close();
    try {
      connection.close();
    } catch (SQLException e) {
      throw SqliteTrouble.of(e);
    }
  }
}
