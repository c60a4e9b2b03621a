package hubbub.accounts.store;

import hubbub.contracts.accounts.AccountHeard;
import hubbub.platform.storage.Transaction;
import java.util.List;
import org.jdbi.v3.core.Handle;

/// Which services have kept an account.
public final class SqlHeard {
  /// Who keeps something of an account, and answers.
  private static final List<String> HEARERS = List.of("chat", "web");

  private SqlHeard() {}

  /// Those that have not kept an account, by their names.
  static List<String> unheard(Handle handle, String accountId) {
    var heard =
        handle
            .createQuery("SELECT service FROM heard WHERE account_id = :id")
            .bind("id", Long.parseLong(accountId))
            .mapTo(String.class)
            .set();
    return HEARERS.stream().filter(service -> !heard.contains(service)).toList();
  }

  /// Notes it, in the transaction that moves the mark; twice is once.
  public static void note(Transaction tx, AccountHeard heard) {
    if (heard.accountId().matches("\\d{1,18}")) {
      tx.handle()
          .createUpdate(
              """
              INSERT INTO heard (account_id, service)
              SELECT id, :service FROM account WHERE id = :id
              ON CONFLICT (account_id, service) DO NOTHING
              """)
          .bind("service", heard.service())
          .bind("id", Long.parseLong(heard.accountId()))
          .execute();
    }
  }
}
