package hubbub.contracts.favourites;

import hubbub.contracts.Channel;
import hubbub.contracts.ChannelFact;

/// Kept: something happened to a streamer, told once however often it came.
///
/// @param channel the streamer's
public record EventSeen(Channel channel, Event event) implements ChannelFact {}
