package hubbub.web.owner;

import hubbub.contracts.accounts.AskAccounts;
import hubbub.platform.http.Keys;
import hubbub.web.domain.Household;
import hubbub.web.domain.Secret;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/// All keys, as the door asks for them: those of the household from memory, then those that
/// accounts gave. With the household's the owner acts in the name of their account, once they have
/// one.
public final class KeyRing implements Keys {
  private static final Set<String> ALL = Set.of("owner");

  private final Household household;
  private final Clock clock;
  private final String localHash;
  private final Supplier<Boolean> publicCounts;
  private final Supplier<AskAccounts> accounts;

  /// @param local the secret of the token file
  /// @param publicCounts whether strangers may read counts and moods
  public KeyRing(
      Household household,
      Clock clock,
      Secret local,
      Supplier<Boolean> publicCounts,
      Supplier<AskAccounts> accounts) {
    this.household = household;
    this.clock = clock;
    this.localHash = local.hash();
    this.publicCounts = publicCounts;
    this.accounts = accounts;
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
    var held = household.held();
    var expiresAt = held.sessions().get(new Secret(secret).hash());
    return expiresAt != null && clock.instant().isBefore(expiresAt)
        ? Optional.of(new Holder("owner", ALL, true, held.account()))
        : ofAccounts(secret);
  }

  @Override
  public Optional<Holder> token(String secret) {
    var held = household.held();
    var hash = new Secret(secret).hash();
    if (hash.equals(localHash)) {
      return Optional.of(new Holder("token:command", ALL, false, held.account()));
    }
    var token = held.tokens().get(hash);
    return token != null && token.holdsAt(clock.instant())
        ? Optional.of(new Holder("token:" + token.name(), token.scopes(), false, held.account()))
        : ofAccounts(secret);
  }

  private Optional<Holder> ofAccounts(String secret) {
    return accounts.get().holder(secret).map(Holder::of);
  }
}
