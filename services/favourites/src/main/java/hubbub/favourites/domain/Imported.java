package hubbub.favourites.domain;

/// What became of whom somebody follows elsewhere.
///
/// @param added favourites that are new
/// @param known those that were favourites before
/// @param leftOut those for whom there was no room
public record Imported(int added, int known, int leftOut) {}
