package hubbub.accounts.store;

import hubbub.accounts.domain.SignedInSessions;
import hubbub.platform.storage.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Where somebody is signed in.
public final class SqlSignedInSessions implements SignedInSessions {
  private final Database database;
  private final Clock clock;

  public SqlSignedInSessions(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  @Override
  public List<Shown> of(String accountId) {
    return database.read(tx ->
        tx.handle()
            .createQuery(
                """
                SELECT id, cookie, client, address, created_at, used_at, expires_at FROM session
                WHERE account_id = :account AND expires_at > :now
                ORDER BY used_at DESC, created_at DESC, id
                """)
            .bind("account", Long.parseLong(accountId))
            .bind("now", clock.millis())
            .map((row, _) -> shown(row))
            .list());
  }

  private static Shown shown(ResultSet row) throws SQLException {
    return new Shown(
        row.getString(1),
        row.getString(2) != null,
        row.getString(3),
        row.getString(4),
        Instant.ofEpochMilli(row.getLong(5)),
        Instant.ofEpochMilli(row.getLong(6)),
        Instant.ofEpochMilli(row.getLong(7)));
  }

  @Override
  public boolean end(String accountId, String id) {
    return database.write(tx -> SessionRows.end(tx, accountId, id));
  }

  @Override
  public void endAll(String accountId, Optional<String> but) {
    database.write(tx -> {
      SessionRows.endAll(tx, accountId, but, Instant.ofEpochMilli(clock.millis()));
      return null;
    });
  }

  /// Forgets what is over.
  public void tidy() {
    var now = clock.millis();
    database.write(tx -> {
      SessionRows.tidy(tx, Instant.ofEpochMilli(now));
      for (var table : List.of("api_token", "reset")) {
        tx.handle().execute("DELETE FROM " + table + " WHERE expires_at <= ?", now);
      }
      tx.handle().execute("DELETE FROM taken_name WHERE until <= ?", now);
      return null;
    });
  }

  /// Notes when keys were used last.
  ///
  /// @param used `session:<id>` or `token:<id>` to epoch milliseconds
  public void used(Map<String, Long> used) {
    database.write(tx -> {
      used.forEach((key, at) -> {
        var table = key.startsWith("token:") ? "api_token" : "session";
        tx.handle()
            .createUpdate("UPDATE " + table + " SET used_at = :at WHERE id = :id")
            .bind("at", at)
            .bind("id", key.substring(key.indexOf(':') + 1))
            .execute();
      });
      return null;
    });
  }
}
