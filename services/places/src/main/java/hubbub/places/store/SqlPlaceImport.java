package hubbub.places.store;

import hubbub.contracts.directory.Place;
import hubbub.contracts.directory.PlaceChanged;
import hubbub.contracts.directory.PlaceState;
import hubbub.places.domain.PlaceLine;
import hubbub.platform.storage.Database;
import hubbub.platform.storage.Imported;
import hubbub.platform.storage.RowCounter;
import hubbub.platform.storage.Select;
import hubbub.platform.storage.Transaction;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
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

  /// Lines that cannot be kept, by their numbers, with the reason.
  public SortedMap<Long, String> wrong(List<PlaceLine> lines) {
    return database.read(tx -> wrong(tx.connection(), lines));
  }

  /// @param lines no id is in two of them
  public Imported keep(List<PlaceLine> lines) {
    var imported =
        database.write(tx -> {
          var wrong = wrong(tx.connection(), lines);
          return wrong.isEmpty()
              ? keep(tx, lines, known(tx.connection(), ids(lines)))
              : new Imported.Refused(wrong);
        });
    if (imported instanceof Imported.Kept) {
      changed.run();
    }
    return imported;
  }

  private static SortedMap<Long, String> wrong(Connection connection, List<PlaceLine> lines)
      throws SQLException {
    var gone = Select.numbers(connection, "SELECT id FROM deleted_place", "id", ids(lines));
    var wrong = new TreeMap<Long, String>();
    for (var line : lines) {
      if (line.id().isPresent() && gone.contains(line.id().getAsLong())) {
        wrong.put(line.number(), "id: is that of a place that was deleted");
      }
    }
    return wrong;
  }

  private static List<Long> ids(List<PlaceLine> lines) {
    return lines.stream().flatMap(line -> line.id().stream().boxed()).toList();
  }

  private static Imported keep(Transaction tx, List<PlaceLine> lines, Map<Long, PlaceState> known)
      throws SQLException {
    var changes = lines.stream().filter(line -> !isUnchanged(line, known)).toList();
    var rows = RowCounter.rows(tx.connection(), changes.stream().map(PlaceLine::id).toList());
    var states = new ArrayList<PlaceState>();
    for (var at = 0; at < rows.size(); at++) {
      var row = rows.get(at);
      states.add(new PlaceState(new Place(row.id(), changes.get(at).name()), row.change()));
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
