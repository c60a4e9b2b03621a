package hubbub.contracts.accounts;

import java.util.Optional;

/// What accounts can be asked of Twitch: keys of the people who signed in with it, and the key of
/// this installation itself. No answer may be kept beyond the call that it is made for: a key is
/// renewed and taken away here alone. It throws [hubbub.contracts.NoAnswer] when accounts is away.
public interface AskTwitch {
  /// The key of a person; empty where none is connected, or Twitch takes theirs no longer.
  Optional<TwitchKey> keyOf(String accountId);

  /// The key of a person, after Twitch has answered 401 to one: it is renewed once, however many
  /// ask. Empty where Twitch does not renew it; then the person is disconnected.
  ///
  /// @param refused the token that was refused
  Optional<TwitchKey> keyAfter(String accountId, String refused);

  /// The key of this installation; empty where no client id and secret are set.
  Optional<TwitchKey> appKey();

  /// The key of this installation, after Twitch has answered 401 to one.
  ///
  /// @param refused the token that was refused
  Optional<TwitchKey> appKeyAfter(String refused);
}
