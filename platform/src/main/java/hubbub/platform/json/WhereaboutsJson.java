package hubbub.platform.json;

import com.fasterxml.jackson.annotation.JsonProperty;
import hubbub.contracts.directory.Person;
import hubbub.contracts.directory.Place;
import hubbub.contracts.directory.Whereabouts;
import hubbub.contracts.directory.Whereabouts.AtPlace;
import hubbub.contracts.directory.Whereabouts.Those;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Who is where, as `GET /api/v1/people-per-place/overview` writes it and other processes read it.
public record WhereaboutsJson(
    List<PlaceJson> places, ThoseJson nowhere, long placeCount, long personCount) {

  /// A place, how many are there, and the first of them.
  public record PlaceJson(long id, String name, long count, List<PersonJson> people) {}

  /// Those who are at no place.
  public record ThoseJson(long count, List<PersonJson> people) {}

  /// A person; where is said around it.
  public record PersonJson(long id, String name, @JsonProperty("isAlive") boolean isAlive) {
    static List<PersonJson> of(Those those) {
      return those.first().stream()
          .map(person -> new PersonJson(person.id(), person.name(), person.isAlive()))
          .toList();
    }

    private Person at(@Nullable Long place) {
      return new Person(id, name, isAlive, place);
    }
  }

  public static WhereaboutsJson of(Whereabouts all) {
    return new WhereaboutsJson(
        all.places().stream()
            .map(at ->
                new PlaceJson(
                    at.place().id(),
                    at.place().name(),
                    at.people().count(),
                    PersonJson.of(at.people())))
            .toList(),
        new ThoseJson(all.nowhere().count(), PersonJson.of(all.nowhere())),
        all.placeCount(),
        all.personCount());
  }

  public Whereabouts whereabouts() {
    return new Whereabouts(
        places.stream()
            .map(place ->
                new AtPlace(
                    new Place(place.id, place.name), those(place.count, place.people, place.id)))
            .toList(),
        those(nowhere.count, nowhere.people, null),
        placeCount,
        personCount);
  }

  private static Those those(long count, List<PersonJson> people, @Nullable Long place) {
    return new Those(count, people.stream().map(person -> person.at(place)).toList());
  }
}
