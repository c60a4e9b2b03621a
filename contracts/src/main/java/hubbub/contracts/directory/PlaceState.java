package hubbub.contracts.directory;

/// How a place stands.
///
/// @param change the number of the change that made it so
public record PlaceState(Place place, long change) {}
