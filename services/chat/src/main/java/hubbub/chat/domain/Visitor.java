package hubbub.chat.domain;

import hubbub.contracts.accounts.Account;
import java.util.Locale;
import java.util.Set;

/// Somebody at one of our doors. What they are in a room the room knows itself, because that may
/// change while they are there.
public sealed interface Visitor {
  /// A person's account id; a guest's begins with `guest-`.
  String id();

  /// Unique among all who are here, lower-case.
  String login();

  /// As shown.
  String name();

  /// Where the connection comes from: an IP address in text, behind a trusted proxy the one that
  /// the proxy names.
  String address();

  /// Whether the program that speaks for them has the scope of a deed.
  boolean hasScope(Deed deed);

  /// Somebody who is signed in.
  ///
  /// @param owner whether they own the server
  /// @param scopes what the program may: `account` and `owner` cover all
  record Person(Account account, boolean owner, Set<String> scopes, String address)
      implements Visitor {
    @Override
    public String id() {
      return account.id();
    }

    @Override
    public String login() {
      return account.login();
    }

    @Override
    public String name() {
      return account.name();
    }

    @Override
    public boolean hasScope(Deed deed) {
      return deed.scope().isEmpty()
          || scopes.contains("owner")
          || scopes.contains("account")
          || scopes.contains(deed.scope());
    }
  }

  /// Somebody with a made-up name.
  ///
  /// @param id `guest-` and what tells guests apart
  /// @param name such as `BraveOtter42`
  record Guest(String id, String name, String address) implements Visitor {
    /// Begins with `guest-`, which no account's login can.
    @Override
    public String login() {
      return "guest-" + name.toLowerCase(Locale.ROOT);
    }

    @Override
    public boolean hasScope(Deed deed) {
      return deed == Deed.SPEAK || deed.scope().isEmpty();
    }
  }
}
