package hubbub.accounts.domain;

import hubbub.contracts.accounts.Account;
import java.time.Duration;
import java.util.Optional;

/// What somebody has who signed in.
///
/// @param jwt the access token
/// @param refresh for another one
/// @param cookie for a browser
/// @param age how long the session lasts
public record SignedIn(
    Account account, String jwt, RefreshToken refresh, Optional<Secret> cookie, Duration age) {
  /// No secrets in logs.
  @Override
  public String toString() {
    return "SignedIn[" + account.id() + "]";
  }
}
