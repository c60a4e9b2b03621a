package hubbub.favourites.store;

import hubbub.contracts.archive.PersonOptedOut;
import org.jdbi.v3.core.Handle;

/// Who does not want to be kept.
public final class SqlOptOuts {
  private SqlOptOuts() {}

  /// Keeps a wish, unless a newer one is kept already.
  public static void keep(Handle handle, PersonOptedOut fact) {
    handle
        .createUpdate(
            """
            INSERT INTO opt_out (platform, author_id, wanted, wished_at)
            VALUES (:platform, :author, :wanted, :at)
            ON CONFLICT (platform, author_id) DO UPDATE SET wanted = excluded.wanted,
              wished_at = excluded.wished_at
            WHERE excluded.wished_at >= opt_out.wished_at
            """)
        .bind("platform", fact.platform())
        .bind("author", fact.authorId())
        .bind("wanted", fact.out() ? 1 : 0)
        .bind("at", fact.at().toEpochMilli())
        .execute();
  }

  /// Whether somebody is left out.
  public static boolean isOut(Handle handle, String platform, String authorId) {
    return handle
        .createQuery(
            "SELECT 1 FROM opt_out"
                + " WHERE platform = :platform AND author_id = :author AND wanted = 1")
        .bind("platform", platform)
        .bind("author", authorId)
        .mapTo(Integer.class)
        .findOne()
        .isPresent();
  }
}
