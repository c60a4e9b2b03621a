package hubbub.accounts.domain;

import java.time.Clock;
import java.time.Duration;

/// Gives another access token for a refresh token, and the next refresh token with it. A token that
/// is shown a second time within [#TOGETHER] is a second tab, or an answer that got lost: it gets
/// the same next one. Later it is one that somebody has stolen, and the session ends.
public final class Refresh {
  public static final Duration TOGETHER = Duration.ofSeconds(10);

  private final Sessions sessions;
  private final AccessTokens tokens;
  private final Attempts attempts;
  private final Clock clock;

  public Refresh(Sessions sessions, AccessTokens tokens, Attempts attempts, Clock clock) {
    this.sessions = sessions;
    this.tokens = tokens;
    this.attempts = attempts;
    this.clock = clock;
  }

  /// What became of it.
  public sealed interface Refreshed {
    record Done(String jwt, RefreshToken refresh) implements Refreshed {}

    record Refused() implements Refreshed {}

    /// @param accountId whose session was ended by it
    record Stolen(String accountId) implements Refreshed {}

    record TooOften(Duration pause) implements Refreshed {}
  }

  /// @param address where it comes from
  public Refreshed refresh(String text, String address) {
    var about = new Secret(text).hash();
    var wait = attempts.begin(address, about);
    if (wait.isPresent()) {
      return new Refreshed.TooOften(wait.get());
    }
    var token = RefreshToken.read(text);
    if (token.isEmpty()) {
      return new Refreshed.Refused();
    }
    var now = clock.instant();
    return switch (sessions.turn(token.get(), now, now.minus(TOGETHER))) {
      case Sessions.Turned.Done(var account, var sessionId, var next) -> {
        attempts.giveBack(address, about);
        yield new Refreshed.Done(tokens.make(account.id(), sessionId), next);
      }
      case Sessions.Turned.Unknown() -> new Refreshed.Refused();
      case Sessions.Turned.Reused(var accountId) -> new Refreshed.Stolen(accountId);
    };
  }
}
