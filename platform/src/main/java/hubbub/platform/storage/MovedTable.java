package hubbub.platform.storage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// One table that is moved from SQLite to PostgreSQL.
///
/// @param columns the same on both sides
/// @param given the column that the database counts; null where there is none
record MovedTable(String name, List<String> columns, @Nullable String given) {
  private static final int ROWS_AT_ONCE = 1_000;

  /// What only one side has: notes of migrations, and what each keeps for itself.
  private static final List<String> OWN =
      List.of(
          "schema_history",
          "bus_history",
          "postgresql_history",
          "committed",
          "outbox_state",
          "relayed");

  /// Which table must be filled before which.
  private static final String REFERENCES =
      """
      SELECT DISTINCT conrelid::regclass::text, confrelid::regclass::text FROM pg_constraint
      WHERE contype = 'f' AND connamespace = to_regnamespace(current_schema())
        AND conrelid <> confrelid
      """;

  /// All tables that both sides have, those first to whose rows others point.
  ///
  /// @throws StorageRefused if a side has one that the other doesn't know
  static List<MovedTable> all(Connection source, Connection target) throws SQLException {
    var there =
        names(
            target,
            "SELECT table_name FROM information_schema.tables"
                + " WHERE table_schema = current_schema() AND table_type = 'BASE TABLE'");
    // Search volumes are virtual tables and what belongs to them; they are built anew.
    var here =
        names(
            source,
            """
            SELECT name FROM sqlite_schema AS one WHERE type = 'table' AND name NOT LIKE 'sqlite_%'
              AND NOT EXISTS (SELECT 1 FROM sqlite_schema AS virtual
                WHERE virtual.sql LIKE 'CREATE VIRTUAL%'
                  AND (one.name = virtual.name
                    OR substr(one.name, 1, length(virtual.name) + 1) = virtual.name || '_'))
            """);
    if (!here.equals(there)) {
      throw new StorageRefused("tables differ: " + here + " in the file, " + there + " there");
    }
    var tables = new ArrayList<MovedTable>();
    for (var name : parentsFirst(here, references(target))) {
      tables.add(new MovedTable(name, columns(target, name), given(target, name)));
    }
    return tables;
  }

  private static Map<String, Set<String>> references(Connection target) throws SQLException {
    var parents = new HashMap<String, Set<String>>();
    try (var statement = target.createStatement();
        var row = statement.executeQuery(REFERENCES)) {
      while (row.next()) {
        parents.computeIfAbsent(row.getString(1), _ -> new HashSet<>()).add(row.getString(2));
      }
    }
    return parents;
  }

  private static List<String> parentsFirst(List<String> names, Map<String, Set<String>> parents) {
    var sorted = new ArrayList<String>();
    while (sorted.size() < names.size()) {
      var before = sorted.size();
      for (var name : names) {
        if (!sorted.contains(name) && sorted.containsAll(parents.getOrDefault(name, Set.of()))) {
          sorted.add(name);
        }
      }
      if (sorted.size() == before) {
        throw new IllegalStateException("tables point at each other: " + names);
      }
    }
    return sorted;
  }

  private static List<String> names(Connection connection, String sql) throws SQLException {
    var names = new ArrayList<String>();
    try (var statement = connection.createStatement();
        var row = statement.executeQuery(sql)) {
      while (row.next()) {
        if (!OWN.contains(row.getString(1))) {
          names.add(row.getString(1));
        }
      }
    }
    Collections.sort(names);
    return names;
  }

  private static List<String> columns(Connection target, String table) throws SQLException {
    var columns = new ArrayList<String>();
    try (var select =
        target.prepareStatement(
            "SELECT column_name FROM information_schema.columns WHERE table_name = ?"
                + " AND table_schema = current_schema() AND column_name <> 'confirmed_at'"
                + " ORDER BY ordinal_position")) {
      select.setString(1, table);
      try (var row = select.executeQuery()) {
        while (row.next()) {
          columns.add(row.getString(1));
        }
      }
    }
    return columns;
  }

  private static @Nullable String given(Connection target, String table) throws SQLException {
    try (var select =
        target.prepareStatement(
            "SELECT column_name FROM information_schema.columns WHERE table_name = ?"
                + " AND table_schema = current_schema() AND is_identity = 'YES'")) {
      select.setString(1, table);
      try (var row = select.executeQuery()) {
        return row.next() ? row.getString(1) : null;
      }
    }
  }

  /// Takes away what a move left that ended in the middle.
  static void empty(Connection target, List<MovedTable> tables) throws SQLException {
    var names = tables.stream().map(table -> '"' + table.name + '"').toList();
    try (var truncate = target.createStatement()) {
      truncate.execute("TRUNCATE " + String.join(", ", names));
    }
  }

  /// Copies all rows into an empty table.
  ///
  /// @return how many texts were mended
  long copy(Connection source, Connection target, Map<String, String> producers)
      throws SQLException {
    var list = '"' + String.join("\", \"", columns) + '"';
    var marks = String.join(", ", Collections.nCopies(columns.size(), "?"));
    var mended = 0L;
    try (var select = source.createStatement();
        var row = select.executeQuery("SELECT " + list + " FROM \"" + name + '"');
        var insert =
            target.prepareStatement(
                "INSERT INTO \"" + name + "\" (" + list + ") VALUES (" + marks + ")")) {
      var waiting = 0;
      while (row.next()) {
        mended += bind(row, insert, producers);
        insert.addBatch();
        if (++waiting == ROWS_AT_ONCE) {
          insert.executeBatch();
          waiting = 0;
        }
      }
      insert.executeBatch();
    }
    goOnCounting(target);
    return mended;
  }

  private int bind(ResultSet row, PreparedStatement insert, Map<String, String> producers)
      throws SQLException {
    var mended = 0;
    for (var at = 1; at <= columns.size(); at++) {
      switch (row.getObject(at)) {
        case null -> insert.setNull(at, Types.NULL);
        case byte[] bytes -> insert.setBytes(at, bytes);
        case Number number -> insert.setLong(at, number.longValue());
        case Object other -> {
          var text = isProducer(at) ? renamed(other.toString(), producers) : other.toString();
          mended += text.indexOf(0) < 0 ? 0 : 1;
          insert.setString(at, text.replace('\0', '\uFFFD'));
        }
      }
    }
    return mended;
  }

  private boolean isProducer(int at) {
    var column = columns.get(at - 1);
    return column.equals("producer") || (name.equals("producer") && column.equals("id"));
  }

  private static String renamed(String producer, Map<String, String> producers) {
    return producers.getOrDefault(producer, producer);
  }

  private void goOnCounting(Connection target) throws SQLException {
    if (given != null) {
      try (var statement = target.createStatement()) {
        statement.execute(
            "SELECT setval(pg_get_serial_sequence('%1$s', '%2$s'), GREATEST(MAX(%2$s), 1), MAX(%2$s) IS NOT NULL) FROM %1$s"
                .formatted(name, given));
      }
    }
  }

  /// @throws StorageRefused if one side has more
  long countedAlike(Connection source, Connection target) throws SQLException {
    var here = count(source);
    var there = count(target);
    if (here != there) {
      throw new StorageRefused(name + " has " + here + " rows in the file and " + there + " there");
    }
    return there;
  }

  private long count(Connection connection) throws SQLException {
    try (var statement = connection.createStatement();
        var row = statement.executeQuery("SELECT COUNT(*) FROM \"" + name + '"')) {
      return row.next() ? row.getLong(1) : 0;
    }
  }

  /// What a service needs to be done to its rows once they are there: `db/moved/<service>.sql`.
  static void afterMove(String service, Connection target) throws SQLException {
    try (var in =
        MovedTable.class.getClassLoader().getResourceAsStream("db/moved/" + service + ".sql")) {
      if (in != null) {
        try (var statement = target.createStatement()) {
          statement.execute(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
