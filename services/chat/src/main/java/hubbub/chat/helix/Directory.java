package hubbub.chat.helix;

import hubbub.contracts.accounts.Account;
import hubbub.contracts.accounts.OwnChannel;
import java.util.Optional;

/// Whom and which channel a number or a name means. Waits for the database.
public interface Directory {
  /// The account with that id.
  Optional<Account> person(String id);

  /// The account with that login.
  Optional<Account> called(String login);

  /// The channel with that id.
  Optional<OwnChannel> channel(String id);

  /// The channel with that name.
  Optional<OwnChannel> named(String name);
}
