package hubbub.testkit.twitch;

import java.util.Set;

/// Whom a token of the tests' Twitch belongs to.
///
/// @param userId empty for a program's own token
/// @param login empty for a program's own token
public record TwitchHolder(String clientId, String userId, String login, Set<String> scopes) {}
