package hubbub.contracts.accounts;

import hubbub.contracts.GeneralFact;
import java.util.List;

/// Somebody signed in with Twitch, or allowed more or less there than before: this is how it
/// stands.
///
/// @param twitchId their id at Twitch
/// @param login their channel's name there, in small letters
/// @param name as they write it
/// @param scopes what they allow us, in Twitch's words, in alphabetical order
/// @param change the number of this change among all of accounts
public record TwitchConnected(
    String accountId, String twitchId, String login, String name, List<String> scopes, long change)
    implements GeneralFact {
  public TwitchConnected {
    scopes = List.copyOf(scopes);
  }
}
