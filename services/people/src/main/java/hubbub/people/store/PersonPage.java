package hubbub.people.store;

import hubbub.contracts.directory.PersonState;
import hubbub.platform.storage.RowPlace;
import java.util.List;
import java.util.Optional;

/// A page of people, all as they stood at one moment.
///
/// @param change the newest at that moment
/// @param end where the last of them stands, if more follow
public record PersonPage(long change, List<PersonState> states, Optional<RowPlace> end) {}
