package hubbub.accounts.store;

import hubbub.accounts.domain.EmailAddress;
import hubbub.accounts.domain.LoginName;
import hubbub.accounts.domain.Person;
import hubbub.accounts.domain.SessionRow;
import hubbub.contracts.accounts.Account;
import hubbub.contracts.accounts.AccountCreated;
import hubbub.platform.storage.RowCounter;
import hubbub.platform.storage.Transaction;
import java.sql.SQLException;
import java.time.Instant;

/// An account that begins, in a transaction of whoever asks.
///
/// @param password as it is kept; empty for none
record NewPerson(LoginName name, EmailAddress email, String password) {
  /// Somebody whom Twitch knows: no password, and no address. What stands for the address is none,
  /// so nobody finds it by one.
  static NewPerson fromTwitch(LoginName name, String twitchId) {
    return new NewPerson(name, new EmailAddress("", "twitch:" + twitchId), "");
  }

  /// Keeps it, lets its first session begin, and tells of it.
  Person keep(Transaction tx, SessionRow session, boolean owner, Instant now) throws SQLException {
    var handle = tx.handle();
    var numbered = RowCounter.row(tx.connection());
    var at = Instant.ofEpochMilli(now.toEpochMilli());
    var account = new Account(Long.toString(numbered.id()), name.login(), name.name(), at);
    var person = new Person(account, owner && !PersonRows.isOwned(handle), email.text(), password);
    PersonRows.insert(handle, person, email, numbered.change());
    TakenNames.take(handle, name, account.id());
    SessionRows.insert(handle, account.id(), session);
    AuditRows.own(handle, at, account, "account.create", session.address());
    tx.tell(new AccountCreated(account, person.owner(), numbered.change()));
    return person;
  }
}
