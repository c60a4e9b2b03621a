package hubbub.accounts.store;

import hubbub.accounts.domain.Audit.By;
import hubbub.accounts.domain.Channels.Audited;
import hubbub.accounts.domain.Doer;
import hubbub.contracts.accounts.Account;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// The log of what was done, in a transaction of whoever asks. Of each kind of deed the newest of
/// each who did it are kept, so that nobody can push out what others did, nor what else they did.
final class AuditRows {
  private static final int MOST_OF_SOMEBODY = 1_000;
  private static final int MOST_OF_NOBODY = 10_000;
  private static final String COLUMNS =
      """
      SELECT audit.number, audit.at, audit.actor_id, audit.actor, channel.name, audit.deed, audit.about
      FROM audit LEFT JOIN channel ON channel.id = audit.channel_id
      """;

  private AuditRows() {}

  /// Somebody did something with a channel.
  ///
  /// @param channelId null for one that is gone
  /// @param aboutId the account that it is about, if one
  /// @param about for people
  static void write(
      Handle handle,
      Instant at,
      Doer doer,
      @Nullable String channelId,
      String deed,
      @Nullable String aboutId,
      String about) {
    var account = doer.account();
    insert(handle, at, account.id(), account.login(), channelId, deed, aboutId, about);
  }

  /// Somebody did something with their own account.
  static void own(Handle handle, Instant at, Account account, String deed, String about) {
    insert(handle, at, account.id(), account.login(), null, deed, account.id(), about);
  }

  /// Somebody did something with another's account, perhaps somebody without one.
  static void by(
      Handle handle, Instant at, By by, String deed, @Nullable String aboutId, String about) {
    var account = by.account();
    insert(
        handle,
        at,
        account.map(Account::id).orElse(null),
        account.map(Account::login).orElse(by.name()),
        null,
        deed,
        aboutId,
        about);
  }

  private static void insert(
      Handle handle,
      Instant at,
      @Nullable String actorId,
      String actor,
      @Nullable String channelId,
      String deed,
      @Nullable String aboutId,
      String about) {
    handle
        .createUpdate(
            """
            INSERT INTO audit (at, actor_id, actor, channel_id, deed, about_id, about)
            VALUES (:at, :actorId, :actor, :channel, :deed, :aboutId, :about)
            """)
        .bind("at", at.toEpochMilli())
        .bind("actorId", number(actorId))
        .bind("actor", actor)
        .bind("channel", number(channelId))
        .bind("deed", deed)
        .bind("aboutId", number(aboutId))
        .bind("about", about)
        .execute();
    trim(handle, actorId, deed);
  }

  private static void trim(Handle handle, @Nullable String actorId, String deed) {
    var theirs = "deed = :deed AND " + (actorId == null ? "actor_id IS NULL" : "actor_id = :actor");
    var delete =
        handle.createUpdate(
            "DELETE FROM audit WHERE "
                + theirs
                + " AND number <= (SELECT number FROM audit WHERE "
                + theirs
                + " ORDER BY number DESC LIMIT 1 OFFSET :most)");
    delete.bind("deed", deed).bind("most", actorId == null ? MOST_OF_NOBODY : MOST_OF_SOMEBODY);
    if (actorId != null) {
      delete.bind("actor", Long.parseLong(actorId));
    }
    delete.execute();
  }

  /// Forgets what is older.
  static void deleteBefore(Handle handle, Instant before) {
    handle
        .createUpdate("DELETE FROM audit WHERE at < :before")
        .bind("before", before.toEpochMilli())
        .execute();
  }

  private static @Nullable Long number(@Nullable String id) {
    return id == null ? null : Long.valueOf(id);
  }

  /// Newest first.
  ///
  /// @param before a number; what is older is answered
  static List<Audited> ofChannel(Handle handle, long channelId, long before, int limit) {
    return handle
        .createQuery(
            COLUMNS
                + " WHERE audit.channel_id = :channel AND audit.number < :before"
                + " ORDER BY audit.number DESC LIMIT :limit")
        .bind("channel", channelId)
        .bind("before", before)
        .bind("limit", limit)
        .map((row, _) -> audited(row))
        .list();
  }

  static List<Audited> all(Handle handle, long before, int limit) {
    return handle
        .createQuery(
            COLUMNS + " WHERE audit.number < :before ORDER BY audit.number DESC LIMIT :limit")
        .bind("before", before)
        .bind("limit", limit)
        .map((row, _) -> audited(row))
        .list();
  }

  /// Somebody is gone: what they did stays, they are not named any more.
  static void forget(Handle handle, String accountId) {
    handle
        .createUpdate("UPDATE audit SET actor_id = NULL, actor = 'deleted' WHERE actor_id = :id")
        .bind("id", Long.parseLong(accountId))
        .execute();
    handle
        .createUpdate("UPDATE audit SET about_id = NULL, about = '' WHERE about_id = :id")
        .bind("id", Long.parseLong(accountId))
        .execute();
  }

  /// What somebody did, and what was done about them.
  static List<Audited> of(Handle handle, long accountId, int limit) {
    return handle
        .createQuery(
            COLUMNS
                + " WHERE audit.actor_id = :id OR audit.about_id = :id"
                + " ORDER BY audit.number DESC LIMIT :limit")
        .bind("id", accountId)
        .bind("limit", limit)
        .map((row, _) -> audited(row))
        .list();
  }

  private static Audited audited(ResultSet row) throws SQLException {
    return new Audited(
        row.getLong(1),
        Instant.ofEpochMilli(row.getLong(2)),
        Optional.ofNullable(row.getString(3)),
        row.getString(4),
        Optional.ofNullable(row.getString(5)),
        row.getString(6),
        row.getString(7));
  }
}
