package hubbub.contracts.directory;

import hubbub.contracts.PassingFact;

/// Said every second by places and by people, so that whoever keeps a copy knows how old it is.
///
/// @param service `places` or `people`
/// @param change the newest change that it has made, 0 before the first
public record DirectoryStands(String service, long change) implements PassingFact {}
