package hubbub.accounts.twitch;

import hubbub.contracts.accounts.AskTwitch;
import hubbub.contracts.accounts.TwitchKey;
import java.util.Optional;

/// Where this installation is not registered at Twitch: nobody has a key.
public record NoTwitch() implements AskTwitch {
  @Override
  public Optional<TwitchKey> keyOf(String accountId) {
    return Optional.empty();
  }

  @Override
  public Optional<TwitchKey> keyAfter(String accountId, String refused) {
    return Optional.empty();
  }

  @Override
  public Optional<TwitchKey> appKey() {
    return Optional.empty();
  }

  @Override
  public Optional<TwitchKey> appKeyAfter(String refused) {
    return Optional.empty();
  }
}
