package hubbub.accounts.store;

import hubbub.accounts.domain.SessionRow;
import hubbub.contracts.accounts.SessionsEnded;
import hubbub.platform.storage.Transaction;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// The rows of sessions, in a transaction of whoever asks.
final class SessionRows {
  private SessionRows() {}

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

  /// Ends all of an account, and tells whoever keeps others that act in its name.
  ///
  /// @param but one that stays
  static void endAll(Transaction tx, String accountId, Optional<String> but, Instant now) {
    tx.handle()
        .createUpdate("DELETE FROM session WHERE account_id = :account AND id <> :but")
        .bind("account", Long.parseLong(accountId))
        .bind("but", but.orElse(""))
        .execute();
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

  static int delete(Handle handle, String id) {
    return handle.createUpdate("DELETE FROM session WHERE id = :id").bind("id", id).execute();
  }
}
