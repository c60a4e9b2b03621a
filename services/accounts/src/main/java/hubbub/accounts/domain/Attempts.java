package hubbub.accounts.domain;

import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/// How often somebody may try, by address and by account. What succeeds counts for nothing, so that
/// many people behind one address can log in, and only who guesses is slowed down.
public final class Attempts {
  private final Buckets byAddress;
  private final Buckets byAccount;

  public Attempts(Buckets byAddress, Buckets byAccount) {
    this.byAddress = byAddress;
    this.byAccount = byAccount;
  }

  /// Notes an attempt.
  ///
  /// @param address where it comes from
  /// @param account whom it is about, in whatever words
  /// @return how long to wait if there were too many; nothing is noted then
  public Optional<Duration> begin(String address, String account) {
    var whence = Networks.of(address);
    var wait = byAddress.take(whence);
    if (wait.isPresent()) {
      return wait;
    }
    var other = byAccount.take(account);
    if (other.isPresent()) {
      byAddress.giveBack(whence);
    }
    return other;
  }

  /// Looks whether an attempt succeeds; one that nobody has time for is none.
  public boolean look(String address, String account, BooleanSupplier attempt) {
    try {
      return attempt.getAsBoolean();
    } catch (Passwords.Busy busy) {
      giveBack(address, account);
      throw busy;
    }
  }

  /// Takes an attempt back: it succeeded.
  public void giveBack(String address, String account) {
    byAddress.giveBack(Networks.of(address));
    byAccount.giveBack(account);
  }
}
