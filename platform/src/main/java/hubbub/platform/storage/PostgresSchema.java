package hubbub.platform.storage;

import java.sql.Connection;
import java.sql.SQLException;
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

  /// Makes a schema that rows are to be moved into.
  ///
  /// @throws StorageRefused if somebody has used it
  static void beginMove(DataSource source, String service) throws SQLException {
    try (var connection = source.getConnection()) {
      if (!isMoving(connection, service)) {
        if (exists(connection, service)) {
          throw new StorageRefused(
              "the schema " + service + " is there already; name a database without it");
        }
        execute(connection, "CREATE SCHEMA \"" + service + '"');
        comment(connection, service, "'" + MOVING + "'");
      }
    }
    bringUp(source, service);
  }

  /// In the transaction that brought the rows.
  static void endMove(Connection connection, String service) throws SQLException {
    comment(connection, service, "NULL");
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

  private static void bringUp(DataSource source, String service) throws SQLException {
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
