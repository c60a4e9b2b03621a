package hubbub.web.domain;

import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;

/// Makes a token for a program.
public final class IssueToken {
  private final Household household;
  private final Clock clock;
  private final int tokensMax;

  public IssueToken(Household household, Clock clock, int tokensMax) {
    this.household = household;
    this.clock = clock;
    this.tokensMax = tokensMax;
  }

  /// What became of it.
  public sealed interface Issued {
    record Done(Token token, Secret secret) implements Issued {}

    record TooMany(int max) implements Issued {}
  }

  public Issued issue(String name, Set<String> scopes, Duration age) {
    if (household.held().tokens().size() >= tokensMax) {
      return new Issued.TooMany(tokensMax);
    }
    var now = clock.instant();
    var secret = Secret.fresh();
    var token =
        new Token(UUID.randomUUID().toString(), name, Set.copyOf(scopes), now, now.plus(age));
    household.keep(secret.hash(), token);
    return new Issued.Done(token, secret);
  }
}
