package hubbub.accounts.domain;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Where somebody is signed in, and how that ends. An ended session is over for its cookie, its
/// access tokens and its refresh tokens at once.
public interface SignedInSessions {
  /// @param client what signed in, as it calls itself
  /// @param address where it signed in
  /// @param usedAt when it was last used, by some minutes
  record Shown(
      String id,
      boolean browser,
      String client,
      String address,
      Instant createdAt,
      Instant usedAt,
      Instant expiresAt) {}

  /// Those of an account that are not over, the last used first.
  List<Shown> of(String accountId);

  /// @return whether there was such a session of this account
  boolean end(String accountId, String id);

  /// Ends all of an account.
  ///
  /// @param but one that goes on
  void endAll(String accountId, Optional<String> but);
}
