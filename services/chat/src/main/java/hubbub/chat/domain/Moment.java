package hubbub.chat.domain;

import java.time.Instant;

/// One look at the clocks.
///
/// @param at the time of day
/// @param nanos of a clock that never goes back, for durations
public record Moment(Instant at, long nanos) {}
