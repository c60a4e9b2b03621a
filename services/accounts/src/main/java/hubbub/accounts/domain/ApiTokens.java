package hubbub.accounts.domain;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Tokens for programs, where they are kept.
public interface ApiTokens {
  /// What a token may be made for: `account` is all that a person may.
  Set<String> SCOPES =
      Set.of("chat:read", "chat:edit", "chat:moderate", "channels:manage", "account");

  /// @param name what its maker calls it
  /// @param usedAt when it was last shown, by some minutes
  record ApiToken(
      String id,
      String name,
      Set<String> scopes,
      Instant createdAt,
      Optional<Instant> usedAt,
      Instant expiresAt) {}

  /// @param most of one account
  /// @return whether there was room
  boolean keep(String accountId, ApiToken token, String hash, int most);

  /// Those of an account, newest first.
  List<ApiToken> of(String accountId);

  /// @return whether there was such a token of this account
  boolean drop(String accountId, String id);
}
