package hubbub.people.store;

import hubbub.contracts.directory.Person;
import hubbub.contracts.directory.PersonChanged;
import hubbub.contracts.directory.PersonState;
import hubbub.platform.storage.Database;
import hubbub.platform.storage.RowCounter;
import hubbub.platform.storage.RowOrder;
import hubbub.platform.storage.Select;
import hubbub.platform.storage.Transaction;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/// Places that are gone, and how their people leave them: so many in a transaction that others can
/// write in between.
public final class SqlEmptying {
  private final Database database;
  private final int stepMax;

  /// @param stepMax people who leave in one transaction
  public SqlEmptying(Database database, int stepMax) {
    this.database = database;
    this.stepMax = stepMax;
  }

  /// Notes that a place is gone.
  public static void note(Connection connection, long placeId) throws SQLException {
    try (var insert =
        connection.prepareStatement(
            "INSERT INTO deleted_place (id, emptied) VALUES (?, 0) ON CONFLICT (id) DO NOTHING")) {
      insert.setLong(1, placeId);
      insert.executeUpdate();
    }
  }

  /// Whether a place is gone.
  static boolean isGone(Connection connection, long placeId) throws SQLException {
    try (var select = connection.prepareStatement("SELECT 1 FROM deleted_place WHERE id = ?")) {
      select.setLong(1, placeId);
      try (var row = select.executeQuery()) {
        return row.next();
      }
    }
  }

  /// Whether somebody may still be at a place that is gone.
  public boolean isToDo() {
    return database.read(tx -> next(tx.connection()).isPresent());
  }

  /// Lets some people leave a place that is gone.
  ///
  /// @return whether there may be more to do
  public boolean step() {
    return database.write(tx -> {
      var place = next(tx.connection());
      if (place.isPresent()) {
        leave(tx, place.getAsLong());
      }
      return place.isPresent();
    });
  }

  private static OptionalLong next(Connection connection) throws SQLException {
    try (var select =
            connection.prepareStatement(
                "SELECT id FROM deleted_place WHERE emptied = 0 ORDER BY id LIMIT 1");
        var row = select.executeQuery()) {
      return row.next() ? OptionalLong.of(row.getLong(1)) : OptionalLong.empty();
    }
  }

  private void leave(Transaction tx, long placeId) throws SQLException {
    var there =
        PersonRows.list(
            tx.connection(),
            new Select(PersonRows.COLUMNS)
                .where("place_id = ?", List.of(placeId))
                .ordered(RowOrder.ID, stepMax));
    if (!there.isEmpty()) {
      var ids = there.stream().map(state -> OptionalLong.of(state.person().id())).toList();
      var rows = RowCounter.rows(tx.connection(), ids);
      var left = new ArrayList<PersonState>();
      for (var at = 0; at < rows.size(); at++) {
        var person = there.get(at).person();
        left.add(
            new PersonState(
                new Person(person.id(), person.name(), person.isAlive(), null),
                rows.get(at).change()));
      }
      PersonRows.leave(tx.connection(), left);
      left.forEach(state -> tx.tell(new PersonChanged(state.person(), state.change())));
    }
    if (there.size() < stepMax) {
      emptied(tx.connection(), placeId);
    }
  }

  private static void emptied(Connection connection, long placeId) throws SQLException {
    try (var update =
        connection.prepareStatement("UPDATE deleted_place SET emptied = 1 WHERE id = ?")) {
      update.setLong(1, placeId);
      update.executeUpdate();
    }
  }
}
