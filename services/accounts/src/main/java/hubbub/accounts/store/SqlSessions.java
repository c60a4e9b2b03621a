package hubbub.accounts.store;

import hubbub.accounts.domain.RefreshToken;
import hubbub.accounts.domain.Secret;
import hubbub.accounts.domain.Sessions;
import hubbub.contracts.accounts.Account;
import hubbub.platform.storage.Database;
import hubbub.platform.storage.Transaction;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// Keeps sessions, and turns their refresh tokens.
public final class SqlSessions implements Sessions {
  private static final String OF_FAMILY =
      """
      SELECT account.id, account.login, account.name, account.created_at,
        session.id, session.refresh, session.previous, session.salt, session.turned_at
      FROM session JOIN account ON account.id = session.account_id
      WHERE session.family = :family AND session.expires_at > :now
      """;

  private final Database database;

  public SqlSessions(Database database) {
    this.database = database;
  }

  /// A session by its refresh tokens.
  private record Turning(
      Account account,
      String id,
      String refresh,
      @Nullable String previous,
      @Nullable String salt,
      Instant turnedAt) {
    static Turning of(ResultSet row) throws SQLException {
      var account =
          new Account(
              Long.toString(row.getLong(1)),
              row.getString(2),
              row.getString(3),
              Instant.ofEpochMilli(row.getLong(4)));
      return new Turning(
          account,
          row.getString(5),
          row.getString(6),
          row.getString(7),
          row.getString(8),
          Instant.ofEpochMilli(row.getLong(9)));
    }
  }

  @Override
  public Turned turn(RefreshToken token, Instant now, Instant since) {
    return database.write(tx -> {
      var found = find(tx.handle(), token, now);
      return found.isEmpty() ? new Turned.Unknown() : turn(tx, token, found.get(), now, since);
    });
  }

  private static Optional<Turning> find(Handle handle, RefreshToken token, Instant now) {
    return handle
        .createQuery(OF_FAMILY)
        .bind("family", token.family().hash())
        .bind("now", now.toEpochMilli())
        .map((row, _) -> Turning.of(row))
        .findFirst();
  }

  private static Turned turn(
      Transaction tx, RefreshToken token, Turning session, Instant now, Instant since)
      throws SQLException {
    var handle = tx.handle();
    var shown = token.secret().hash();
    if (shown.equals(session.refresh())) {
      var salt = Secret.fresh().text();
      var next = token.secret().next(salt);
      keep(handle, session.id(), shown, salt, next.hash(), now);
      return new Turned.Done(
          session.account(), session.id(), new RefreshToken(token.family(), next));
    }
    if (shown.equals(session.previous()) && !session.turnedAt().isBefore(since)) {
      var next = token.secret().next(Objects.requireNonNull(session.salt()));
      return new Turned.Done(
          session.account(), session.id(), new RefreshToken(token.family(), next));
    }
    SessionRows.end(tx, session.account().id(), session.id());
    return new Turned.Reused(session.account().id());
  }

  private static void keep(
      Handle handle, String id, String previous, String salt, String refresh, Instant now) {
    handle
        .createUpdate(
            """
            UPDATE session SET refresh = :refresh, previous = :previous, salt = :salt,
              turned_at = :now, used_at = :now
            WHERE id = :id
            """)
        .bind("refresh", refresh)
        .bind("previous", previous)
        .bind("salt", salt)
        .bind("now", now.toEpochMilli())
        .bind("id", id)
        .execute();
  }
}
