package hubbub.accounts.store;

import hubbub.accounts.domain.LoginName;
import java.time.Duration;
import java.time.Instant;
import org.jdbi.v3.core.Handle;

/// Which names are somebody's, by how they look, in a transaction of whoever asks. A name that its
/// holder let go is nobody else's for a while: what was said under it is still about.
final class TakenNames {
  private static final Duration HELD = Duration.ofDays(30);

  /// So many names that they don't use are held for somebody: nobody shall have all good ones.
  private static final int HELD_MAX = 10;

  private TakenNames() {}

  /// Whether nobody new can have a name.
  static boolean isTaken(Handle handle, LoginName name, Instant now) {
    return isTakenByOthers(handle, name, "-1", now);
  }

  /// Whether somebody cannot have a name.
  static boolean isTakenByOthers(Handle handle, LoginName name, String accountId, Instant now) {
    return handle
        .createQuery(
            """
            SELECT 1 FROM taken_name
            WHERE skeleton = :skeleton AND account_id <> :account
              AND (until IS NULL OR until > :now)
            """)
        .bind("skeleton", name.skeleton())
        .bind("account", Long.parseLong(accountId))
        .bind("now", now.toEpochMilli())
        .mapTo(Integer.class)
        .findFirst()
        .isPresent();
  }

  /// Lets a name go that its holder has no more: nobody else has it for a while. One that is still
  /// the holder's, by their login or a channel of theirs, stays.
  static void letGo(Handle handle, String accountId, String login, Instant now) {
    var skeleton = LoginName.skeleton(login);
    if (isUsed(handle, accountId, skeleton)) {
      return;
    }
    handle
        .createUpdate(
            "UPDATE taken_name SET until = :until WHERE skeleton = :skeleton AND account_id = :id")
        .bind("until", now.plus(HELD).toEpochMilli())
        .bind("skeleton", skeleton)
        .bind("id", Long.parseLong(accountId))
        .execute();
  }

  /// Whether somebody has let so many names go that they can't have another that is not theirs.
  static boolean holdsTooMany(Handle handle, LoginName name, String accountId, Instant now) {
    var held =
        handle
            .createQuery(
                """
                SELECT COUNT(*) FROM taken_name WHERE account_id = :id AND until > :now
                  AND NOT EXISTS (SELECT 1 FROM taken_name own
                    WHERE own.skeleton = :skeleton AND own.account_id = :id)
                """)
            .bind("id", Long.parseLong(accountId))
            .bind("now", now.toEpochMilli())
            .bind("skeleton", name.skeleton())
            .mapTo(Integer.class)
            .one();
    return held >= HELD_MAX;
  }

  /// Lets all names of somebody go who is no more.
  static void letGoAll(Handle handle, String accountId, Instant now) {
    handle
        .createUpdate(
            "UPDATE taken_name SET until = :until WHERE account_id = :id AND until IS NULL")
        .bind("until", now.plus(HELD).toEpochMilli())
        .bind("id", Long.parseLong(accountId))
        .execute();
  }

  private static boolean isUsed(Handle handle, String accountId, String skeleton) {
    return handle
        .createQuery(
            """
            SELECT login FROM account WHERE id = :id
            UNION SELECT name FROM channel WHERE owner_id = :id
            """)
        .bind("id", Long.parseLong(accountId))
        .mapTo(String.class)
        .list()
        .stream()
        .anyMatch(login -> LoginName.skeleton(login).equals(skeleton));
  }

  static void take(Handle handle, LoginName name, String accountId) {
    handle
        .createUpdate(
            """
            INSERT INTO taken_name (skeleton, account_id, until) VALUES (:skeleton, :account, NULL)
            ON CONFLICT (skeleton) DO UPDATE SET account_id = excluded.account_id, until = NULL
            """)
        .bind("skeleton", name.skeleton())
        .bind("account", Long.parseLong(accountId))
        .execute();
  }
}
