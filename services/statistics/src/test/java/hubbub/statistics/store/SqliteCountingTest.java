package hubbub.statistics.store;

import hubbub.platform.storage.SqliteStorage;
import hubbub.testkit.PinnedClock;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

final class SqliteCountingTest implements CountingContract {
  private static final int FRESH_MAX = 40;

  @TempDir Path folder;
  private final List<SqliteStorage> opened = new ArrayList<>();

  @Override
  public KeptCrowd crowd() {
    var clock = new PinnedClock();
    var storage = new SqliteStorage(folder.resolve("crowd" + opened.size()), clock, 1L << 30);
    opened.add(storage);
    return new KeptCrowd(storage.open("statistics"), clock, FRESH_MAX);
  }

  @AfterEach
  void close() {
    opened.forEach(SqliteStorage::close);
  }
}
