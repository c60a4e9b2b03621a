package hubbub.statistics.store;

import hubbub.platform.storage.Storage;
import hubbub.testkit.PinnedClock;
import hubbub.testkit.Shape;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

/// Counting on PostgreSQL.
final class PostgresCountingTest implements CountingContract {
  private static final int FRESH_MAX = 40;

  @TempDir Path folder;
  private final List<Storage> opened = new ArrayList<>();

  @Override
  public KeptCrowd crowd() {
    var clock = new PinnedClock();
    var storage = Shape.POSTGRESQL.open(folder.resolve("crowd" + opened.size()), clock);
    opened.add(storage);
    return new KeptCrowd(storage.open("statistics"), clock, FRESH_MAX);
  }

  @AfterEach
  void close() {
    opened.forEach(Storage::close);
  }
}
