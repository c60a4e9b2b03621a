package hubbub.testkit;

import hubbub.contracts.accounts.AskAccounts;
import hubbub.contracts.accounts.KeyHolder;
import hubbub.contracts.accounts.OwnChannel;
import hubbub.contracts.accounts.StreamRights;
import java.util.Optional;
import java.util.function.Function;

/// Accounts that know whose a secret is, and know nobody who goes on air.
///
/// @param known whose a secret is
public record KnownHolders(Function<String, Optional<KeyHolder>> known) implements AskAccounts {
  @Override
  public Optional<KeyHolder> holder(String secret) {
    return known.apply(secret);
  }

  @Override
  public Optional<StreamRights> streamRights(String secret) {
    return Optional.empty();
  }

  @Override
  public Optional<OwnChannel> airs(String accountId, String channel) {
    return Optional.empty();
  }
}
