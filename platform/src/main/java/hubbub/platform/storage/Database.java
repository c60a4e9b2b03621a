package hubbub.platform.storage;

import org.jspecify.annotations.Nullable;

/// One service's database. Safe for use by many threads.
public interface Database {
  /// The service that it belongs to.
  String name();

  /// Runs `work` in a transaction and returns when its commit is durable. Works of several callers
  /// share one commit; one that throws is undone alone. Work must not wait for anything.
  ///
  /// @throws StorageFull if the disk is full; nothing was kept
  /// @throws StorageUnreachable if the database is away; nothing was kept
  <T extends @Nullable Object> T write(Work<T> work);

  /// Runs `work` on a connection that only reads and sees one moment of the database.
  <T extends @Nullable Object> T read(Work<T> work);

  /// What was told in this database's transactions.
  Outbox outbox();

  /// The same for a relay to a broker.
  ///
  /// @throws UnsupportedOperationException if this kind of database serves one process only
  default RelayedOutbox relayed() {
    throw new UnsupportedOperationException(name() + " is kept for one process only");
  }
}
