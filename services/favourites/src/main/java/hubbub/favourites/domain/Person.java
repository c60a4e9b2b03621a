package hubbub.favourites.domain;

import java.util.Set;

/// Somebody who is signed in with Twitch.
///
/// @param twitchId theirs at Twitch
/// @param login their channel's name there
/// @param scopes what they allow us, in Twitch's words
/// @param change the number of the change that this is since
public record Person(
    String accountId, String twitchId, String login, Set<String> scopes, long change) {
  public Person {
    scopes = Set.copyOf(scopes);
  }
}
