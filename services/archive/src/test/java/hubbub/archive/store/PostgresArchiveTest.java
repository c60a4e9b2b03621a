package hubbub.archive.store;

import hubbub.archive.domain.Keeping;
import hubbub.platform.Ticker;
import hubbub.testkit.Shape;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import org.junit.jupiter.api.io.TempDir;

/// The log on PostgreSQL.
class PostgresArchiveTest implements ArchiveContract {
  @TempDir private Path folder;

  @Override
  public LogHouse open(Keeping keeping, Ticker ticker) {
    var clock = Clock.fixed(Lines.NOW, ZoneOffset.UTC);
    return new LogHouse(Shape.POSTGRESQL.open(folder, clock), keeping, ticker);
  }
}
