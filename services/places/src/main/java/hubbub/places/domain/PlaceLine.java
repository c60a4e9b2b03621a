package hubbub.places.domain;

import java.util.OptionalLong;

/// A line of a table of places.
///
/// @param number of the line in its file
/// @param id of the place that it is to be; empty for a new one
public record PlaceLine(long number, OptionalLong id, String name) {}
