package hubbub.web.owner;

import hubbub.platform.http.Keys;
import hubbub.web.domain.Household;
import hubbub.web.domain.Secret;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;

/// The household's keys, as the door asks for them. Answers from memory.
public final class KeyRing implements Keys {
  private static final Set<String> ALL = Set.of("owner");

  private final Household household;
  private final Clock clock;
  private final String localHash;

  /// @param local the secret of the token file
  public KeyRing(Household household, Clock clock, Secret local) {
    this.household = household;
    this.clock = clock;
    this.localHash = local.hash();
  }

  @Override
  public boolean claimed() {
    return household.held().claimed();
  }

  @Override
  public Optional<Holder> session(String secret) {
    var expiresAt = household.held().sessions().get(new Secret(secret).hash());
    return expiresAt != null && clock.instant().isBefore(expiresAt)
        ? Optional.of(new Holder("owner", ALL, true))
        : Optional.empty();
  }

  @Override
  public Optional<Holder> token(String secret) {
    var hash = new Secret(secret).hash();
    if (hash.equals(localHash)) {
      return Optional.of(new Holder("token:command", ALL, false));
    }
    var token = household.held().tokens().get(hash);
    return token != null && token.holdsAt(clock.instant())
        ? Optional.of(new Holder("token:" + token.name(), token.scopes(), false))
        : Optional.empty();
  }
}
