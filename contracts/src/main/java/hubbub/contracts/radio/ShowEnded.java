package hubbub.contracts.radio;

import hubbub.contracts.Channel;
import hubbub.contracts.ChannelFact;
import java.time.Instant;

/// Kept: a show is over, and its recording whole. One that a crash ended is told at the next start.
///
/// @param at when its last sound came
/// @param millis how long its sound is; what was not recorded does not count
/// @param bytes of its sound
public record ShowEnded(String showId, Channel channel, Instant at, long millis, long bytes)
    implements ChannelFact {}
