package hubbub.peopleperplace.store;

import hubbub.contracts.directory.Person;
import hubbub.contracts.directory.Place;
import hubbub.peopleperplace.domain.Source;
import hubbub.peopleperplace.domain.Told;
import hubbub.platform.storage.Statements;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Collection;

/// The table of places, or that of people, and what was told of them put into it: whatever comes
/// twice, late or in another order, the change with the highest number stays.
final class CopyTable<R> {
  private static final String UNLESS_GONE =
      " WHERE NOT EXISTS (SELECT 1 FROM gone WHERE source = ? AND id = ? AND change >= ?)";

  static final CopyTable<Place> PLACES =
      new CopyTable<>(
          Source.PLACES,
          "place",
          "INSERT INTO place (generation, id, change, name) SELECT ?, ?, ?, ?"
              + UNLESS_GONE
              + " ON CONFLICT (generation, id) DO UPDATE SET"
              + " change = excluded.change, name = excluded.name"
              + " WHERE excluded.change > place.change",
          (place, insert) -> {
            insert.setString(4, place.name());
            return 5;
          });

  static final CopyTable<Person> PEOPLE =
      new CopyTable<>(
          Source.PEOPLE,
          "person",
          "INSERT INTO person (generation, id, change, name, is_alive, place_id)"
              + " SELECT ?, ?, ?, ?, ?, ?"
              + UNLESS_GONE
              + " ON CONFLICT (generation, id) DO UPDATE SET"
              + " change = excluded.change, name = excluded.name,"
              + " is_alive = excluded.is_alive, place_id = excluded.place_id"
              + " WHERE excluded.change > person.change",
          (person, insert) -> {
            insert.setString(4, person.name());
            insert.setInt(5, person.isAlive() ? 1 : 0);
            if (person.placeId() == null) {
              insert.setNull(6, Types.BIGINT);
            } else {
              insert.setLong(6, person.placeId());
            }
            return 7;
          });

  private final Source source;
  private final String table;
  private final String upsert;
  private final Columns<R> columns;

  private CopyTable(Source source, String table, String upsert, Columns<R> columns) {
    this.source = source;
    this.table = table;
    this.upsert = upsert;
    this.columns = columns;
  }

  /// Binds the columns of a row from the fourth on.
  private interface Columns<R> {
    /// @return the number of the next one
    int bind(R row, PreparedStatement insert) throws SQLException;
  }

  /// Puts what was heard into generations, the newest of each row only.
  void hear(Statements statements, Collection<Told<R>> told, Generations generations)
      throws SQLException {
    if (told.isEmpty()) {
      return;
    }
    bury(statements, told, generations.newest());
    for (var generation : generations.all()) {
      remove(statements, told, generation);
      put(statements, told, generation);
    }
    heardUpTo(statements, told.stream().mapToLong(Told::change).max().orElse(0));
  }

  /// Puts what the service says that it has now into the generation that is being built.
  void fill(Statements statements, Collection<Told<R>> told, long generation) throws SQLException {
    raise(statements, told, generation);
    put(statements, told, generation);
  }

  private void bury(Statements statements, Collection<Told<R>> told, long newest)
      throws SQLException {
    var insert =
        statements.of(
            "INSERT INTO gone (source, id, change, generation) VALUES (?, ?, ?, ?)"
                + " ON CONFLICT (source, id) DO UPDATE SET"
                + " change = excluded.change, generation = excluded.generation"
                + " WHERE excluded.change > gone.change");
    for (var one : told) {
      if (one.row() == null) {
        insert.setString(1, source.word());
        insert.setLong(2, one.id());
        insert.setLong(3, one.change());
        insert.setLong(4, newest);
        insert.addBatch();
      }
    }
    insert.executeBatch();
  }

  /// An id that the service has now, and that was heard to be gone before it was asked: what was
  /// heard then is not so, as after a restored backup.
  private void raise(Statements statements, Collection<Told<R>> told, long generation)
      throws SQLException {
    var delete = statements.of("DELETE FROM gone WHERE source = ? AND id = ? AND generation < ?");
    for (var one : told) {
      delete.setString(1, source.word());
      delete.setLong(2, one.id());
      delete.setLong(3, generation);
      delete.addBatch();
    }
    delete.executeBatch();
  }

  private void remove(Statements statements, Collection<Told<R>> told, long generation)
      throws SQLException {
    var delete =
        statements.of("DELETE FROM " + table + " WHERE generation = ? AND id = ? AND change < ?");
    for (var one : told) {
      if (one.row() == null) {
        delete.setLong(1, generation);
        delete.setLong(2, one.id());
        delete.setLong(3, one.change());
        delete.addBatch();
      }
    }
    delete.executeBatch();
  }

  private void put(Statements statements, Collection<Told<R>> told, long generation)
      throws SQLException {
    var insert = statements.of(upsert);
    for (var one : told) {
      var row = one.row();
      if (row != null) {
        insert.setLong(1, generation);
        insert.setLong(2, one.id());
        insert.setLong(3, one.change());
        var next = columns.bind(row, insert);
        insert.setString(next, source.word());
        insert.setLong(next + 1, one.id());
        insert.setLong(next + 2, one.change());
        insert.addBatch();
      }
    }
    insert.executeBatch();
  }

  private void heardUpTo(Statements statements, long change) throws SQLException {
    var update = statements.of("UPDATE heard SET change = ? WHERE source = ? AND change < ?");
    update.setLong(1, change);
    update.setString(2, source.word());
    update.setLong(3, change);
    update.executeUpdate();
  }
}
