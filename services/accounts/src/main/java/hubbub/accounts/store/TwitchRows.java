package hubbub.accounts.store;

import hubbub.accounts.twitch.TwitchLogins.Given;
import hubbub.accounts.twitch.TwitchLogins.Login;
import hubbub.contracts.accounts.TwitchConnected;
import hubbub.contracts.accounts.TwitchDisconnected;
import hubbub.platform.storage.RowCounter;
import hubbub.platform.storage.Transaction;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// The rows of logins at Twitch, in a transaction of whoever asks.
final class TwitchRows {
  static final String COLUMNS =
      """
      SELECT account_id, twitch_id, login, scopes, sealed, generation, expires_at, checked_at,
        since, trouble
      FROM twitch_login
      """;

  private TwitchRows() {}

  static Optional<Login> of(Handle handle, String accountId) {
    return handle
        .createQuery(COLUMNS + " WHERE account_id = :account")
        .bind("account", Long.parseLong(accountId))
        .map((row, _) -> login(row))
        .findFirst();
  }

  static Optional<Login> ofTwitch(Handle handle, String twitchId) {
    return handle
        .createQuery(COLUMNS + " WHERE twitch_id = :twitch")
        .bind("twitch", twitchId)
        .map((row, _) -> login(row))
        .findFirst();
  }

  /// A row that begins with [#COLUMNS].
  static Login login(ResultSet row) throws SQLException {
    return new Login(
        Long.toString(row.getLong(1)),
        row.getString(2),
        row.getString(3),
        scopes(row.getString(4)),
        Optional.ofNullable(row.getString(5)),
        row.getLong(6),
        Instant.ofEpochMilli(row.getLong(7)),
        Instant.ofEpochMilli(row.getLong(8)),
        Instant.ofEpochMilli(row.getLong(9)),
        row.getString(10));
  }

  private static List<String> scopes(String text) {
    return text.isEmpty() ? List.of() : List.of(text.split(" ", -1));
  }

  /// Keeps what Twitch gave an account, in place of what was there, and tells of it.
  static void keep(Transaction tx, String accountId, Given given, Instant now) throws SQLException {
    var who = given.who();
    tx.handle()
        .createUpdate(
            """
            INSERT INTO twitch_login (account_id, twitch_id, login, scopes, sealed, generation,
              expires_at, checked_at, renewing_until, since, trouble)
            VALUES (:account, :twitch, :login, :scopes, :sealed, 1, :expires, :now, 0, :now, '')
            ON CONFLICT (account_id) DO UPDATE SET
              login = excluded.login, scopes = excluded.scopes, sealed = excluded.sealed,
              generation = twitch_login.generation + 1, expires_at = excluded.expires_at,
              checked_at = excluded.checked_at, renewing_until = 0, trouble = ''
            """)
        .bind("account", Long.parseLong(accountId))
        .bind("twitch", who.twitchId())
        .bind("login", who.login())
        .bind("scopes", String.join(" ", who.scopes()))
        .bind("sealed", given.sealed().apply(accountId))
        .bind("expires", given.expiresAt().toEpochMilli())
        .bind("now", now.toEpochMilli())
        .execute();
    tell(tx, of(tx.handle(), accountId).orElseThrow());
  }

  /// Tells how it stands.
  static void tell(Transaction tx, Login login) throws SQLException {
    tx.tell(
        new TwitchConnected(
            login.accountId(),
            login.twitchId(),
            login.login(),
            login.login(),
            login.scopes(),
            RowCounter.nextChange(tx.connection())));
  }

  /// Forgets a login, if there is one; its tokens wait to be revoked.
  static void end(Transaction tx, Login login, String reason) throws SQLException {
    revokeLater(tx.handle(), login);
    tx.handle()
        .createUpdate("DELETE FROM twitch_login WHERE account_id = :account")
        .bind("account", Long.parseLong(login.accountId()))
        .execute();
    tx.tell(
        new TwitchDisconnected(
            login.accountId(), login.twitchId(), reason, RowCounter.nextChange(tx.connection())));
  }

  static void revokeLater(Handle handle, Login login) {
    handle
        .createUpdate(
            """
            INSERT INTO twitch_revocation (account_id, twitch_id, sealed, tries)
            SELECT account_id, twitch_id, sealed, 0 FROM twitch_login
            WHERE account_id = :account AND sealed IS NOT NULL
            """)
        .bind("account", Long.parseLong(login.accountId()))
        .execute();
  }
}
