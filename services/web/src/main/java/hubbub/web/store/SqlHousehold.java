package hubbub.web.store;

import hubbub.platform.storage.Database;
import hubbub.web.domain.Household;
import hubbub.web.domain.Token;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jdbi.v3.core.Handle;

/// The household in SQL, and beside it in memory: every request asks, few change it.
public final class SqlHousehold implements Household {
  private final Database database;
  private volatile Held held;

  public SqlHousehold(Database database) {
    this.database = database;
    held = read();
  }

  @Override
  public Held held() {
    return held;
  }

  @Override
  public synchronized void refresh() {
    held = read();
  }

  @Override
  public void keepLink(String hash, Instant expiresAt) {
    database.write(transaction ->
        transaction
            .handle()
            .createUpdate(
                """
                INSERT INTO owner_link (one, hash, expires_at) VALUES (1, :hash, :expires)
                ON CONFLICT (one) DO UPDATE SET hash = excluded.hash,
                  expires_at = excluded.expires_at
                """)
            .bind("hash", hash)
            .bind("expires", expiresAt.toEpochMilli())
            .execute());
  }

  @Override
  public boolean claim(String linkHash, Instant now, String sessionHash, Instant sessionExpiresAt) {
    var claimed =
        database.write(transaction ->
            claim(transaction.handle(), linkHash, now, sessionHash, sessionExpiresAt));
    return refreshed(claimed);
  }

  private static boolean claim(
      Handle handle, String linkHash, Instant now, String sessionHash, Instant expiresAt) {
    var used =
        handle
            .createUpdate("DELETE FROM owner_link WHERE hash = :hash AND expires_at > :now")
            .bind("hash", linkHash)
            .bind("now", now.toEpochMilli())
            .execute();
    if (used == 0) {
      return false;
    }
    handle
        .createUpdate(
            "INSERT INTO owner (one, claimed_at) VALUES (1, :now) ON CONFLICT (one) DO NOTHING")
        .bind("now", now.toEpochMilli())
        .execute();
    handle
        .createUpdate(
            "INSERT INTO session (hash, began_at, expires_at) VALUES (:hash, :now, :expires)")
        .bind("hash", sessionHash)
        .bind("now", now.toEpochMilli())
        .bind("expires", expiresAt.toEpochMilli())
        .execute();
    return true;
  }

  @Override
  public void keep(String hash, Token token) {
    database.write(transaction ->
        transaction
            .handle()
            .createUpdate(
                """
                INSERT INTO token (id, hash, name, scopes, created_at, expires_at)
                VALUES (:id, :hash, :name, :scopes, :created, :expires)
                """)
            .bind("id", token.id())
            .bind("hash", hash)
            .bind("name", token.name())
            .bind("scopes", String.join(" ", new TreeSet<>(token.scopes())))
            .bind("created", token.createdAt().toEpochMilli())
            .bind("expires", token.expiresAt().toEpochMilli())
            .execute());
    refreshed(true);
  }

  @Override
  public boolean drop(String tokenId) {
    return refreshed(
        database.write(transaction ->
            transaction
                .handle()
                .createUpdate("DELETE FROM token WHERE id = :id")
                .bind("id", tokenId)
                .execute())
            > 0);
  }

  @Override
  public void endSession(String hash) {
    database.write(transaction ->
        transaction
            .handle()
            .createUpdate("DELETE FROM session WHERE hash = :hash")
            .bind("hash", hash)
            .execute());
    refreshed(true);
  }

  @Override
  public void tidy(Instant now) {
    var past = now.toEpochMilli();
    database.write(transaction -> {
      var handle = transaction.handle();
      handle.execute("DELETE FROM owner_link WHERE expires_at <= ?", past);
      handle.execute("DELETE FROM session WHERE expires_at <= ?", past);
      return handle.execute("DELETE FROM token WHERE expires_at <= ?", past);
    });
    refreshed(true);
  }

  /// One at a time, so that what is remembered is never older than what was written.
  private boolean refreshed(boolean changed) {
    if (changed) {
      refresh();
    }
    return changed;
  }

  private Held read() {
    return database.read(transaction -> {
      var handle = transaction.handle();
      var owners = handle.createQuery("SELECT COUNT(*) FROM owner").mapTo(Integer.class).one();
      return new Held(
          owners > 0,
          sessions(handle),
          tokens(handle),
          link(handle),
          SqlOwnersAccount.read(handle));
    });
  }

  private static Optional<Instant> link(Handle handle) {
    return handle
        .createQuery("SELECT expires_at FROM owner_link")
        .mapTo(Long.class)
        .findFirst()
        .map(Instant::ofEpochMilli);
  }

  private static Map<String, Instant> sessions(Handle handle) {
    var sessions = new HashMap<String, Instant>();
    handle
        .createQuery("SELECT hash, expires_at FROM session")
        .map((row, _) -> Map.entry(row.getString(1), Instant.ofEpochMilli(row.getLong(2))))
        .forEach(entry -> sessions.put(entry.getKey(), entry.getValue()));
    return Map.copyOf(sessions);
  }

  private static Map<String, Token> tokens(Handle handle) {
    var tokens = new HashMap<String, Token>();
    handle
        .createQuery("SELECT hash, id, name, scopes, created_at, expires_at FROM token")
        .map((row, _) ->
            Map.entry(
                row.getString(1),
                new Token(
                    row.getString(2),
                    row.getString(3),
                    Set.of(row.getString(4).split(" ", -1)),
                    Instant.ofEpochMilli(row.getLong(5)),
                    Instant.ofEpochMilli(row.getLong(6)))))
        .forEach(entry -> tokens.put(entry.getKey(), entry.getValue()));
    return Map.copyOf(tokens);
  }
}
