package hubbub.accounts.domain;

import hubbub.contracts.accounts.Account;

/// An account with what only we know of it.
///
/// @param owner whether it is the account of the server's owner
/// @param email as it was given; empty for none
/// @param password as it is kept; empty for none
public record Person(Account account, boolean owner, String email, String password) {
  /// Tells whom an attempt is about, without naming them.
  String emailKeyHash() {
    return new Secret(EmailAddress.read(email).map(EmailAddress::key).orElse(email)).hash();
  }

  /// Whether they can sign in with a password; else they come by another way.
  public boolean hasPassword() {
    return !password.isEmpty();
  }

  /// No address and no hash in logs.
  @Override
  public String toString() {
    return "Person[" + account.id() + "]";
  }
}
