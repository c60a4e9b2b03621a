package hubbub.places.http;

import hubbub.contracts.directory.Place;
import hubbub.contracts.directory.PlaceState;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Places as outsiders see them, to the letter.
record PlaceJson(long id, String name) {
  static PlaceJson of(Place place) {
    return new PlaceJson(place.id(), place.name());
  }

  /// A place with the number of the change that made it so.
  record WithChange(long id, String name, long change) {
    static WithChange of(PlaceState state) {
      return new WithChange(state.place().id(), state.place().name(), state.change());
    }
  }

  /// Places with their changes.
  ///
  /// @param change the newest of all places
  record States(long change, List<WithChange> states) {}

  /// A new place, or how one is to be; who sends back what they got sends its id, too.
  record Wish(@Nullable Long id, String name) {}

  /// What is to be another way.
  record Patch(@Nullable String name) {}
}
