package hubbub.places.store;

import hubbub.contracts.directory.Place;
import hubbub.contracts.directory.PlaceState;
import hubbub.platform.storage.Select;
import hubbub.platform.text.Folding;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The rows of places, in a transaction of whoever asks.
final class PlaceRows {
  static final String COLUMNS = "SELECT id, name, change FROM place";

  private static final String UPSERT =
      """
      INSERT INTO place (id, name, folded, sorted, change) VALUES (?, ?, ?, ?, ?)
      ON CONFLICT (id) DO UPDATE SET
        name = excluded.name, folded = excluded.folded, sorted = excluded.sorted,
        change = excluded.change
      """;

  private PlaceRows() {}

  static Optional<PlaceState> find(Connection connection, long id) throws SQLException {
    try (var select = connection.prepareStatement(COLUMNS + " WHERE id = ?")) {
      select.setLong(1, id);
      try (var row = select.executeQuery()) {
        return row.next() ? Optional.of(state(row)) : Optional.empty();
      }
    }
  }

  static List<PlaceState> list(Connection connection, Select select) throws SQLException {
    try (var statement = select.prepare(connection);
        var row = statement.executeQuery()) {
      var found = new ArrayList<PlaceState>();
      while (row.next()) {
        found.add(state(row));
      }
      return found;
    }
  }

  /// Keeps places as they are to stand, new ones and others.
  static void keep(Connection connection, List<PlaceState> states) throws SQLException {
    try (var upsert = connection.prepareStatement(UPSERT)) {
      for (var state : states) {
        bind(upsert, state);
        upsert.addBatch();
      }
      upsert.executeBatch();
    }
  }

  private static void bind(PreparedStatement upsert, PlaceState state) throws SQLException {
    var folded = Folding.fold(state.place().name());
    upsert.setLong(1, state.place().id());
    upsert.setString(2, state.place().name());
    upsert.setString(3, folded);
    upsert.setString(4, Folding.sorted(folded));
    upsert.setLong(5, state.change());
  }

  static void delete(Connection connection, long id) throws SQLException {
    try (var delete = connection.prepareStatement("DELETE FROM place WHERE id = ?");
        var insert = connection.prepareStatement("INSERT INTO deleted_place (id) VALUES (?)")) {
      delete.setLong(1, id);
      delete.executeUpdate();
      insert.setLong(1, id);
      insert.executeUpdate();
    }
  }

  private static PlaceState state(ResultSet row) throws SQLException {
    return new PlaceState(new Place(row.getLong(1), row.getString(2)), row.getLong(3));
  }
}
