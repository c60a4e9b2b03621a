package hubbub.web.feed;

import hubbub.contracts.Fact;
import hubbub.contracts.directory.PersonChanged;
import hubbub.contracts.directory.PersonDeleted;
import hubbub.contracts.directory.Place;
import hubbub.contracts.directory.PlaceChanged;
import hubbub.contracts.directory.PlaceDeleted;
import hubbub.platform.json.Json;
import hubbub.platform.json.PersonJson;
import java.util.List;
import java.util.Set;

/// What the feed says of the directory: how a row stands now, in the JSON of places and people.
final class DirectoryFrames {
  static final Set<Class<? extends Fact>> KINDS =
      Set.of(PlaceChanged.class, PlaceDeleted.class, PersonChanged.class, PersonDeleted.class);

  /// Changes of one beat that are told one by one; of more, a page asks anew.
  static final int MOST = 100;

  /// More changed than was told: whoever shows the directory asks for it anew.
  static final String AGAIN = Json.write(new Again("directory", true));

  private DirectoryFrames() {}

  static boolean tells(Fact fact) {
    return KINDS.contains(fact.getClass());
  }

  /// The frames of a beat's changes, in their order.
  static List<String> of(List<Fact> changes) {
    return changes.size() > MOST
        ? List.of(AGAIN)
        : changes.stream().map(DirectoryFrames::frame).toList();
  }

  private static String frame(Fact fact) {
    return switch (fact) {
      case PlaceChanged(var place, var _) -> Json.write(new OfPlace("directory", place));
      case PlaceDeleted(var id, var _) -> Json.write(new PlaceGone("directory", id));
      case PersonChanged(var person, var _) ->
          Json.write(new OfPerson("directory", PersonJson.of(person)));
      case PersonDeleted(var id, var _) -> Json.write(new PersonGone("directory", id));
      default -> throw new IllegalArgumentException("not of the directory: " + fact.getClass());
    };
  }

  record OfPlace(String kind, Place place) {}

  record PlaceGone(String kind, long deletedPlace) {}

  record OfPerson(String kind, PersonJson person) {}

  record PersonGone(String kind, long deletedPerson) {}

  record Again(String kind, boolean again) {}
}
