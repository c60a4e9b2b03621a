package hubbub.accounts.domain;

import hubbub.contracts.accounts.Account;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/// Makes the secrets of a session; whoever keeps its row lets it begin.
public final class BeginSession {
  private final AccessTokens tokens;
  private final Clock clock;
  private final Duration age;

  /// @param age how long a session lasts
  public BeginSession(AccessTokens tokens, Clock clock, Duration age) {
    this.tokens = tokens;
    this.clock = clock;
    this.age = age;
  }

  /// A session that is not kept yet.
  public record Beginning(SessionRow row, RefreshToken refresh, Optional<Secret> cookie) {}

  public Beginning begin(Visit visit) {
    var refresh = RefreshToken.fresh();
    var cookie = visit.browser() ? Optional.of(Secret.fresh()) : Optional.<Secret>empty();
    var now = clock.instant();
    var row =
        new SessionRow(
            UUID.randomUUID().toString(),
            cookie.map(Secret::hash),
            refresh.family().hash(),
            refresh.secret().hash(),
            visit.client(),
            visit.address(),
            now,
            now.plus(age));
    return new Beginning(row, refresh, cookie);
  }

  /// What whoever signed in gets when the row is kept.
  public SignedIn begun(Account account, Beginning beginning) {
    return new SignedIn(
        account,
        tokens.make(account.id(), beginning.row().id()),
        beginning.refresh(),
        beginning.cookie(),
        age);
  }
}
