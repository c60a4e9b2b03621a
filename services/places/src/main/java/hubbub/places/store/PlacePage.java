package hubbub.places.store;

import hubbub.contracts.directory.PlaceState;
import hubbub.platform.storage.RowPlace;
import java.util.List;
import java.util.Optional;

/// A page of places, all as they stood at one moment.
///
/// @param change the newest at that moment
/// @param end where the last of them stands, if more follow
public record PlacePage(long change, List<PlaceState> states, Optional<RowPlace> end) {}
