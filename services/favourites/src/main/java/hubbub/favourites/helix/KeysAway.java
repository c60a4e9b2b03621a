package hubbub.favourites.helix;

import hubbub.contracts.NoAnswer;
import hubbub.contracts.accounts.AskTwitch;
import hubbub.contracts.accounts.TwitchKey;
import java.util.Optional;

/// Accounts in another process: keys don't leave the process that they are kept in.
public final class KeysAway implements AskTwitch {
  @Override
  public Optional<TwitchKey> keyOf(String accountId) {
    throw away();
  }

  @Override
  public Optional<TwitchKey> keyAfter(String accountId, String refused) {
    throw away();
  }

  @Override
  public Optional<TwitchKey> appKey() {
    throw away();
  }

  @Override
  public Optional<TwitchKey> appKeyAfter(String refused) {
    throw away();
  }

  private static NoAnswer away() {
    return new NoAnswer("accounts");
  }
}
