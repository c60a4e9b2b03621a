package hubbub.places.domain;

import hubbub.contracts.directory.PlaceState;

/// What became of the wish to change or delete a place.
public sealed interface Edited {
  /// It is done.
  ///
  /// @param state as the place stands now, or stood when it was deleted
  record Done(PlaceState state) implements Edited {}

  /// There is no such place.
  record Unknown() implements Edited {}

  /// It is not what the wish began from any more.
  ///
  /// @param change the number of the change that made it what it is
  record ChangedSince(long change) implements Edited {}
}
