package hubbub.peopleperplace.histories;

import hubbub.contracts.directory.Person;
import hubbub.contracts.directory.Place;
import hubbub.peopleperplace.domain.Newest;
import hubbub.peopleperplace.domain.Source;
import hubbub.peopleperplace.domain.Told;
import hubbub.peopleperplace.store.SqlCopy;
import hubbub.peopleperplace.store.SqlGenerations;
import hubbub.peopleperplace.store.SqlHeard;
import hubbub.peopleperplace.store.SqlJoin;
import hubbub.platform.storage.Database;
import hubbub.testkit.PinnedClock;
import java.io.Serial;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;

/// Takes a history, tells it to the copy in its database, and compares at the end.
final class Telling {
  private static final int PAGE = 2;

  private final Supplier<Database> database;
  private final Runnable restart;
  private final PinnedClock clock = new PinnedClock();
  private final Directory directory = new Directory();
  private OptionalLong building = OptionalLong.empty();
  private long placesAsked;
  private long peopleAsked;
  private boolean placesDone;
  private boolean peopleDone;
  private Optional<Page> asked = Optional.empty();

  private record Page(List<Told<Place>> places, List<Told<Person>> people) {}

  private static final class Undone extends RuntimeException {
    @Serial private static final long serialVersionUID = 1;
  }

  /// @param restart closes the database and opens it again
  Telling(Supplier<Database> database, Runnable restart) {
    this.database = database;
    this.restart = restart;
  }

  /// @return how the copy differs in the end; empty if it does not
  Optional<String> tell(List<Step> history) {
    empty();
    history.forEach(this::take);
    directory.leaveDeletedPlaces();
    while (!directory.people.onTheWay.isEmpty() || !directory.places.onTheWay.isEmpty()) {
      hear(directory.people, 3);
      hear(directory.places, 2);
    }
    var difference = difference("in the end");
    if (difference.isPresent() || building.isEmpty()) {
      return difference;
    }
    while (!peopleDone) {
      readPage();
      keepPage();
    }
    switchOver();
    return difference("after the last rebuild");
  }

  private Optional<String> difference(String when) {
    var join = join();
    if (!join.equals(directory.join())) {
      return Optional.of(when + " " + join + " instead of " + directory.join());
    }
    var heard = new SqlHeard(database.get());
    return heard.change(Source.PLACES) == directory.places.change()
            && heard.change(Source.PEOPLE) == directory.people.change()
        ? Optional.empty()
        : Optional.of(when + " it does not know that it heard all");
  }

  private void take(Step step) {
    var service = step.other() % 2 == 0 ? directory.places : directory.people;
    switch (step.kind()) {
      case HEAR -> hear(service, 1 + step.one() % 5);
      case HEAR_EARLY -> hearEarly(service, step.one());
      case HEAR_AGAIN -> hearAgain(service, step.one());
      case HEAR_IN_VAIN -> hearInVain(service, 1 + step.one() % 5);
      case RESTART -> restart.run();
      case REBUILD -> rebuild();
      case READ_PAGE -> readPage();
      case KEEP_PAGE -> keepPage();
      case SWITCH -> {
        if (peopleDone && asked.isEmpty()) {
          switchOver();
        }
      }
      case GIVE_UP -> {
        building.ifPresent(generation -> generations().giveUp(generation, "so it was wished"));
        building = OptionalLong.empty();
      }
      case CLEAR -> generations().clear(1 + step.one() % 4);
      default -> directory.take(step);
    }
  }

  private void rebuild() {
    var begun = generations().begin();
    if (begun.isPresent()) {
      building = begun;
      placesAsked = 0;
      peopleAsked = 0;
      placesDone = false;
      peopleDone = false;
      asked = Optional.empty();
    }
  }

  private void readPage() {
    if (building.isEmpty() || asked.isPresent()) {
      return;
    }
    var places = placesDone ? List.<Told<Place>>of() : directory.places.after(placesAsked, PAGE);
    var people = placesDone ? directory.people.after(peopleAsked, PAGE) : List.<Told<Person>>of();
    asked = Optional.of(new Page(places, people));
    peopleDone = placesDone && people.isEmpty();
    placesDone = places.isEmpty();
    placesAsked = places.isEmpty() ? placesAsked : places.getLast().id();
    peopleAsked = people.isEmpty() ? peopleAsked : people.getLast().id();
  }

  private void keepPage() {
    asked.ifPresent(page ->
        building.ifPresent(
            generation -> generations().fill(generation, page.places(), page.people())));
    asked = Optional.empty();
  }

  private void switchOver() {
    building.ifPresent(generation -> generations().finish(generation, Map.of()));
    building = OptionalLong.empty();
    peopleDone = false;
  }

  private <R> void hear(Directory.Service<R> service, int count) {
    var some = service.onTheWay.subList(0, Math.min(count, service.onTheWay.size()));
    hear(service, List.copyOf(some));
    some.clear();
  }

  private <R> void hearEarly(Directory.Service<R> service, int number) {
    if (!service.onTheWay.isEmpty()) {
      hear(service, List.of(service.onTheWay.remove(number % service.onTheWay.size())));
    }
  }

  private <R> void hearAgain(Directory.Service<R> service, int number) {
    var come = new ArrayList<>(service.told);
    come.removeAll(service.onTheWay);
    if (!come.isEmpty()) {
      hear(service, List.of(come.get(number % come.size())));
    }
  }

  private <R> void hearInVain(Directory.Service<R> service, int count) {
    try {
      database
          .get()
          .write(tx -> {
            write(tx.connection(), service, service.onTheWay.stream().limit(count).toList());
            throw new Undone();
          });
    } catch (Undone _) {
      // As it should be.
    }
  }

  private <R> void hear(Directory.Service<R> service, List<Told<R>> facts) {
    database
        .get()
        .write(tx -> {
          write(tx.connection(), service, facts);
          return null;
        });
  }

  private <R> void write(Connection connection, Directory.Service<R> service, List<Told<R>> facts)
      throws SQLException {
    var places = new Newest<Place>();
    var people = new Newest<Person>();
    for (var fact : facts) {
      if (service == directory.places) {
        places.take(new Told<>(fact.id(), (Place) fact.row(), fact.change()));
      } else {
        people.take(new Told<>(fact.id(), (Person) fact.row(), fact.change()));
      }
    }
    new SqlCopy(clock).hear(connection, places, people);
  }

  private SqlGenerations generations() {
    return new SqlGenerations(database.get(), clock);
  }

  private List<String> join() {
    return new SqlJoin(database.get())
        .look(moment -> {
          var lines = new ArrayList<String>();
          for (var place : moment.places(0, Long.MAX_VALUE, 1_000)) {
            lines.add(place.toString());
            moment.people(
                place.id(),
                place.id(),
                (_, id, name, isAlive) -> lines.add("  " + id + " " + name + " " + isAlive));
          }
          return lines;
        });
  }

  /// As if nothing had ever been heard.
  private void empty() {
    database
        .get()
        .write(tx -> {
          for (var table : List.of("place", "person", "gone")) {
            tx.handle().execute("DELETE FROM " + table);
          }
          tx.handle().execute("UPDATE heard SET change = 0, as_of = NULL");
          tx.handle().execute("UPDATE state SET answering = 1, building = NULL, newest = 1");
          return null;
        });
  }
}
