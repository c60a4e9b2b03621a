package hubbub.accounts.store;

import hubbub.accounts.domain.Audit;
import hubbub.accounts.domain.Channels.Audited;
import hubbub.accounts.domain.Person;
import hubbub.platform.storage.Database;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The log of what was done, on the whole server.
public final class SqlAudit implements Audit {
  /// Whoever knocks is nobody until they are let in.
  private static final By SOMEBODY = new By(Optional.empty(), "somebody");

  private final Database database;
  private final Clock clock;
  private final Duration kept;

  /// @param kept how long entries are kept at most
  public SqlAudit(Database database, Clock clock, Duration kept) {
    this.database = database;
    this.clock = clock;
    this.kept = kept;
  }

  /// Newest first.
  ///
  /// @param before a number; what is older is answered
  public List<Audited> all(long before, int limit) {
    return database.read(tx -> AuditRows.all(tx.handle(), before, limit));
  }

  /// What somebody did, and what was done about them, newest first.
  public List<Audited> of(String accountId, int limit) {
    return database.read(tx -> AuditRows.of(tx.handle(), Long.parseLong(accountId), limit));
  }

  @Override
  public void loginRefused(Optional<String> accountId, String address) {
    database.write(tx -> {
      AuditRows.by(tx.handle(), now(), SOMEBODY, "login.refused", accountId.orElse(null), address);
      return null;
    });
  }

  @Override
  public void passwordRefused(Person person, String address) {
    database.write(tx -> {
      AuditRows.own(tx.handle(), now(), person.account(), "password.refused", address);
      return null;
    });
  }

  /// Forgets what is older than is to be kept.
  public void tidy() {
    database.write(tx -> {
      AuditRows.deleteBefore(tx.handle(), now().minus(kept));
      return null;
    });
  }

  private Instant now() {
    return clock.instant();
  }
}
