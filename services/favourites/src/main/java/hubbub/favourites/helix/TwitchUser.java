package hubbub.favourites.helix;

/// Somebody at Twitch.
///
/// @param id theirs for ever, in digits
/// @param login their channel's name, in small letters; it may change
/// @param name as they write it
public record TwitchUser(String id, String login, String name) {}
