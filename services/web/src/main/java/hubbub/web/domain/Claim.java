package hubbub.web.domain;

import java.time.Clock;
import java.time.Duration;
import java.util.function.Supplier;

/// Uses a one-time link: whoever has it is the owner, at the first time and again at any later one.
public final class Claim {
  private final Household household;
  private final Clock clock;
  private final Supplier<Duration> sessionTime;

  public Claim(Household household, Clock clock, Supplier<Duration> sessionTime) {
    this.household = household;
    this.clock = clock;
    this.sessionTime = sessionTime;
  }

  /// What became of an attempt to claim.
  public sealed interface Claimed {
    /// @param session what the browser keeps
    record Done(Secret session, Duration age) implements Claimed {}

    /// Used, replaced, expired or never made; which one is nobody's business.
    record NoSuchLink() implements Claimed {}

    /// The first claim of a house that listens to its own machine alone is made there.
    record NotFromHere() implements Claimed {}
  }

  /// @param nearby whether it is certain that somebody at this machine asks
  public Claimed claim(Secret link, boolean nearby) {
    if (!nearby && !household.held().claimed()) {
      return new Claimed.NotFromHere();
    }
    var now = clock.instant();
    var session = Secret.fresh();
    var age = sessionTime.get();
    if (!household.claim(link.hash(), now, session.hash(), now.plus(age))) {
      return new Claimed.NoSuchLink();
    }
    return new Claimed.Done(session, age);
  }
}
