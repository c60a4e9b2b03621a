package hubbub.platform.storage;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;

/// What version a service's schema has, by what Flyway noted there; a start with nothing to do
/// doesn't need Flyway.
final class PostgresSchema {
  private static final Migrations BUS = new Migrations("db/bus", "bus_history", Dialect.POSTGRESQL);
  private static final Migrations BESIDE =
      new Migrations("db/postgresql", "postgresql_history", Dialect.POSTGRESQL);

  /// Texts are compared by their bytes, as on SQLite, whatever language the database speaks.
  private static final String COMPARE_BYTES =
      """
      DO $$
      DECLARE c RECORD;
      BEGIN
        FOR c IN
          SELECT k.table_name, k.column_name FROM information_schema.columns k
          JOIN information_schema.tables t USING (table_schema, table_name)
          WHERE k.table_schema = current_schema() AND t.table_type = 'BASE TABLE'
            AND k.data_type = 'text' AND k.collation_name IS DISTINCT FROM 'C'
        LOOP
          EXECUTE format(
            'ALTER TABLE %I ALTER COLUMN %I TYPE TEXT COLLATE "C"', c.table_name, c.column_name);
        END LOOP;
      END $$
      """;

  /// Written beside a schema as long as rows are on their way into it.
  private static final String MOVING = "hubbub: rows are being moved here";

  private PostgresSchema() {}

  private static Migrations of(String service) {
    return new Migrations("db/" + service, "schema_history", Dialect.POSTGRESQL);
  }

  static MigrationStatus status(DataSource source, String service) throws SQLException {
    try (var connection = source.getConnection()) {
      var own = of(service);
      var current = own.noted(connection, service);
      var versions = own.versions();
      var executed = (int) versions.stream().filter(v -> v <= current).count();
      return new MigrationStatus(
          service, current, own.latest(), executed, versions.size() - executed);
    }
  }

  /// Brings a service's schema to the newest version. Processes that start at once do it one after
  /// another, so all but the first find nothing to do.
  ///
  /// @throws StorageRefused if a newer program wrote it
  static void migrate(DataSource source, String service) throws SQLException {
    try (var connection = source.getConnection()) {
      if (isMoving(connection, service)) {
        throw new StorageRefused(
            "the rows of " + service + " are not all here yet: run hubbub move again");
      }
    }
    bringUp(source, service);
  }

  /// Makes the schemas that rows are to be moved into, marked as such in the moment in which they
  /// are made; those that a move made which ended in the middle are used again.
  ///
  /// @throws StorageRefused if somebody has used one of them; then none is made
  static void beginMove(DataSource source, List<String> services) throws SQLException {
    try (var connection = source.getConnection()) {
      connection.setAutoCommit(false);
      for (var service : services) {
        if (!exists(connection, service)) {
          execute(connection, "CREATE SCHEMA \"" + service + '"');
          comment(connection, service, "'" + MOVING + "'");
        } else if (!isMoving(connection, service)) {
          throw new StorageRefused(
              "the schema " + service + " is there already; name a database without it");
        }
      }
      connection.commit();
    }
  }

  /// Brings a schema that rows are moved into to the newest version.
  static void bringUp(DataSource source, String service) throws SQLException {
    try (var connection = source.getConnection()) {
      checkServer(connection);
      if (isNewest(connection, service)) {
        return;
      }
      execute(connection, "SELECT pg_advisory_lock(hashtextextended('hubbub migrations', 0))");
      if (isNewest(connection, service)) {
        return;
      }
      execute(connection, "CREATE SCHEMA IF NOT EXISTS \"" + service + '"');
      BUS.run(source);
      BESIDE.run(source);
      of(service).run(source);
      execute(connection, COMPARE_BYTES);
    }
  }

  /// All at once: as long as one service's rows are missing, none may be used.
  static void endMove(DataSource source, List<String> services) throws SQLException {
    try (var connection = source.getConnection()) {
      connection.setAutoCommit(false);
      for (var service : services) {
        comment(connection, service, "NULL");
      }
      connection.commit();
    }
  }

  private static void comment(Connection connection, String service, String text)
      throws SQLException {
    execute(connection, "COMMENT ON SCHEMA \"" + service + "\" IS " + text);
  }

  private static boolean isMoving(Connection connection, String service) throws SQLException {
    try (var select =
        connection.prepareStatement("SELECT obj_description(to_regnamespace(?), 'pg_namespace')")) {
      select.setString(1, service);
      try (var row = select.executeQuery()) {
        return row.next() && MOVING.equals(row.getString(1));
      }
    }
  }

  private static void checkServer(Connection connection) throws SQLException {
    try (var statement = connection.createStatement();
        var row = statement.executeQuery("SHOW server_encoding")) {
      if (row.next() && !row.getString(1).equals("UTF8")) {
        throw new StorageRefused(
            "the database holds texts as " + row.getString(1) + "; create one with UTF8");
      }
    }
  }

  private static boolean isNewest(Connection connection, String service) throws SQLException {
    var newest = true;
    for (var part : new Migrations[] {BUS, BESIDE, of(service)}) {
      var noted = part.noted(connection, service);
      if (noted > part.latest()) {
        throw new StorageRefused(
            "the schema "
                + service
                + " was written by a newer Hubbub (version "
                + noted
                + ", this one knows "
                + part.latest()
                + "): start that one, or restore a backup made before it");
      }
      newest &= noted == part.latest();
    }
    return newest && exists(connection, service);
  }

  private static boolean exists(Connection connection, String service) throws SQLException {
    try (var select = connection.prepareStatement("SELECT to_regnamespace(?) IS NOT NULL")) {
      select.setString(1, service);
      try (var row = select.executeQuery()) {
        return row.next() && row.getBoolean(1);
      }
    }
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
