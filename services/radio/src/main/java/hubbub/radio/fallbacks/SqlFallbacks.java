package hubbub.radio.fallbacks;

import hubbub.platform.storage.Database;
import java.util.Map;
import java.util.stream.Collectors;

/// The rows of fallbacks.
public final class SqlFallbacks {
  private final Database database;

  public SqlFallbacks(Database database) {
    this.database = database;
  }

  void keep(String mount, String other) {
    database.write(tx ->
        tx.handle()
            .createUpdate(
                "INSERT INTO fallbacks (mount, fallback) VALUES (:mount, :other)"
                    + " ON CONFLICT (mount) DO UPDATE SET fallback = excluded.fallback")
            .bind("mount", mount)
            .bind("other", other)
            .execute());
  }

  void forget(String mount) {
    database.write(tx ->
        tx.handle()
            .createUpdate("DELETE FROM fallbacks WHERE mount = :mount")
            .bind("mount", mount)
            .execute());
  }

  /// What stands in, by mount.
  Map<String, String> all() {
    return database.read(tx ->
        tx
            .handle()
            .createQuery("SELECT mount, fallback FROM fallbacks")
            .map((row, _) -> Map.entry(row.getString("mount"), row.getString("fallback")))
            .list()
            .stream()
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
  }
}
