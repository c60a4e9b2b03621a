package hubbub.platform.storage;

import java.nio.file.Path;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.sqlite.SQLiteDataSource;

/// What version a service's file has. `PRAGMA user_version` holds it, so that a start with nothing
/// to do doesn't need Flyway: the bus's version times 1,000 plus the service's.
final class SqliteSchema {
  private static final int SCALE = 1_000;
  private static final Migrations BUS = new Migrations("db/bus", "bus_history", Dialect.SQLITE);

  private SqliteSchema() {}

  private static Migrations of(String service) {
    return new Migrations("db/" + service, "schema_history", Dialect.SQLITE);
  }

  static int latest(String service) {
    return of(service).latest();
  }

  static int count(String service) {
    return of(service).versions().size();
  }

  static MigrationStatus status(Path file, String service) {
    var database = new SQLiteDataSource();
    database.setUrl("jdbc:sqlite:file:" + file + "?mode=ro");
    try {
      var current = version(database) % SCALE;
      var versions = of(service).versions();
      var executed = (int) versions.stream().filter(v -> v <= current).count();
      return new MigrationStatus(
          service, current, latest(service), executed, versions.size() - executed);
    } catch (SQLException e) {
      throw new StorageRefused(file + " cannot be read: " + e.getMessage(), e);
    }
  }

  /// Brings a database to the newest version.
  ///
  /// @throws StorageRefused if a newer program wrote it
  static void migrate(DataSource database, Path file, String service) throws SQLException {
    var own = of(service);
    var latest = BUS.latest() * SCALE + own.latest();
    var current = version(database);
    if (current % SCALE > own.latest() || current / SCALE > BUS.latest()) {
      throw new StorageRefused(
          file
              + " was written by a newer Hubbub (version "
              + (current / SCALE + "." + current % SCALE)
              + ", this one knows "
              + (BUS.latest() + "." + own.latest())
              + "): start that one, or restore a backup made before it");
    }
    if (current < latest) {
      BUS.run(database);
      own.run(database);
      execute(database, "PRAGMA user_version = " + latest);
    }
  }

  private static int version(DataSource database) throws SQLException {
    try (var connection = database.getConnection();
        var statement = connection.createStatement();
        var row = statement.executeQuery("PRAGMA user_version")) {
      return row.next() ? row.getInt(1) : 0;
    }
  }

  private static void execute(DataSource database, String sql) throws SQLException {
    try (var connection = database.getConnection();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
