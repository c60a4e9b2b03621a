package hubbub.contracts.directory;

/// How a person stands.
///
/// @param change the number of the change that made it so
public record PersonState(Person person, long change) {}
