package hubbub.platform.cluster;

import hubbub.contracts.accounts.Account;
import hubbub.contracts.accounts.KeyHolder;
import java.util.Optional;
import java.util.Set;

/// What the door says of whoever asks, to the process that answers.
///
/// @param caller for the log: `guest`, `owner`, `token:<name>`
/// @param owner whether it is the owner in person
/// @param scopes what they may, as tokens have it
/// @param account who is signed in
/// @param key with what they came, if accounts gave it
/// @param whence from where they ask; empty where a process asks for itself
public record Introduction(
    String caller,
    boolean owner,
    Set<String> scopes,
    Optional<Account> account,
    Optional<KeyHolder> key,
    Optional<Whence> whence) {
  /// The caller where processes of one house ask each other for themselves.
  public static final String HOUSE = "house";

  /// Somebody who is not signed in.
  public Introduction(String caller, boolean owner, Set<String> scopes) {
    this(caller, owner, scopes, Optional.empty());
  }

  /// Somebody of whom no more is known.
  public Introduction(String caller, boolean owner, Set<String> scopes, Optional<Account> account) {
    this(caller, owner, scopes, account, Optional.empty(), Optional.empty());
  }
}
