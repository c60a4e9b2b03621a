package hubbub.favourites.domain;

/// A channel at Twitch where somebody keeps order.
///
/// @param twitchId the channel's
/// @param name as it is shown there
/// @param ended why it is told to them no longer, in Twitch's words; empty while it is
public record Moderated(String twitchId, String name, String ended) {}
