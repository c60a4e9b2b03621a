package hubbub.accounts.store;

import hubbub.accounts.domain.Audit.By;
import hubbub.accounts.domain.ResetPassword.Resets;
import hubbub.platform.storage.Database;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// Keeps links to a new password, one for each account.
public final class SqlResets implements Resets {
  private final Database database;
  private final Clock clock;

  public SqlResets(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  @Override
  public void keep(String hash, String accountId, Instant expiresAt, By by) {
    database.write(tx -> {
      forget(tx.handle(), accountId);
      AuditRows.by(tx.handle(), clock.instant(), by, "reset-link.make", accountId, "");
      return tx.handle()
          .createUpdate(
              "INSERT INTO reset (hash, account_id, expires_at) VALUES (:hash, :account, :expires)")
          .bind("hash", hash)
          .bind("account", Long.parseLong(accountId))
          .bind("expires", expiresAt.toEpochMilli())
          .execute();
    });
  }

  /// No link of an account works any more.
  static void forget(Handle handle, String accountId) {
    handle
        .createUpdate("DELETE FROM reset WHERE account_id = :account")
        .bind("account", Long.parseLong(accountId))
        .execute();
  }

  @Override
  public Optional<String> accountOf(String hash, Instant now) {
    return database.read(tx -> accountOf(tx.handle(), hash, now));
  }

  private static Optional<String> accountOf(Handle handle, String hash, Instant now) {
    return handle
        .createQuery("SELECT account_id FROM reset WHERE hash = :hash AND expires_at > :now")
        .bind("hash", hash)
        .bind("now", now.toEpochMilli())
        .mapTo(Long.class)
        .findFirst()
        .map(id -> Long.toString(id));
  }

  @Override
  public boolean use(String hash, String accountId, String password, Instant now) {
    return database.write(tx -> {
      var handle = tx.handle();
      if (!accountOf(handle, hash, now).equals(Optional.of(accountId))) {
        return false;
      }
      var person = PersonRows.byId(handle, accountId);
      if (person.isEmpty()
          || !PersonRows.repassword(handle, accountId, person.get().password(), password)) {
        return false;
      }
      AuditRows.own(handle, now, person.get().account(), "password.reset", "");
      forget(handle, accountId);
      SessionRows.endAll(tx, accountId, Optional.empty(), now);
      handle
          .createUpdate("DELETE FROM api_token WHERE account_id = :account")
          .bind("account", Long.parseLong(accountId))
          .execute();
      return true;
    });
  }
}
