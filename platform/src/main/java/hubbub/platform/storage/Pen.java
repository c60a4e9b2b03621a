package hubbub.platform.storage;

import hubbub.contracts.KeptFact;
import java.sql.SQLException;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jdbi.v3.core.Handle;

/// How a [GroupWriter] writes: one connection, one transaction at a time, on the writer's thread.
interface Pen extends AutoCloseable {
  /// Begins a transaction.
  ///
  /// @return of use until the transaction ends
  Handle begin() throws SQLException;

  /// Remembers where the transaction is now.
  void save() throws SQLException;

  /// Lets go of what was remembered.
  void release() throws SQLException;

  /// Undoes what was done since [#save].
  ///
  /// @throws SQLException if only the whole transaction can be undone
  void undoToSave() throws SQLException;

  /// Refuses to be told more.
  ///
  /// @throws OutboxFull if the outbox is at its bound
  void checkRoom();

  /// Writes what was told beside the rows, and commits. When it returns, all of it is durable and
  /// hearers can see it; when it throws, nothing is. Where the answer to a commit is lost, it finds
  /// out what became of it, however long that takes.
  ///
  /// @param patient asked again and again meanwhile; false ends the search
  void commit(List<KeptFact> told, BooleanSupplier patient) throws SQLException;

  /// Undoes the transaction, whatever state it is in.
  void undo();

  /// What an exception means to callers.
  RuntimeException trouble(Throwable e);

  @Override
  void close();
}
