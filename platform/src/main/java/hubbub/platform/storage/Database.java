package hubbub.platform.storage;

import org.jspecify.annotations.Nullable;

/// One service's database. Safe for use by many threads.
public interface Database {
  /// The service that it belongs to.
  String name();

  Dialect dialect();

  /// Runs `work` in a transaction and returns when its commit is durable. Works of several callers
  /// share one commit; one that throws is undone alone. Works of one service run one after another,
  /// also those of several processes, so a work may rely on what it has read. It must not wait for
  /// anything.
  ///
  /// What is thrown was not kept. Where the database goes away just as it commits, the caller waits
  /// until it is back and tells what became of it.
  ///
  /// @throws StorageFull if the disk is full
  /// @throws StorageUnreachable if the database is away; trying again later may help
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
