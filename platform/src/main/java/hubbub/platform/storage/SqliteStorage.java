package hubbub.platform.storage;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.function.Consumer;

/// One SQLite file per service in a folder, in write-ahead mode with every commit synced:
/// `synchronous=FULL` is what makes "acknowledged" true at a power loss.
public final class SqliteStorage implements Storage {
  private final Path folder;
  private final Clock clock;
  private final long outboxMax;
  private final OpenDatabases<SqliteDatabase> databases =
      new OpenDatabases<>(this::opened, SqliteDatabase::close);
  private final SqliteSpace space = new SqliteSpace(databases.all());

  /// @param outboxMax bytes of untaken facts at which a service's outbox refuses more
  public SqliteStorage(Path folder, Clock clock, long outboxMax) {
    this.folder = folder;
    this.clock = clock;
    this.outboxMax = outboxMax;
  }

  private SqliteDatabase opened(String service) {
    return SqliteDatabase.open(folder, service, clock, outboxMax);
  }

  @Override
  public Database open(String service) {
    return databases.open(service);
  }

  @Override
  public void onOpen(Consumer<Database> listener) {
    databases.onOpen(listener);
  }

  @Override
  public MigrationStatus status(String service) {
    var file = folder.resolve(service + ".db");
    var latest = SqliteSchema.latest(service);
    if (!Files.exists(file)) {
      return new MigrationStatus(service, 0, latest, 0, SqliteSchema.count(service));
    }
    return SqliteSchema.status(file, service);
  }

  @Override
  public void close() {
    space.close();
    databases.close();
  }
}
