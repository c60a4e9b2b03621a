package hubbub.contracts.directory;

import hubbub.contracts.GeneralFact;

/// A place is gone for ever; whoever was there is nowhere.
///
/// @param change the number of this change among all of places
public record PlaceDeleted(long id, long change) implements GeneralFact {}
