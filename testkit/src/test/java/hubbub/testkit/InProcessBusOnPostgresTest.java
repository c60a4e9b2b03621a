package hubbub.testkit;

import java.nio.file.Path;

/// The bus of the one-process shape on PostgreSQL: the contract.
class InProcessBusOnPostgresTest implements BusContract {
  @Override
  public BusHouse open(Path folder) {
    return InProcessBusTest.house(Shape.POSTGRESQL.open(folder, new PinnedClock()));
  }
}
