package hubbub.places.http;

import hubbub.contracts.directory.Place;
import org.jspecify.annotations.Nullable;

/// Places as outsiders see them, to the letter.
record PlaceJson(long id, String name) {
  static PlaceJson of(Place place) {
    return new PlaceJson(place.id(), place.name());
  }

  /// A new place, or how one is to be; who sends back what they got sends its id, too.
  record Wish(@Nullable Long id, String name) {}

  /// What is to be another way.
  record Patch(@Nullable String name) {}
}
