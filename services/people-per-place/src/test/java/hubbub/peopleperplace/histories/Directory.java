package hubbub.peopleperplace.histories;

import hubbub.contracts.directory.Person;
import hubbub.contracts.directory.Place;
import hubbub.peopleperplace.domain.Told;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The plain model: places and people as they truly are, and all that was told of them.
final class Directory {
  final Service<Place> places = new Service<>();
  final Service<Person> people = new Service<>();

  /// One of the two services.
  static final class Service<R> {
    final TreeMap<Long, Told<R>> rows = new TreeMap<>();
    final List<Told<R>> told = new ArrayList<>();

    /// Which of them have not come yet.
    final List<Told<R>> onTheWay = new ArrayList<>();

    private long lastId;

    long newId() {
      return ++lastId;
    }

    long change() {
      return told.size();
    }

    /// @param row null if it is gone
    void tell(long id, @Nullable R row) {
      var fact = new Told<>(id, row, told.size() + 1L);
      if (row == null) {
        rows.remove(id);
      } else {
        rows.put(id, fact);
      }
      told.add(fact);
      onTheWay.add(fact);
    }

    @Nullable R any(int number) {
      var all = new ArrayList<>(rows.values());
      return all.isEmpty() ? null : all.get(number % all.size()).row();
    }

    List<Told<R>> after(long id, int limit) {
      return rows.tailMap(id, false).values().stream().limit(limit).toList();
    }
  }

  void take(Step step) {
    var place = places.any(step.one());
    var person = people.any(step.one());
    switch (step.kind()) {
      case MAKE_PLACE -> name(places.newId(), step);
      case RENAME_PLACE -> {
        if (place != null) {
          name(place.id(), step);
        }
      }
      case DELETE_PLACE -> {
        if (place != null) {
          places.tell(place.id(), null);
        }
      }
      case LEAVE_DELETED_PLACES -> leaveDeletedPlaces();
      case MAKE_PERSON -> put(people.newId(), "person " + step.one(), true, somewhere(step));
      case RENAME_PERSON -> {
        if (person != null) {
          put(person.id(), "person " + step.other(), person.isAlive(), person.placeId());
        }
      }
      case MOVE_PERSON -> {
        if (person != null) {
          put(person.id(), person.name(), person.isAlive(), somewhere(step));
        }
      }
      case TURN_ALIVE_OR_NOT -> {
        if (person != null) {
          put(person.id(), person.name(), !person.isAlive(), person.placeId());
        }
      }
      case DELETE_PERSON -> {
        if (person != null) {
          people.tell(person.id(), null);
        }
      }
      default -> throw new IllegalArgumentException(step.toString());
    }
  }

  void leaveDeletedPlaces() {
    for (var one : List.copyOf(people.rows.values())) {
      var person = one.row();
      if (person != null
          && person.placeId() != null
          && !places.rows.containsKey(person.placeId())) {
        put(person.id(), person.name(), person.isAlive(), null);
      }
    }
  }

  private void name(long id, Step step) {
    places.tell(id, new Place(id, "place " + step.other()));
  }

  private void put(long id, String name, boolean isAlive, @Nullable Long placeId) {
    people.tell(id, new Person(id, name, isAlive, placeId));
  }

  /// One in four is nowhere.
  private @Nullable Long somewhere(Step step) {
    var place = step.other() % 4 == 0 ? null : places.any(step.other());
    return place == null ? null : place.id();
  }

  /// The join, in the plainest way.
  List<String> join() {
    var lines = new ArrayList<String>();
    for (var place : places.rows.values()) {
      lines.add(String.valueOf(place.row()));
      for (var one : people.rows.values()) {
        var person = one.row();
        if (person != null && person.placeId() != null && person.placeId() == place.id()) {
          lines.add("  " + person.id() + " " + person.name() + " " + person.isAlive());
        }
      }
    }
    return lines;
  }
}
