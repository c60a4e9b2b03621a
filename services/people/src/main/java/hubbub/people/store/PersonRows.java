package hubbub.people.store;

import hubbub.contracts.directory.Person;
import hubbub.contracts.directory.PersonState;
import hubbub.platform.storage.Select;
import hubbub.platform.text.Folding;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The rows of people, in a transaction of whoever asks.
final class PersonRows {
  static final String COLUMNS = "SELECT id, name, alive, place_id, change FROM person";

  private static final String UPSERT =
      """
      INSERT INTO person (id, name, folded, sorted, alive, place_id, change)
      VALUES (?, ?, ?, ?, ?, ?, ?)
      ON CONFLICT (id) DO UPDATE SET
        name = excluded.name, folded = excluded.folded, sorted = excluded.sorted,
        alive = excluded.alive, place_id = excluded.place_id, change = excluded.change
      """;

  private PersonRows() {}

  static Optional<PersonState> find(Connection connection, long id) throws SQLException {
    try (var select = connection.prepareStatement(COLUMNS + " WHERE id = ?")) {
      select.setLong(1, id);
      try (var row = select.executeQuery()) {
        return row.next() ? Optional.of(state(row)) : Optional.empty();
      }
    }
  }

  static List<PersonState> list(Connection connection, Select select) throws SQLException {
    try (var statement = select.prepare(connection);
        var row = statement.executeQuery()) {
      var found = new ArrayList<PersonState>();
      while (row.next()) {
        found.add(state(row));
      }
      return found;
    }
  }

  /// Keeps people as they are to stand, new ones and others.
  static void keep(Connection connection, List<PersonState> states) throws SQLException {
    try (var upsert = connection.prepareStatement(UPSERT)) {
      for (var state : states) {
        bind(upsert, state);
        upsert.addBatch();
      }
      upsert.executeBatch();
    }
  }

  private static void bind(PreparedStatement upsert, PersonState state) throws SQLException {
    var person = state.person();
    var folded = Folding.fold(person.name());
    upsert.setLong(1, person.id());
    upsert.setString(2, person.name());
    upsert.setString(3, folded);
    upsert.setString(4, Folding.sorted(folded));
    upsert.setInt(5, person.isAlive() ? 1 : 0);
    upsert.setObject(6, person.placeId(), Types.BIGINT);
    upsert.setLong(7, state.change());
  }

  /// Lets people be nowhere from these changes on, which leaves their names and indexes alone.
  static void leave(Connection connection, List<PersonState> states) throws SQLException {
    try (var update =
        connection.prepareStatement("UPDATE person SET place_id = NULL, change = ? WHERE id = ?")) {
      for (var state : states) {
        update.setLong(1, state.change());
        update.setLong(2, state.person().id());
        update.addBatch();
      }
      update.executeBatch();
    }
  }

  static void delete(Connection connection, long id) throws SQLException {
    try (var delete = connection.prepareStatement("DELETE FROM person WHERE id = ?");
        var insert = connection.prepareStatement("INSERT INTO deleted_person (id) VALUES (?)")) {
      delete.setLong(1, id);
      delete.executeUpdate();
      insert.setLong(1, id);
      insert.executeUpdate();
    }
  }

  private static PersonState state(ResultSet row) throws SQLException {
    var placeId = row.getLong(4);
    return new PersonState(
        new Person(
            row.getLong(1),
            row.getString(2),
            row.getInt(3) == 1,
            placeId == 0 ? null : Long.valueOf(placeId)),
        row.getLong(5));
  }
}
