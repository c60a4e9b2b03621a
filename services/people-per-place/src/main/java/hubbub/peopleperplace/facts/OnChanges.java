package hubbub.peopleperplace.facts;

import hubbub.contracts.KeptFact;
import hubbub.contracts.directory.Person;
import hubbub.contracts.directory.PersonChanged;
import hubbub.contracts.directory.PersonDeleted;
import hubbub.contracts.directory.Place;
import hubbub.contracts.directory.PlaceChanged;
import hubbub.contracts.directory.PlaceDeleted;
import hubbub.peopleperplace.domain.Newest;
import hubbub.peopleperplace.domain.Told;
import hubbub.peopleperplace.store.SqlCopy;
import hubbub.platform.bus.Hearer;
import hubbub.platform.storage.Database;
import hubbub.platform.storage.Transaction;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;

/// Hears every change of places and people, and writes it into the copy.
public final class OnChanges implements Hearer {
  private final String name;
  private final Database database;
  private final SqlCopy copy;

  public OnChanges(String name, Database database, SqlCopy copy) {
    this.name = name;
    this.database = database;
    this.copy = copy;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Database database() {
    return database;
  }

  @Override
  public Set<Class<? extends KeptFact>> kinds() {
    return Set.of(PlaceChanged.class, PlaceDeleted.class, PersonChanged.class, PersonDeleted.class);
  }

  @Override
  public void hear(List<KeptFact> facts, Transaction transaction) throws SQLException {
    var places = new Newest<Place>();
    var people = new Newest<Person>();
    for (var fact : facts) {
      switch (fact) {
        case PlaceChanged(var place, var change) ->
            places.take(new Told<>(place.id(), place, change));
        case PlaceDeleted(var id, var change) -> places.take(new Told<>(id, null, change));
        case PersonChanged(var person, var change) ->
            people.take(new Told<>(person.id(), person, change));
        case PersonDeleted(var id, var change) -> people.take(new Told<>(id, null, change));
        default -> throw new IllegalStateException("not asked for: " + fact.getClass());
      }
    }
    copy.hear(transaction.connection(), places, people);
  }
}
