package hubbub.contracts.radio;

import hubbub.contracts.Channel;
import hubbub.contracts.ChannelFact;
import java.time.Instant;

/// Kept: a show began to be recorded. A source that comes back within `radio.resume-time` goes on
/// with its show, and begins none.
///
/// @param channel that the show is of
/// @param mount the path where it is heard
/// @param name as its source called it; empty where it said nothing
public record ShowStarted(String showId, Channel channel, String mount, String name, Instant at)
    implements ChannelFact {}
