package hubbub.contracts.directory;

import hubbub.contracts.GeneralFact;

/// A person is gone for ever.
///
/// @param change the number of this change among all of people
public record PersonDeleted(long id, long change) implements GeneralFact {}
