package hubbub.contracts.directory;

import hubbub.contracts.GeneralFact;

/// A person was made or changed: this is how it stands.
///
/// @param change the number of this change among all of people
public record PersonChanged(Person person, long change) implements GeneralFact {}
