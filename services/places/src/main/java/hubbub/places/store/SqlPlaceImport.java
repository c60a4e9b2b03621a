package hubbub.places.store;

import hubbub.contracts.directory.Place;
import hubbub.contracts.directory.PlaceChanged;
import hubbub.contracts.directory.PlaceState;
import hubbub.places.domain.Imported;
import hubbub.places.domain.PlaceLine;
import hubbub.platform.storage.Database;
import hubbub.platform.storage.RowCounter;
import hubbub.platform.storage.Select;
import hubbub.platform.storage.Transaction;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// Keeps a table of places: all of it in one transaction, or nothing.
public final class SqlPlaceImport {
  private final Database database;
  private final Runnable changed;

  /// @param changed runs when all is kept
  public SqlPlaceImport(Database database, Runnable changed) {
    this.database = database;
    this.changed = changed;
  }

  /// @param lines no id is in two of them
  public Imported keep(List<PlaceLine> lines) {
    var ids = lines.stream().flatMap(l -> l.id().stream().boxed()).toList();
    var imported =
        database.write(tx -> {
          var gone = Select.numbers(tx.connection(), "SELECT id FROM deleted_place", "id", ids);
          return gone.isEmpty()
              ? keep(tx, lines, known(tx.connection(), ids))
              : refused(lines, gone);
        });
    if (imported instanceof Imported.Kept) {
      changed.run();
    }
    return imported;
  }

  private static Imported refused(List<PlaceLine> lines, Set<Long> gone) {
    var wrong = new TreeMap<Long, String>();
    for (var line : lines) {
      if (line.id().isPresent() && gone.contains(line.id().getAsLong())) {
        wrong.put(line.number(), "has the id of a place that was deleted");
      }
    }
    return new Imported.Refused(wrong);
  }

  private static Imported keep(Transaction tx, List<PlaceLine> lines, Map<Long, PlaceState> known)
      throws SQLException {
    var changes = lines.stream().filter(line -> !isUnchanged(line, known)).toList();
    var fresh = (int) changes.stream().filter(line -> line.id().isEmpty()).count();
    var greatest = changes.stream().mapToLong(line -> line.id().orElse(0)).max().orElse(0);
    var counted = RowCounter.give(tx.connection(), greatest, fresh, changes.size());
    var id = counted.lastId() - fresh;
    var change = counted.change() - changes.size();
    var states = new ArrayList<PlaceState>();
    for (var line : changes) {
      var own = line.id().isPresent() ? line.id().getAsLong() : ++id;
      states.add(new PlaceState(new Place(own, line.name()), ++change));
    }
    PlaceRows.keep(tx.connection(), states);
    states.forEach(state -> tx.tell(new PlaceChanged(state.place(), state.change())));
    var replaced = (int) states.stream().filter(s -> known.containsKey(s.place().id())).count();
    return new Imported.Kept(states.size() - replaced, replaced, lines.size() - states.size());
  }

  private static boolean isUnchanged(PlaceLine line, Map<Long, PlaceState> known) {
    var state = line.id().isPresent() ? known.get(line.id().getAsLong()) : null;
    return state != null && state.place().name().equals(line.name());
  }

  private static Map<Long, PlaceState> known(Connection connection, List<Long> ids)
      throws SQLException {
    var known = new HashMap<Long, PlaceState>();
    for (var some : Select.parts(ids)) {
      PlaceRows.list(connection, new Select(PlaceRows.COLUMNS).among("id", some))
          .forEach(state -> known.put(state.place().id(), state));
    }
    return known;
  }
}
