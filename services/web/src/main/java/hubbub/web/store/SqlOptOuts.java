package hubbub.web.store;

import hubbub.contracts.archive.PersonOptedOut;
import hubbub.platform.storage.Database;
import hubbub.web.feed.LeftOut.Person;
import java.util.List;
import org.jdbi.v3.core.Handle;

/// Who opted out, in SQL.
public final class SqlOptOuts {
  private SqlOptOuts() {}

  /// All who are left out now.
  public static List<Person> all(Database database) {
    return database.read(transaction ->
        transaction
            .handle()
            .createQuery("SELECT platform, author_id FROM opt_out WHERE wanted = 1")
            .map((row, _) -> new Person(row.getString("platform"), row.getString("author_id")))
            .list());
  }

  /// Keeps a wish, unless a newer one is kept already.
  ///
  /// @return whether it was kept
  public static boolean keep(Handle handle, PersonOptedOut fact) {
    return handle
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
            .execute()
        > 0;
  }
}
