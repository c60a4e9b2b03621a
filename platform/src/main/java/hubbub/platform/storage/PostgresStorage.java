package hubbub.platform.storage;

import java.sql.SQLException;
import java.time.Clock;
import java.util.function.Consumer;

/// One PostgreSQL database with a schema per service. Several processes may have it open at once;
/// who may do what is said by leases and marks, not by who came first.
public final class PostgresStorage implements Storage {
  private final PostgresConfig config;
  private final Clock clock;
  private final long outboxMax;
  private final OpenDatabases<PostgresDatabase> databases =
      new OpenDatabases<>(this::opened, PostgresDatabase::close);

  /// @param outboxMax bytes of untaken facts at which a service's outbox refuses more
  public PostgresStorage(PostgresConfig config, Clock clock, long outboxMax) {
    this.config = config;
    this.clock = clock;
    this.outboxMax = outboxMax;
  }

  private PostgresDatabase opened(String service) {
    return PostgresDatabase.open(config, service, clock, outboxMax);
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
    try {
      return PostgresSchema.status(new PostgresSource(config, service).migrating(), service);
    } catch (SQLException e) {
      throw new StorageRefused("the database " + config + " cannot be read: " + e.getMessage(), e);
    }
  }

  @Override
  public void close() {
    databases.close();
  }
}
