package hubbub.contracts.accounts;

import java.util.Set;

/// What opens Twitch's API.
///
/// @param clientId whom it was given to; sent beside it, as `Client-Id`
/// @param token secret: never logged, never shown
/// @param userId whose it is at Twitch; empty for an installation's own
/// @param scopes what its person allowed, in Twitch's words; empty for an installation's own
public record TwitchKey(String clientId, String token, String userId, Set<String> scopes) {
  public TwitchKey {
    scopes = Set.copyOf(scopes);
  }

  /// Without the token.
  @Override
  public String toString() {
    return "TwitchKey[clientId=" + clientId + ", userId=" + userId + ", scopes=" + scopes + "]";
  }
}
