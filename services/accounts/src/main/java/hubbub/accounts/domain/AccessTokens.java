package hubbub.accounts.domain;

import java.time.Instant;
import java.util.Optional;

/// Tokens that say by themselves who somebody is, for a short time.
public interface AccessTokens {
  /// Signs one.
  String make(String accountId, String sessionId);

  /// What a token says; empty if it is none of ours, or it is over.
  Optional<Claims> read(String token);

  record Claims(String accountId, String sessionId, Instant expiresAt) {}
}
