package hubbub.peopleperplace.store;

import hubbub.platform.storage.Database;
import hubbub.platform.storage.Storage;
import hubbub.testkit.PinnedClock;
import hubbub.testkit.Shape;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

/// The copy in SQLite.
class SqliteCopyTest implements CopyContract {
  private final PinnedClock clock = new PinnedClock();
  private final Storage storage;
  private final Database database;

  SqliteCopyTest(@TempDir Path folder) {
    storage = Shape.SQLITE.open(folder, clock);
    database = storage.open("people-per-place");
  }

  @AfterEach
  void close() {
    storage.close();
  }

  @Override
  public Database database() {
    return database;
  }

  @Override
  public PinnedClock clock() {
    return clock;
  }
}
