package hubbub.platform.storage;

import java.util.function.Consumer;

/// Where services keep their rows. One SQLite file per service, or one schema of a PostgreSQL
/// database.
public interface Storage extends AutoCloseable {
  /// Opens a service's database, migrated to the newest version of `db/<service>/V001__….sql` on
  /// the class path. A file is locked against other processes; a schema may be open in several.
  ///
  /// @throws StorageRefused if another process holds it, or a newer version of the program wrote it
  Database open(String service);

  /// Calls `listener` with every database that is open, and with each one that is opened from now
  /// on.
  void onOpen(Consumer<Database> listener);

  /// Where a service's migrations stand, without changing anything.
  ///
  /// @throws StorageRefused if it cannot be read
  MigrationStatus status(String service);

  /// Closes all databases; what was committed is on disk.
  @Override
  void close();
}
