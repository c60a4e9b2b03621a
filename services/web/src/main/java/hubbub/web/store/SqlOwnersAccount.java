package hubbub.web.store;

import hubbub.contracts.accounts.Account;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// The account in whose name the owner acts, as accounts tells of it: sessions and tokens that the
/// owner had before go over to it.
public final class SqlOwnersAccount {
  private SqlOwnersAccount() {}

  /// Keeps how an account stands, unless a later change is known.
  ///
  /// @param owner whether it is the owner's
  public static void keep(Handle handle, Account account, boolean owner, long change) {
    if (!owner) {
      forget(handle, account.id(), change);
      return;
    }
    handle
        .createUpdate(
            """
            INSERT INTO owner_account (one, id, login, name, created_at, change)
            VALUES (1, :id, :login, :name, :created, :change)
            ON CONFLICT (one) DO UPDATE SET id = excluded.id, login = excluded.login,
              name = excluded.name, created_at = excluded.created_at, change = excluded.change
            WHERE owner_account.change < excluded.change
            """)
        .bind("id", account.id())
        .bind("login", account.login())
        .bind("name", account.name())
        .bind("created", account.createdAt().toEpochMilli())
        .bind("change", change)
        .execute();
  }

  /// The account is gone, or is the owner's no more.
  public static void forget(Handle handle, String id, long change) {
    handle
        .createUpdate("DELETE FROM owner_account WHERE id = :id AND change < :change")
        .bind("id", id)
        .bind("change", change)
        .execute();
  }

  /// Ends the owner's sessions of before, which act in the name of the account, if it is the
  /// owner's.
  public static void endSessions(Handle handle, String id, Instant at) {
    handle
        .createUpdate(
            """
            DELETE FROM session WHERE began_at <= :at
              AND EXISTS (SELECT 1 FROM owner_account WHERE id = :id)
            """)
        .bind("at", at.toEpochMilli())
        .bind("id", id)
        .execute();
  }

  static Optional<Account> read(Handle handle) {
    return handle
        .createQuery("SELECT id, login, name, created_at FROM owner_account")
        .map((row, _) ->
            new Account(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                Instant.ofEpochMilli(row.getLong(4))))
        .findFirst();
  }
}
