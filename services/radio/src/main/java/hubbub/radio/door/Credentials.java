package hubbub.radio.door;

import hubbub.contracts.accounts.AskAccounts;
import hubbub.contracts.accounts.StreamRights;
import hubbub.platform.Ticker;
import hubbub.platform.http.Access;
import hubbub.platform.http.Arrival;
import hubbub.radio.icecast.BasicCredentials;
import java.util.Optional;
import java.util.function.Supplier;

/// Who comes, by the credentials that Icecast's programs send. Throws [hubbub.contracts.NoAnswer]
/// where accounts is away.
final class Credentials {
  private static final String ADMIN = "admin";

  private final Supplier<AskAccounts> accounts;
  private final WrongKeys wrongKeys;

  Credentials(Supplier<AskAccounts> accounts, Ticker ticker) {
    this.accounts = accounts;
    wrongKeys = new WrongKeys(ticker);
  }

  /// Whether an address has sent so many wrong keys that nobody looks at its next ones.
  boolean isBarred(Arrival arrival) {
    return wrongKeys.isBarred(arrival.address());
  }

  /// Notes that credentials that came were wrong.
  void wasWrong(Arrival arrival) {
    if (arrival.header("Authorization").isPresent()) {
      wrongKeys.add(arrival.address());
    }
  }

  /// What the stream key opens that came as password; whatever the user is called: programs differ.
  Optional<StreamRights> source(Arrival arrival) {
    return read(arrival).flatMap(come -> streamRights(come.password()));
  }

  Optional<StreamRights> streamRights(String key) {
    return accounts.get().streamRights(key);
  }

  /// Whether it is the user `admin` with an API token that may do what Icecast's admin does.
  boolean administers(Arrival arrival) {
    return read(arrival)
        .filter(come -> come.user().equals(ADMIN))
        .filter(come -> arrival.may(come.password(), Access.RADIO))
        .isPresent();
  }

  private static Optional<BasicCredentials> read(Arrival arrival) {
    return arrival.header("Authorization").flatMap(BasicCredentials::read);
  }
}
