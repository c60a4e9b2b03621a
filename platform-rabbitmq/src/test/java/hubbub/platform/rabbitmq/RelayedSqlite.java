package hubbub.platform.rabbitmq;

import hubbub.platform.storage.Database;
import hubbub.platform.storage.Dialect;
import hubbub.platform.storage.MigrationStatus;
import hubbub.platform.storage.Outbox;
import hubbub.platform.storage.Outbox.Mark;
import hubbub.platform.storage.RelayedOutbox;
import hubbub.platform.storage.SqliteStorage;
import hubbub.platform.storage.Storage;
import hubbub.platform.storage.Work;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// SQLite files whose outboxes can be relayed, for tests of the bus that need no PostgreSQL: a row
/// is never let go, and after opening again all are sent again.
final class RelayedSqlite implements Storage {
  private static final long OUTBOX_MAX = 1L << 30;

  private final SqliteStorage storage;
  private final Map<Database, Database> relayed = new ConcurrentHashMap<>();

  RelayedSqlite(Path folder, Clock clock) {
    storage = new SqliteStorage(folder, clock, OUTBOX_MAX);
  }

  private Database relayed(Database database) {
    return relayed.computeIfAbsent(database, inner -> new RelayedDatabase(inner, new Lent(inner)));
  }

  @Override
  public Database open(String service) {
    return relayed(storage.open(service));
  }

  @Override
  public void onOpen(Consumer<Database> listener) {
    storage.onOpen(database -> listener.accept(relayed(database)));
  }

  @Override
  public MigrationStatus status(String service) {
    return storage.status(service);
  }

  @Override
  public void close() {
    storage.close();
  }

  private record RelayedDatabase(Database inner, RelayedOutbox relayed) implements Database {
    @Override
    public String name() {
      return inner.name();
    }

    @Override
    public Dialect dialect() {
      return inner.dialect();
    }

    @Override
    public <T extends @Nullable Object> T write(Work<T> work) {
      return inner.write(work);
    }

    @Override
    public <T extends @Nullable Object> T read(Work<T> work) {
      return inner.read(work);
    }

    @Override
    public Outbox outbox() {
      return inner.outbox();
    }
  }

  private static final class Lent implements RelayedOutbox {
    private final Database database;
    private final AtomicBoolean taken = new AtomicBoolean();
    private final Set<Long> confirmed = ConcurrentHashMap.newKeySet();

    Lent(Database database) {
      this.database = database;
    }

    private List<Parcel> rows(String where, int limit, Object... values) {
      return database.read(tx -> {
        try (var query =
            tx.handle()
                .createQuery(
                    "SELECT position, producer, part, number, facts FROM outbox WHERE "
                        + where
                        + " ORDER BY position LIMIT "
                        + limit)) {
          for (var n = 0; n < values.length; n++) {
            query.bind(n, values[n]);
          }
          return query
              .map((row, _) ->
                  new Parcel(
                      row.getLong(1),
                      new Mark(row.getString(2), row.getInt(3)),
                      row.getLong(4),
                      row.getBytes(5)))
              .list();
        }
      });
    }

    @Override
    public Optional<Turn> turn() {
      return taken.compareAndSet(false, true) ? Optional.of(new OneTurn()) : Optional.empty();
    }

    @Override
    public List<Parcel> sent(Mark mark, long number, int limit) {
      return rows(
          "producer = ? AND part = ? AND number >= ?",
          limit,
          mark.producer(),
          mark.partition(),
          number);
    }

    @Override
    public Map<Mark, Long> heads() {
      var heads = new HashMap<Mark, Long>();
      for (var row : rows("1 = 1", Integer.MAX_VALUE)) {
        heads.merge(row.mark(), row.number(), Math::max);
      }
      return heads;
    }

    @Override
    public void onCommit(Runnable listener) {
      database.outbox().onCommit(listener);
    }

    @Override
    public long bytes() {
      return database.outbox().bytes();
    }

    private final class OneTurn implements Turn {
      private final Set<Long> given = new HashSet<>();

      @Override
      public List<Parcel> next(int limit) {
        var end = given.stream().mapToLong(Long::longValue).max().orElse(0);
        var rows =
            rows("position > ?", limit, end).stream()
                .filter(row -> !confirmed.contains(row.position()))
                .toList();
        rows.forEach(row -> given.add(row.position()));
        return rows;
      }

      @Override
      public void confirmed(List<Parcel> parcels) {
        parcels.forEach(parcel -> confirmed.add(parcel.position()));
      }

      @Override
      public void close() {
        taken.set(false);
      }
    }
  }
}
