package hubbub.mood.store;

import hubbub.platform.storage.Database;
import hubbub.platform.storage.Storage;
import hubbub.testkit.PinnedClock;
import hubbub.testkit.Shape;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

/// Mood's tables in PostgreSQL.
class PostgresMoodsTest implements MoodsContract {
  private final Storage storage;
  private final Database database;

  PostgresMoodsTest(@TempDir Path folder) {
    storage = Shape.POSTGRESQL.open(folder, new PinnedClock());
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
