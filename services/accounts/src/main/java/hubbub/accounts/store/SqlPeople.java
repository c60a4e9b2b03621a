package hubbub.accounts.store;

import hubbub.accounts.domain.Audit;
import hubbub.accounts.domain.EmailAddress;
import hubbub.accounts.domain.LoginName;
import hubbub.accounts.domain.People;
import hubbub.accounts.domain.Person;
import hubbub.accounts.domain.SessionRow;
import hubbub.contracts.accounts.Account;
import hubbub.contracts.accounts.AccountChanged;
import hubbub.contracts.accounts.AccountDeleted;
import hubbub.platform.storage.Database;
import hubbub.platform.storage.RowCounter;
import hubbub.platform.storage.Transaction;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// Keeps accounts. Each change has the next number, and tells its fact in the transaction of its
/// row.
public final class SqlPeople implements People {
  private static final Audit.By DELETED = new Audit.By(Optional.empty(), "deleted");

  private final Database database;
  private final Clock clock;
  private final int sessionsMax;

  /// @param sessionsMax of one account; beyond, the oldest end
  public SqlPeople(Database database, Clock clock, int sessionsMax) {
    this.database = database;
    this.clock = clock;
    this.sessionsMax = sessionsMax;
  }

  @Override
  public Optional<Person> byEmail(EmailAddress address) {
    return database.read(tx -> PersonRows.by(tx.handle(), "email_key", address.key()));
  }

  @Override
  public Optional<Person> byId(String id) {
    return database.read(tx -> PersonRows.byId(tx.handle(), id));
  }

  @Override
  public Created create(
      LoginName name, EmailAddress email, String password, SessionRow session, boolean owner) {
    return database.write(tx -> {
      var handle = tx.handle();
      if (PersonRows.by(handle, "email_key", email.key()).isPresent()) {
        return new Created.EmailTaken();
      }
      if (TakenNames.isTaken(handle, name, clock.instant())) {
        return new Created.NameTaken();
      }
      var newcomer = new NewPerson(name, email, password);
      return new Created.Done(newcomer.keep(tx, session, owner, clock.instant()));
    });
  }

  @Override
  public boolean begin(Person person, SessionRow session, boolean owner) {
    return database.write(tx -> {
      var handle = tx.handle();
      var id = person.account().id();
      var now = unchanged(handle, person);
      if (now.isEmpty()) {
        return false;
      }
      SessionRows.begin(tx, id, session);
      SessionRows.trim(handle, id, sessionsMax);
      AuditRows.own(
          handle, clock.instant(), now.get().account(), "session.begin", session.address());
      if (owner && !PersonRows.isOwned(handle)) {
        own(tx, now.get().account());
      }
      return true;
    });
  }

  @Override
  public List<Listed> list(long after, int limit) {
    return database.read(tx -> {
      var handle = tx.handle();
      return PersonRows.list(handle, after, limit).stream()
          .map(person -> new Listed(person, SqlHeard.unheard(handle, person.account().id())))
          .toList();
    });
  }

  @Override
  public List<String> unheard(String id) {
    return database.read(tx -> SqlHeard.unheard(tx.handle(), id));
  }

  @Override
  public Renamed rename(String id, LoginName name) {
    return database.write(tx -> {
      var handle = tx.handle();
      var person = PersonRows.byId(handle, id);
      if (person.isEmpty()) {
        return new Renamed.Gone();
      }
      var old = person.get().account();
      if (old.name().equals(name.name())) {
        return new Renamed.Done(person.get());
      }
      if (TakenNames.isTakenByOthers(handle, name, id, clock.instant())) {
        return new Renamed.NameTaken();
      }
      if (TakenNames.holdsTooMany(handle, name, id, clock.instant())) {
        return new Renamed.TooManyNames();
      }
      var change = RowCounter.nextChange(tx.connection());
      PersonRows.rename(handle, id, name, change);
      TakenNames.take(handle, name, id);
      TakenNames.letGo(handle, id, old.login(), clock.instant());
      var now = PersonRows.byId(handle, id).orElseThrow();
      tx.tell(new AccountChanged(now.account(), now.owner(), change));
      AuditRows.own(handle, clock.instant(), now.account(), "account.rename", old.login());
      return new Renamed.Done(now);
    });
  }

  @Override
  public boolean readdress(Person person, EmailAddress email) {
    return database.write(tx -> {
      var handle = tx.handle();
      var id = person.account().id();
      var other = PersonRows.by(handle, "email_key", email.key());
      if (other.isPresent() && !other.get().account().id().equals(id)) {
        return false;
      }
      PersonRows.readdress(handle, id, email);
      SqlResets.forget(handle, id);
      AuditRows.own(handle, clock.instant(), person.account(), "email.change", "");
      return true;
    });
  }

  @Override
  public boolean repassword(Person person, String password, Optional<String> but) {
    return database.write(tx -> {
      var handle = tx.handle();
      var id = person.account().id();
      if (!PersonRows.repassword(handle, id, person.password(), password)) {
        return false;
      }
      SessionRows.endAll(tx, id, but, clock.instant());
      SqlResets.forget(handle, id);
      AuditRows.own(handle, clock.instant(), person.account(), "password.change", "");
      return true;
    });
  }

  @Override
  public boolean delete(Person person) {
    return database.write(tx -> {
      var handle = tx.handle();
      var id = person.account().id();
      if (unchanged(handle, person).isEmpty()) {
        return false;
      }
      for (var shown : ChannelRows.list(handle, 0, Integer.MAX_VALUE, Optional.of(id))) {
        SqlChannels.close(tx, shown.channel(), clock.instant());
      }
      var twitch = TwitchRows.of(handle, id);
      if (twitch.isPresent()) {
        TwitchRows.end(tx, twitch.get(), "The account was deleted.");
      }
      PersonRows.delete(handle, id);
      AuditRows.forget(handle, id);
      AuditRows.by(handle, clock.instant(), DELETED, "account.delete", null, id);
      TakenNames.letGoAll(handle, id, clock.instant());
      tx.tell(new AccountDeleted(id, RowCounter.nextChange(tx.connection())));
      return true;
    });
  }

  /// An account as it is now, if its password is still what was looked at.
  private static Optional<Person> unchanged(Handle handle, Person seen) {
    return PersonRows.byId(handle, seen.account().id())
        .filter(now -> now.password().equals(seen.password()));
  }

  private static void own(Transaction tx, Account account) throws SQLException {
    var change = RowCounter.nextChange(tx.connection());
    PersonRows.own(tx.handle(), account.id(), change);
    tx.tell(new AccountChanged(account, true, change));
  }
}
