package hubbub.web.store;

import hubbub.platform.observe.LiveSettings.Chosen;
import hubbub.platform.storage.Database;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// What was chosen at run time, in SQL.
public final class SqlChosen implements Chosen {
  private final Database database;
  private final Clock clock;

  public SqlChosen(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  @Override
  public Map<String, String> all() {
    return database.read(transaction -> {
      var all = new HashMap<String, String>();
      transaction
          .handle()
          .createQuery("SELECT key, value FROM setting")
          .map((row, _) -> Map.entry(row.getString(1), row.getString(2)))
          .forEach(entry -> all.put(entry.getKey(), entry.getValue()));
      return Map.copyOf(all);
    });
  }

  @Override
  public void keep(Map<String, Optional<String>> wishes) {
    database.write(transaction -> {
      wishes.forEach((key, value) ->
          value
              .filter(text -> !text.isBlank())
              .ifPresentOrElse(
                  text -> keep(transaction.handle(), key, text.strip()),
                  () -> transaction.handle().execute("DELETE FROM setting WHERE key = ?", key)));
      return null;
    });
  }

  private void keep(Handle handle, String key, String value) {
    handle
        .createUpdate(
            """
            INSERT INTO setting (key, value, chosen_at) VALUES (:key, :value, :at)
            ON CONFLICT (key) DO UPDATE SET value = excluded.value, chosen_at = excluded.chosen_at
            """)
        .bind("key", key)
        .bind("value", value)
        .bind("at", clock.millis())
        .execute();
  }
}
