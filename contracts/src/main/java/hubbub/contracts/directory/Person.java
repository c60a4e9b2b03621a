package hubbub.contracts.directory;

import org.jspecify.annotations.Nullable;

/// A person.
///
/// @param id from 1 on; never given twice
/// @param name 1 to 200 graphemes
/// @param placeId where the person is; null for nowhere
public record Person(long id, String name, boolean isAlive, @Nullable Long placeId) {}
