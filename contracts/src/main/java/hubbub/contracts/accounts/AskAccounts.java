package hubbub.contracts.accounts;

import java.util.Optional;

/// What accounts can be asked. It throws [hubbub.contracts.NoAnswer] when accounts is away.
public interface AskAccounts {
  /// Whom a secret belongs to at this moment: the value of a session cookie, an access token, or an
  /// API token.
  Optional<KeyHolder> holder(String secret);

  /// What a stream key opens at this moment; empty for what is none, was revoked, or belonged to a
  /// channel that is closed.
  Optional<StreamRights> streamRights(String secret);

  /// The channel of a name, if somebody may go on air in it at this moment: whoever opened it, and
  /// its hosts.
  ///
  /// @param channel in small letters
  Optional<OwnChannel> airs(String accountId, String channel);
}
