package hubbub.accounts.store;

import hubbub.accounts.domain.SessionRow;
import hubbub.contracts.accounts.SessionsEnded;
import hubbub.contracts.accounts.SignedIn;
import hubbub.contracts.accounts.SignedOut;
import hubbub.platform.storage.RowCounter;
import hubbub.platform.storage.Transaction;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// The rows of sessions, in a transaction of whoever asks.
final class SessionRows {
  private SessionRows() {}

  /// The first of a new account.
  static void insert(Handle handle, String accountId, SessionRow session) {
    handle
        .createUpdate(
            """
            INSERT INTO session (id, account_id, cookie, family, refresh, client, address,
              created_at, used_at, expires_at)
            VALUES (:id, :account, :cookie, :family, :refresh, :client, :address,
              :created, :created, :expires)
            """)
        .bind("id", session.id())
        .bind("account", Long.parseLong(accountId))
        .bind("cookie", session.cookie().orElse(null))
        .bind("family", session.family())
        .bind("refresh", session.refresh())
        .bind("client", session.client())
        .bind("address", session.address())
        .bind("created", session.createdAt().toEpochMilli())
        .bind("expires", session.expiresAt().toEpochMilli())
        .execute();
  }

  /// One more of an account, and tells whether it is the first again.
  static void begin(Transaction tx, String accountId, SessionRow session) throws SQLException {
    var isBack = !isAnywhere(tx.handle(), accountId);
    insert(tx.handle(), accountId, session);
    if (isBack) {
      tx.tell(new SignedIn(accountId, RowCounter.nextChange(tx.connection())));
    }
  }

  /// Ends all of an account, and tells whoever keeps others that act in its name.
  ///
  /// @param but one that stays
  static void endAll(Transaction tx, String accountId, Optional<String> but, Instant now)
      throws SQLException {
    var ended =
        tx.handle()
            .createUpdate("DELETE FROM session WHERE account_id = :account AND id <> :but")
            .bind("account", Long.parseLong(accountId))
            .bind("but", but.orElse(""))
            .execute();
    if (ended > 0) {
      left(tx, accountId);
    }
    tx.tell(new SessionsEnded(accountId, now));
  }

  /// Ends the oldest of an account beyond so many.
  static void trim(Handle handle, String accountId, int most) {
    handle
        .createUpdate(
            """
            DELETE FROM session WHERE account_id = :account AND id NOT IN (
              SELECT id FROM session WHERE account_id = :account
              ORDER BY created_at DESC, id LIMIT :most)
            """)
        .bind("account", Long.parseLong(accountId))
        .bind("most", most)
        .execute();
  }

  /// Ends one.
  ///
  /// @return whether it was there
  static boolean end(Transaction tx, String accountId, String id) throws SQLException {
    var ended =
        tx.handle()
            .createUpdate("DELETE FROM session WHERE account_id = :account AND id = :id")
            .bind("account", Long.parseLong(accountId))
            .bind("id", id)
            .execute();
    if (ended > 0) {
      left(tx, accountId);
    }
    return ended > 0;
  }

  /// Forgets those whose time is over.
  static void tidy(Transaction tx, Instant now) throws SQLException {
    var over =
        tx.handle()
            .createQuery("SELECT DISTINCT account_id FROM session WHERE expires_at <= :now")
            .bind("now", now.toEpochMilli())
            .mapTo(Long.class)
            .list();
    if (over.isEmpty()) {
      return;
    }
    tx.handle().execute("DELETE FROM session WHERE expires_at <= ?", now.toEpochMilli());
    for (var account : over) {
      left(tx, Long.toString(account));
    }
  }

  /// Some were ended: tells when none is left.
  private static void left(Transaction tx, String accountId) throws SQLException {
    if (!isAnywhere(tx.handle(), accountId)) {
      tx.tell(new SignedOut(accountId, RowCounter.nextChange(tx.connection())));
    }
  }

  private static boolean isAnywhere(Handle handle, String accountId) {
    return handle
        .createQuery("SELECT EXISTS (SELECT 1 FROM session WHERE account_id = :account)")
        .bind("account", Long.parseLong(accountId))
        .mapTo(Boolean.class)
        .one();
  }
}
