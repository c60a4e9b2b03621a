package hubbub.platform.storage;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Moves the rows of services from their SQLite files into schemas of a PostgreSQL database: all
/// tables, with the outbox, marks and dead letters. What was there is left as it is.
///
/// A service is moved in one transaction, and the schemas are for use only when all are there. A
/// move that ended in the middle can be done again; a schema that somebody has used is refused.
public final class MoveRows {
  private final SqliteStorage from;
  private final PostgresConfig to;

  /// @param from nobody else may have it open
  public MoveRows(SqliteStorage from, PostgresConfig to) {
    this.from = from;
    this.to = to;
  }

  /// What was moved of a service.
  ///
  /// @param rows of each table, counted on both sides
  /// @param mended texts with a character that PostgreSQL cannot hold (U+0000), put down as U+FFFD
  public record Moved(String service, Map<String, Long> rows, long mended) {}

  /// Moves services, all of an installation at once: they know each other's producers.
  ///
  /// @throws StorageRefused if a schema is in use, or the counts of both sides differ
  public List<Moved> run(List<String> services) {
    var sources = new TreeMap<String, Database>();
    services.forEach(service -> sources.put(service, from.open(service)));
    var producers = new HashMap<String, String>();
    sources.values().forEach(source -> producers.putAll(source.read(MoveRows::producers)));
    try {
      var all = new PostgresSource(to, "public").migrating();
      PostgresSchema.beginMove(all, services);
      var moved = new ArrayList<Moved>();
      for (var source : sources.entrySet()) {
        moved.add(move(source.getKey(), source.getValue(), producers));
      }
      PostgresSchema.endMove(all, services);
      return moved;
    } catch (SQLException | StorageUnreachable e) {
      throw new StorageRefused("not all could be moved to " + to + ": " + e.getMessage(), e);
    }
  }

  /// Producers get names that sort by when they began, before all that PostgreSQL will give.
  private static Map<String, String> producers(Transaction tx) {
    var names = new HashMap<String, String>();
    tx.handle()
        .createQuery("SELECT id, since FROM producer")
        .map((row, _) -> Map.entry(row.getString(1), row.getLong(2)))
        .forEach(
            one -> names.put(one.getKey(), "%012x-%s".formatted(one.getValue(), one.getKey())));
    return names;
  }

  private Moved move(String service, Database source, Map<String, String> producers)
      throws SQLException {
    var target = new PostgresSource(to, service);
    PostgresSchema.bringUp(target.migrating(), service);
    try (var connection = target.migrating().getConnection()) {
      connection.setAutoCommit(false);
      var moved = source.read(tx -> copy(service, tx.connection(), connection, producers));
      connection.commit();
      return moved;
    }
  }

  private Moved copy(
      String service, Connection source, Connection target, Map<String, String> producers)
      throws SQLException {
    var tables = MovedTable.all(source, target);
    var rows = new TreeMap<String, Long>();
    var mended = 0L;
    MovedTable.empty(target, tables);
    for (var table : tables) {
      mended += table.copy(source, target, producers);
      rows.put(table.name(), table.countedAlike(source, target));
    }
    MovedOutbox.finish(target);
    MovedTable.afterMove(service, target);
    return new Moved(service, rows, mended);
  }
}
