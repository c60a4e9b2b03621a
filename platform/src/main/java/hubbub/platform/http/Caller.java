package hubbub.platform.http;

import hubbub.contracts.accounts.Account;
import hubbub.contracts.accounts.KeyHolder;
import java.util.List;
import java.util.Optional;

/// Who asks, after the question "who may" was settled.
///
/// @param name for the log: `owner`, `token:<name>`, `account:<id>`, `local`, `guest`
/// @param owner whether it is the owner in person
/// @param account who is signed in
/// @param key with what they came, if accounts gave it
public record Caller(
    String name, boolean owner, Optional<Account> account, Optional<KeyHolder> key) {
  /// Somebody who is not signed in.
  public Caller(String name, boolean owner) {
    this(name, owner, Optional.empty(), Optional.empty());
  }

  /// Whoever is signed in.
  ///
  /// @throws Refusal 403 if nobody is: the owner by the link alone, for instance
  public Account person() {
    return account.orElseThrow(() ->
        new Refusal(403, "this is done in a person's name: log in with an account", List.of()));
  }
}
