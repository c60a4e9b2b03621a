package hubbub.contracts.directory;

import hubbub.contracts.GeneralFact;

/// A place was made or changed: this is how it stands.
///
/// @param change the number of this change among all of places
public record PlaceChanged(Place place, long change) implements GeneralFact {}
