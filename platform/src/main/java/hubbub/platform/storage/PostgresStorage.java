package hubbub.platform.storage;

import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/// One PostgreSQL database with a schema per service. Several processes may have it open at once;
/// who may do what is said by leases and marks, not by who came first.
public final class PostgresStorage implements Storage {
  private final PostgresConfig config;
  private final Clock clock;
  private final long outboxMax;
  private final Map<String, PostgresDatabase> open = new ConcurrentHashMap<>();
  private final List<Consumer<Database>> listeners = new CopyOnWriteArrayList<>();

  /// @param outboxMax bytes of untaken facts at which a service's outbox refuses more
  public PostgresStorage(PostgresConfig config, Clock clock, long outboxMax) {
    this.config = config;
    this.clock = clock;
    this.outboxMax = outboxMax;
  }

  @Override
  public Database open(String service) {
    var database =
        open.compute(
            service,
            (_, already) -> {
              if (already != null) {
                throw new IllegalStateException(service + " is open already");
              }
              return PostgresDatabase.open(config, service, clock, outboxMax);
            });
    listeners.forEach(listener -> listener.accept(database));
    return database;
  }

  @Override
  public void onOpen(Consumer<Database> listener) {
    listeners.add(listener);
    List.copyOf(open.values()).forEach(listener);
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
    var troubles = new ArrayList<RuntimeException>();
    for (var database : open.values()) {
      try {
        database.close();
      } catch (RuntimeException e) {
        troubles.add(e);
      }
    }
    open.clear();
    if (!troubles.isEmpty()) {
      throw troubles.getFirst();
    }
  }
}
