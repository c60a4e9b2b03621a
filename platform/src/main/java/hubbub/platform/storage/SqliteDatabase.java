package hubbub.platform.storage;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/// One SQLite file: a writer that commits in groups, and a few readers beside it.
final class SqliteDatabase implements Database, AutoCloseable {
  private static final int READERS_MAX = 4;
  private static final int BUSY_MILLIS = 10_000;
  private static final int JOURNAL_BYTES = 64 << 20;

  private final String name;
  private final FolderLock lock;
  private final HikariDataSource readers;
  private final Jdbi reading;
  private final SqliteOutbox outbox;
  private final GroupWriter writer;

  private SqliteDatabase(String name, FolderLock lock, Path file, Clock clock, long outboxMax)
      throws SQLException {
    this.name = name;
    this.lock = lock;
    prepare(file);
    var source = writing(file);
    SqliteSchema.migrate(source, file, name);
    readers = readers(name, file);
    reading = Jdbi.create(readers);
    var connection = source.getConnection();
    outbox = new SqliteOutbox(this, connection, clock, outboxMax);
    writer = new GroupWriter(name, new SqlitePen(connection, outbox));
  }

  static SqliteDatabase open(Path folder, String service, Clock clock, long outboxMax) {
    var file = folder.resolve(service + ".db");
    var lock = FolderLock.take(folder.resolve(service + ".lock"), file.toString());
    try {
      return new SqliteDatabase(service, lock, file, clock, outboxMax);
    } catch (SQLException | RuntimeException e) {
      lock.close();
      throw e instanceof StorageRefused refused
          ? refused
          : new StorageRefused(file + " cannot be opened: " + e.getMessage(), e);
    }
  }

  /// A new file learns first that it gives space back; once it has a page that can't be chosen any
  /// more.
  private static void prepare(Path file) throws SQLException {
    if (Files.notExists(file)) {
      var source = new SQLiteDataSource();
      source.setUrl("jdbc:sqlite:" + file);
      try (var connection = source.getConnection();
          var statement = connection.createStatement()) {
        statement.execute("PRAGMA auto_vacuum = INCREMENTAL");
        statement.execute("PRAGMA journal_mode = WAL");
      }
    }
  }

  private static SQLiteDataSource writing(Path file) {
    var config = new SQLiteConfig();
    config.setJournalMode(SQLiteConfig.JournalMode.WAL);
    config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
    config.setTransactionMode(SQLiteConfig.TransactionMode.IMMEDIATE);
    config.setTempStore(SQLiteConfig.TempStore.MEMORY);
    config.setBusyTimeout(BUSY_MILLIS);
    config.setCacheSize(-16_000);
    config.setJournalSizeLimit(JOURNAL_BYTES);
    var source = new SQLiteDataSource(config);
    source.setUrl("jdbc:sqlite:" + file);
    return source;
  }

  /// Data sources everywhere: asking the list of drivers would load PostgreSQL's, too.
  private static HikariDataSource readers(String name, Path file) {
    var settings = new SQLiteConfig();
    settings.setBusyTimeout(BUSY_MILLIS);
    settings.setCacheSize(-4_000);
    var config = new HikariConfig();
    config.setPoolName(name + "-readers");
    config.setDataSource(SqliteReader.source(file, settings));
    config.setConnectionInitSql("PRAGMA query_only = 1");
    config.setAutoCommit(false);
    config.setMaximumPoolSize(READERS_MAX);
    config.setMinimumIdle(0);
    config.setInitializationFailTimeout(-1);
    return new HikariDataSource(config);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Dialect dialect() {
    return Dialect.SQLITE;
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
      throw SqliteTrouble.of(e);
    }
  }

  @Override
  public Outbox outbox() {
    return outbox;
  }

  /// Finishes what was begun, writes the log into the file, and lets others have it.
  @Override
  public void close() {
    try {
      readers.close();
      writer.close();
    } finally {
      lock.close();
    }
  }
}
