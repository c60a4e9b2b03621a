package hubbub.contracts.directory;

/// A place.
///
/// @param id from 1 on; never given twice
/// @param name 1 to 200 graphemes
public record Place(long id, String name) {}
