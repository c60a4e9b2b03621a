package hubbub.archive.store;

import hubbub.archive.domain.Keeping;
import hubbub.platform.Ticker;
import hubbub.platform.storage.SqliteStorage;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import org.junit.jupiter.api.io.TempDir;

/// The log on SQLite.
class SqliteArchiveTest implements ArchiveContract {
  @TempDir private Path folder;

  @Override
  public LogHouse open(Keeping keeping, Ticker ticker) {
    var clock = Clock.fixed(Lines.NOW, ZoneOffset.UTC);
    return new LogHouse(new SqliteStorage(folder, clock, 1L << 30), keeping, ticker);
  }
}
