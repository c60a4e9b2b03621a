package hubbub.web.domain;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;

/// Makes the link that claims the house; the one before stops working.
public final class Invite {
  private final Household household;
  private final Clock clock;
  private final Supplier<Duration> linkTime;

  public Invite(Household household, Clock clock, Supplier<Duration> linkTime) {
    this.household = household;
    this.clock = clock;
    this.linkTime = linkTime;
  }

  public record Link(Secret secret, Instant expiresAt) {}

  public Link invite() {
    var secret = Secret.fresh();
    var expiresAt = clock.instant().plus(linkTime.get());
    household.keepLink(secret.hash(), expiresAt);
    return new Link(secret, expiresAt);
  }
}
