package hubbub.accounts.domain;

import hubbub.contracts.accounts.Account;
import java.time.Instant;

/// Where sessions are kept.
public interface Sessions {
  /// Turns a refresh token into the next one: the whole decision in one transaction.
  ///
  /// @param since a token that was turned since may be shown again, for the same next one
  Turned turn(RefreshToken token, Instant now, Instant since);

  /// What became of a refresh token.
  sealed interface Turned {
    record Done(Account account, String sessionId, RefreshToken next) implements Turned {}

    /// Nobody's, or of a session that is over.
    record Unknown() implements Turned {}

    /// It was used before: somebody else has it, and the session is over for both.
    record Reused(String accountId) implements Turned {}
  }
}
