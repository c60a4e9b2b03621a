package hubbub.chat.irc;

import hubbub.chat.domain.Visitor;
import hubbub.contracts.NoAnswer;
import hubbub.contracts.accounts.AskAccounts;
import java.util.function.Supplier;

/// Whom a token belongs to, asked of accounts.
final class Login {
  private final Supplier<AskAccounts> accounts;

  Login(Supplier<AskAccounts> accounts) {
    this.accounts = accounts;
  }

  /// What became of an attempt to log in.
  sealed interface Outcome {
    record Known(Visitor.Person person) implements Outcome {}

    /// Expired, revoked, or never made.
    record Unknown() implements Outcome {}

    /// Accounts does not answer now.
    record Away() implements Outcome {}
  }

  /// Waits for accounts.
  ///
  /// @param address where the connection comes from
  Outcome who(String secret, String address) {
    try {
      return accounts
          .get()
          .holder(secret)
          .<Outcome>map(holder ->
              new Outcome.Known(
                  new Visitor.Person(holder.account(), holder.owner(), holder.scopes(), address)))
          .orElseGet(Outcome.Unknown::new);
    } catch (NoAnswer _) {
      return new Outcome.Away();
    }
  }
}
