package hubbub.archive.domain;

import java.time.Instant;

/// A person who does not want to be kept.
///
/// @param at since when
public record OptOut(Person person, Instant at) {}
