package hubbub.people.store;

import hubbub.contracts.directory.PersonChanged;
import hubbub.contracts.directory.PersonState;
import hubbub.people.domain.PersonLine;
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

/// Keeps a table of people: all of it in one transaction, or nothing.
public final class SqlPersonImport {
  private final Database database;
  private final Runnable changed;

  /// @param changed runs when all is kept
  public SqlPersonImport(Database database, Runnable changed) {
    this.database = database;
    this.changed = changed;
  }

  /// Lines that cannot be kept, by their numbers, with the reason.
  public SortedMap<Long, String> wrong(List<PersonLine> lines) {
    return database.read(tx -> wrong(tx.connection(), lines));
  }

  /// @param lines no id is in two of them
  public Imported keep(List<PersonLine> lines) {
    var imported =
        database.write(tx -> {
          var wrong = wrong(tx.connection(), lines);
          return wrong.isEmpty()
              ? keep(tx, lines, known(tx.connection(), lines))
              : new Imported.Refused(wrong);
        });
    if (imported instanceof Imported.Kept) {
      changed.run();
    }
    return imported;
  }

  private static SortedMap<Long, String> wrong(Connection connection, List<PersonLine> lines)
      throws SQLException {
    var people = Select.numbers(connection, "SELECT id FROM deleted_person", "id", ids(lines));
    var places =
        Select.numbers(connection, "SELECT id FROM deleted_place", "id", PersonLine.places(lines));
    var wrong = new TreeMap<Long, String>();
    for (var line : lines) {
      var placeId = line.person().placeId();
      if (line.id().isPresent() && people.contains(line.id().getAsLong())) {
        wrong.put(line.number(), "id: is that of a person who was deleted");
      } else if (placeId != null && places.contains(placeId)) {
        wrong.put(line.number(), "placeId: there is no place of this id");
      }
    }
    return wrong;
  }

  private static Imported keep(Transaction tx, List<PersonLine> lines, Map<Long, PersonState> known)
      throws SQLException {
    var changes = lines.stream().filter(line -> !isUnchanged(line, known)).toList();
    var rows = RowCounter.rows(tx.connection(), changes.stream().map(PersonLine::id).toList());
    var states = new ArrayList<PersonState>();
    for (var at = 0; at < rows.size(); at++) {
      var row = rows.get(at);
      states.add(new PersonState(changes.get(at).person().withId(row.id()), row.change()));
    }
    PersonRows.keep(tx.connection(), states);
    states.forEach(state -> tx.tell(new PersonChanged(state.person(), state.change())));
    var replaced = (int) states.stream().filter(s -> known.containsKey(s.person().id())).count();
    return new Imported.Kept(states.size() - replaced, replaced, lines.size() - states.size());
  }

  private static boolean isUnchanged(PersonLine line, Map<Long, PersonState> known) {
    if (line.id().isEmpty()) {
      return false;
    }
    var id = line.id().getAsLong();
    var state = known.get(id);
    return state != null && state.person().equals(line.person().withId(id));
  }

  private static Map<Long, PersonState> known(Connection connection, List<PersonLine> lines)
      throws SQLException {
    var known = new HashMap<Long, PersonState>();
    for (var some : Select.parts(ids(lines))) {
      PersonRows.list(connection, new Select(PersonRows.COLUMNS).among("id", some))
          .forEach(state -> known.put(state.person().id(), state));
    }
    return known;
  }

  private static List<Long> ids(List<PersonLine> lines) {
    return lines.stream().flatMap(line -> line.id().stream().boxed()).toList();
  }
}
