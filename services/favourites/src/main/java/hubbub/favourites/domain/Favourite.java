package hubbub.favourites.domain;

import java.time.Instant;

/// A streamer that somebody follows.
///
/// @param place 0 for the first of a person's
/// @param onNow whether it is the one that the person looks at
public record Favourite(Streamer streamer, int place, boolean onNow, Instant addedAt) {}
