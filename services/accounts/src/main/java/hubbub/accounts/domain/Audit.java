package hubbub.accounts.domain;

import hubbub.contracts.accounts.Account;
import java.util.Optional;

/// The log of what was done, where it is about coming in. What succeeds is written by whoever keeps
/// it, in the same transaction.
public interface Audit {
  /// Somebody was not let in. It takes as long whether there is such an account or not.
  ///
  /// @param accountId whose password it was not, if anybody's
  /// @param address from where
  void loginRefused(Optional<String> accountId, String address);

  /// Somebody who is signed in did not know the password of their account.
  void passwordRefused(Person person, String address);

  /// Who makes something for somebody else.
  ///
  /// @param name as the log shows it; with an account, that one's login is shown
  record By(Optional<Account> account, String name) {}
}
