package hubbub.testkit;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The bus of the one-process shape on PostgreSQL: the contract.
class InProcessBusOnPostgresTest implements BusContract {
  @Override
  public BusHouse open(Path folder) {
    return InProcessBusTest.house(Shape.POSTGRESQL.open(folder, new PinnedClock()));
  }

  @Test
  void who_has_still_to_hear_an_earlier_incarnation_is_behind(@TempDir Path folder) {
    try (var house = open(folder)) {
      InProcessBusTest.tellBeforeAndHearAfterARestart(house, house.teller().outbox()::restored);
    }
  }
}
