package hubbub.contracts.accounts;

import hubbub.contracts.GeneralFact;
import hubbub.contracts.archive.PersonForgotten;
import java.time.Duration;
import java.time.Instant;

/// An account is gone: whoever keeps something of this person lets it go.
///
/// @param change the number of this change among all of accounts
public record AccountDeleted(String id, long change) implements GeneralFact {
  /// What the person said last may be heard after this, but not as late as this.
  private static final Duration ON_ITS_WAY = Duration.ofDays(1);

  /// What it means to whoever keeps what people say: the account's id is nobody else's ever.
  ///
  /// @param heardAt when it is heard
  public PersonForgotten forgotten(Instant heardAt) {
    return new PersonForgotten(OwnChannel.PLATFORM, id, heardAt.plus(ON_ITS_WAY));
  }
}
