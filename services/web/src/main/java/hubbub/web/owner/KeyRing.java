package hubbub.web.owner;

import hubbub.platform.http.Keys;
import hubbub.web.domain.Household;
import hubbub.web.domain.Secret;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/// The household's keys, as the door asks for them. Answers from memory.
public final class KeyRing implements Keys {
  private static final Set<String> ALL = Set.of("owner");

  private final Household household;
  private final Clock clock;
  private final String localHash;
  private final Supplier<Boolean> publicCounts;

  /// @param local the secret of the token file
  /// @param publicCounts whether strangers may read counts and moods
  public KeyRing(Household household, Clock clock, Secret local, Supplier<Boolean> publicCounts) {
    this.household = household;
    this.clock = clock;
    this.localHash = local.hash();
    this.publicCounts = publicCounts;
  }

  @Override
  public boolean claimed() {
    return household.held().claimed();
  }

  @Override
  public boolean countsArePublic() {
    return publicCounts.get();
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
