package hubbub.platform.storage;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import java.time.Clock;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/// One schema of a PostgreSQL database: a writer that commits in groups, and a few readers beside
/// it.
final class PostgresDatabase implements Database, AutoCloseable {
  private final String name;
  private final HikariDataSource readers;
  private final Jdbi reading;
  private final PostgresOutbox outbox;
  private final PostgresRelay relay;
  private final GroupWriter writer;

  private PostgresDatabase(PostgresConfig config, String name, Clock clock, long outboxMax)
      throws SQLException {
    this.name = name;
    var source = new PostgresSource(config, name);
    PostgresSchema.migrate(source.migrating(), name);
    var writing = source.writing();
    outbox = new PostgresOutbox(this, clock, outboxMax);
    var pen = new PostgresPen(writing, name, outbox, clock);
    pen.forgetOldNotes();
    writer = new GroupWriter(name, pen);
    readers = source.readers();
    reading = Jdbi.create(readers);
    relay = new PostgresRelay(this, outbox, source.relaying());
    // Every start begins a new incarnation, so that a restored backup never gives a number again.
    outbox.restored();
  }

  static PostgresDatabase open(PostgresConfig config, String service, Clock clock, long outboxMax) {
    try {
      return new PostgresDatabase(config, service, clock, outboxMax);
    } catch (SQLException | RuntimeException e) {
      throw e instanceof StorageRefused refused
          ? refused
          : new StorageRefused(
              "the database " + config + " cannot be opened: " + e.getMessage(), e);
    }
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Dialect dialect() {
    return Dialect.POSTGRESQL;
  }

  @Override
  public <T extends @Nullable Object> T write(Work<T> work) {
    return writer.write(work);
  }

  @Override
  public <T extends @Nullable Object> T read(Work<T> work) {
    try (var handle = reading.open()) {
      return work.in(new ReadOnly(handle));
    } catch (Exception e) {
      var trouble = PostgresTrouble.of(e);
      if (trouble instanceof StorageUnreachable) {
        // The others in the pool are probably gone, too.
        readers.getHikariPoolMXBean().softEvictConnections();
      }
      throw trouble;
    }
  }

  @Override
  public Outbox outbox() {
    return outbox;
  }

  @Override
  public RelayedOutbox relayed() {
    return relay;
  }

  @Override
  public void close() {
    readers.close();
    writer.close();
  }
}
