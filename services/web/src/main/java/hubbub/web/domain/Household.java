package hubbub.web.domain;

import hubbub.contracts.accounts.Account;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/// The keys as they are kept. Everything is by the hash of a secret.
public interface Household {
  /// All that is in force, as this process last read or changed it.
  Held held();

  /// Reads again: another process with pages may have changed it.
  void refresh();

  /// Puts a link in place of the one before.
  void keepLink(String hash, Instant expiresAt);

  /// Uses the link: it is gone, the house has an owner, and the session begins; all or nothing.
  ///
  /// @return whether that link was there and had not expired
  boolean claim(String linkHash, Instant now, String sessionHash, Instant sessionExpiresAt);

  void keep(String hash, Token token);

  /// @return whether there was such a token
  boolean drop(String tokenId);

  void endSession(String hash);

  /// Forgets what has expired.
  void tidy(Instant now);

  /// @param sessions hash to expiry
  /// @param tokens hash to token
  /// @param linkUntil when the link that is open expires
  /// @param account in whose name the owner acts, once there is one
  record Held(
      boolean claimed,
      Map<String, Instant> sessions,
      Map<String, Token> tokens,
      Optional<Instant> linkUntil,
      Optional<Account> account) {}
}
