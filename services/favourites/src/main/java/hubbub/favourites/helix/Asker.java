package hubbub.favourites.helix;

import hubbub.contracts.accounts.AskTwitch;
import hubbub.contracts.accounts.TwitchKey;
import java.util.Optional;

/// In whose name Twitch is asked.
public sealed interface Asker {
  /// This installation, for a person who waits.
  record App() implements Asker {}

  /// This installation, in rounds that nobody waits for: they leave the reserve alone.
  record Rounds() implements Asker {}

  record Person(String accountId) implements Asker {}

  /// Who shares its points at Twitch; empty for the installation.
  default String pays() {
    return this instanceof Person(var accountId) ? accountId : "";
  }

  default Optional<TwitchKey> key(AskTwitch accounts) {
    return this instanceof Person(var accountId) ? accounts.keyOf(accountId) : accounts.appKey();
  }

  /// The key after Twitch refused a token.
  default Optional<TwitchKey> keyAfter(AskTwitch accounts, String refused) {
    return this instanceof Person(var accountId)
        ? accounts.keyAfter(accountId, refused)
        : accounts.appKeyAfter(refused);
  }
}
