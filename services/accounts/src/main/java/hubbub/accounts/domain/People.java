package hubbub.accounts.domain;

import java.util.List;
import java.util.Optional;

/// Where accounts are kept.
public interface People {
  Optional<Person> byEmail(EmailAddress address);

  Optional<Person> byId(String id);

  /// Makes an account, whose session begins, and tells of it: all or nothing.
  ///
  /// @param owner whether it is the owner's, if nobody's is yet
  Created create(
      LoginName name, EmailAddress email, String password, SessionRow session, boolean owner);

  /// Lets a session begin, if the account and its password still are what was read.
  ///
  /// @param owner whether the account becomes the owner's, if nobody's is yet
  boolean begin(Person person, SessionRow session, boolean owner);

  /// Accounts by their ids.
  ///
  /// @param after an id; 0 for the first ones
  List<Listed> list(long after, int limit);

  /// Which services have not kept an account yet.
  List<String> unheard(String id);

  /// Calls an account otherwise, and tells of it.
  Renamed rename(String id, LoginName name);

  /// @return false if somebody has the address
  boolean readdress(Person person, EmailAddress email);

  /// Another password, if it still is what was read; sessions end.
  ///
  /// @param but a session that goes on
  boolean repassword(Person person, String password, Optional<String> but);

  /// Forgets an account and all that is kept of it, closes its channels, and tells of each.
  ///
  /// @return false if it is gone, or its password another one
  boolean delete(Person person);

  /// @param unheard services that have not kept it yet
  record Listed(Person person, List<String> unheard) {}

  /// What became of another name.
  sealed interface Renamed {
    record Done(Person person) implements Renamed {}

    record NameTaken() implements Renamed {}

    /// As many names as anybody may are held for them already.
    record TooManyNames() implements Renamed {}

    record Gone() implements Renamed {}
  }

  /// What became of a new account.
  sealed interface Created {
    record Done(Person person) implements Created {}

    /// Somebody is called so, or so alike that readers would take one for the other.
    record NameTaken() implements Created {}

    record EmailTaken() implements Created {}
  }
}
