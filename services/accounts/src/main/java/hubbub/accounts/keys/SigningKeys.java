package hubbub.accounts.keys;

import hubbub.platform.storage.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The keys that sign access tokens, in the database and beside it in memory. A new one is shown to
/// those who check tokens by themselves an hour before it signs; an old one goes when no token of
/// it can hold any more. Several processes share them.
public final class SigningKeys {
  /// From when on a key signs, after it was made; and how long one is shown that signs no more.
  static final Duration OVERLAP = Duration.ofHours(1);

  private static final Logger LOG = LoggerFactory.getLogger(SigningKeys.class);

  private final Database database;
  private final Clock clock;
  private final Duration lasts;
  private volatile List<SigningKey> known = List.of();
  private volatile Instant readAt = Instant.MIN;

  /// @param lasts after how long another key is made
  public SigningKeys(Database database, Clock clock, Duration lasts) {
    this.database = database;
    this.clock = clock;
    this.lasts = lasts;
  }

  /// All that check tokens now, newest first.
  public List<SigningKey> shown() {
    if (known.isEmpty()) {
      turn();
    }
    return known;
  }

  /// The one that signs now.
  SigningKey signing() {
    var ready = clock.instant().minus(OVERLAP);
    var all = shown();
    return all.stream()
        .filter(key -> !key.madeAt().isAfter(ready))
        .findFirst()
        .orElseGet(all::getLast);
  }

  /// One by its id, also if another process made it just now.
  Optional<SigningKey> find(String id) {
    var found = among(shown(), id);
    if (found.isEmpty() && readAt.plusSeconds(1).isBefore(clock.instant())) {
      turn();
      found = among(known, id);
    }
    return found;
  }

  private static Optional<SigningKey> among(List<SigningKey> keys, String id) {
    return keys.stream().filter(key -> key.id().equals(id)).findFirst();
  }

  /// Makes the next key if it is time, lets old ones go, and reads what there is.
  public synchronized void turn() {
    var now = clock.instant();
    known =
        database.write(tx -> {
          var handle = tx.handle();
          var keys = read(handle);
          if (keys.isEmpty() || !keys.getFirst().madeAt().plus(lasts).isAfter(now)) {
            insert(handle, SigningKey.fresh(now));
          }
          keys = read(handle);
          for (var at = 1; at < keys.size(); at++) {
            var signsSince = keys.get(at - 1).madeAt().plus(OVERLAP);
            if (!signsSince.plus(OVERLAP).isAfter(now)) {
              delete(handle, keys.get(at));
            }
          }
          return read(handle);
        });
    readAt = now;
  }

  private static List<SigningKey> read(Handle handle) {
    return handle
        .createQuery(
            "SELECT id, private, public, made_at FROM signing_key ORDER BY made_at DESC, id")
        .map((row, _) -> key(row))
        .list();
  }

  private static SigningKey key(ResultSet row) throws SQLException {
    return SigningKey.read(
        row.getString(1), row.getString(2), row.getString(3), Instant.ofEpochMilli(row.getLong(4)));
  }

  private static void insert(Handle handle, SigningKey key) {
    LOG.info("signing key made id={}", key.id());
    handle
        .createUpdate(
            """
            INSERT INTO signing_key (id, private, public, made_at)
            VALUES (:id, :private, :public, :made)
            """)
        .bind("id", key.id())
        .bind("private", key.privateText())
        .bind("public", key.publicText())
        .bind("made", key.madeAt().toEpochMilli())
        .execute();
  }

  private static void delete(Handle handle, SigningKey key) {
    LOG.info("signing key retired id={}", key.id());
    handle.createUpdate("DELETE FROM signing_key WHERE id = :id").bind("id", key.id()).execute();
  }
}
