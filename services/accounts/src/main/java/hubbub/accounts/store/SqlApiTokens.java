package hubbub.accounts.store;

import hubbub.accounts.domain.ApiTokens;
import hubbub.platform.storage.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.jdbi.v3.core.Handle;

/// Keeps tokens for programs.
public final class SqlApiTokens implements ApiTokens {
  private final Database database;
  private final Clock clock;

  public SqlApiTokens(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  @Override
  public boolean keep(String accountId, ApiToken token, String hash, int most) {
    return database.write(tx -> {
      var handle = tx.handle();
      if (of(handle, accountId).size() >= most) {
        return false;
      }
      handle
          .createUpdate(
              """
              INSERT INTO api_token (id, account_id, hash, name, scopes, created_at, expires_at)
              VALUES (:id, :account, :hash, :name, :scopes, :created, :expires)
              """)
          .bind("id", token.id())
          .bind("account", Long.parseLong(accountId))
          .bind("hash", hash)
          .bind("name", token.name())
          .bind("scopes", String.join(" ", new TreeSet<>(token.scopes())))
          .bind("created", token.createdAt().toEpochMilli())
          .bind("expires", token.expiresAt().toEpochMilli())
          .execute();
      note(handle, accountId, "token.make", token.name());
      return true;
    });
  }

  @Override
  public List<ApiToken> of(String accountId) {
    return database.read(tx -> of(tx.handle(), accountId));
  }

  private List<ApiToken> of(Handle handle, String accountId) {
    return handle
        .createQuery(
            """
            SELECT id, name, scopes, created_at, used_at, expires_at FROM api_token
            WHERE account_id = :account AND expires_at > :now ORDER BY created_at DESC, id
            """)
        .bind("account", Long.parseLong(accountId))
        .bind("now", clock.millis())
        .map((row, _) -> token(row))
        .list();
  }

  private static ApiToken token(ResultSet row) throws SQLException {
    var used = row.getLong(5);
    return new ApiToken(
        row.getString(1),
        row.getString(2),
        new TreeSet<>(Arrays.asList(row.getString(3).split(" ", -1))),
        Instant.ofEpochMilli(row.getLong(4)),
        used == 0 ? Optional.empty() : Optional.of(Instant.ofEpochMilli(used)),
        Instant.ofEpochMilli(row.getLong(6)));
  }

  @Override
  public boolean drop(String accountId, String id) {
    return database.write(tx -> {
      var handle = tx.handle();
      var dropped =
          handle
                  .createUpdate("DELETE FROM api_token WHERE account_id = :account AND id = :id")
                  .bind("account", Long.parseLong(accountId))
                  .bind("id", id)
                  .execute()
              > 0;
      if (dropped) {
        note(handle, accountId, "token.revoke", id);
      }
      return dropped;
    });
  }

  private void note(Handle handle, String accountId, String deed, String about) {
    PersonRows.byId(handle, accountId)
        .ifPresent(person -> AuditRows.own(handle, clock.instant(), person.account(), deed, about));
  }
}
