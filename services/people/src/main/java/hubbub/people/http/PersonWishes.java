package hubbub.people.http;

import hubbub.contracts.NoAnswer;
import hubbub.people.domain.FindPlaces;
import hubbub.people.domain.NewPerson;
import hubbub.people.domain.PersonPatch;
import hubbub.platform.http.Ids;
import hubbub.platform.http.Names;
import hubbub.platform.http.Refusal;
import hubbub.platform.http.Request;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Reads what somebody wants of a person, and refuses what cannot be.
final class PersonWishes {
  private static final Duration SOON = Duration.ofSeconds(2);
  private static final String PLACE = "placeId";

  private final FindPlaces places;

  PersonWishes(FindPlaces places) {
    this.places = places;
  }

  NewPerson create(Request request) {
    return person(request.json(PersonWish.class));
  }

  PersonPatch replace(Request request, long id) {
    var wish = request.json(PersonWish.class);
    Ids.requireSame(wish.id(), id);
    return PersonPatch.whole(person(wish));
  }

  /// RFC 7396: what is not there stays, null takes away.
  PersonPatch change(Request request) {
    var patch = request.json(JsonNode.class);
    var placeId = patch.path(PLACE);
    return new PersonPatch(
        Optional.of(patch.path("name"))
            .filter(JsonNode::isString)
            .map(name -> Names.allowed("/name", name.asString())),
        Optional.of(patch.path("isAlive")).filter(JsonNode::isBoolean).map(JsonNode::asBoolean),
        patch.has(PLACE),
        placeId.isNumber() ? Long.valueOf(placeId.asLong()) : null);
  }

  private static NewPerson person(PersonWish wish) {
    return new NewPerson(
        Names.allowed("/name", wish.name()), !Boolean.FALSE.equals(wish.isAlive()), wish.placeId());
  }

  /// Refuses a place that is not there.
  ///
  /// @throws Refusal 422 naming `/placeId`, or 503 while nobody knows
  void requirePlace(@Nullable Long placeId) {
    if (placeId != null && !missing(Set.of(placeId)).isEmpty()) {
      throw noPlace();
    }
  }

  /// Those of these places that there are not.
  ///
  /// @throws Refusal 503 while nobody knows
  Set<Long> missing(Set<Long> placeIds) {
    try {
      return places.missing(placeIds);
    } catch (NoAnswer e) {
      throw Refusal.away(
          "places is away, which knows what places there are; nothing was kept", SOON);
    }
  }

  static Refusal noPlace() {
    return Refusal.wrong("/" + PLACE, "there is no place of this id");
  }
}
