package hubbub.platform.storage;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/// One SQLite file per service in a folder, in write-ahead mode with every commit synced:
/// `synchronous=FULL` is what makes "acknowledged" true at a power loss.
public final class SqliteStorage implements Storage {
  private final Path folder;
  private final Clock clock;
  private final long outboxMax;
  private final Map<String, SqliteDatabase> open = new ConcurrentHashMap<>();
  private final List<Consumer<Database>> listeners = new CopyOnWriteArrayList<>();
  private final SqliteSpace space = new SqliteSpace(open.values());

  /// @param outboxMax bytes of untaken facts at which a service's outbox refuses more
  public SqliteStorage(Path folder, Clock clock, long outboxMax) {
    this.folder = folder;
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
              return SqliteDatabase.open(folder, service, clock, outboxMax);
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
