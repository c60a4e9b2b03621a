package hubbub.mood.store;

import hubbub.platform.storage.Database;
import hubbub.platform.storage.SqliteStorage;
import hubbub.testkit.PinnedClock;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

/// Mood's tables in SQLite.
class SqliteMoodsTest implements MoodsContract {
  private final SqliteStorage storage;
  private final Database database;

  SqliteMoodsTest(@TempDir Path folder) {
    storage = new SqliteStorage(folder, new PinnedClock(), 1L << 30);
    database = storage.open("mood");
  }

  @AfterEach
  void close() {
    storage.close();
  }

  @Override
  public Database database() {
    return database;
  }
}
