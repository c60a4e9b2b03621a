package hubbub.archive.store;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.archive.domain.Keeping;
import hubbub.archive.domain.Order;
import hubbub.archive.domain.Question;
import hubbub.platform.storage.SqliteStorage;
import hubbub.testkit.ChildJvm;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A long deletion goes on where a kill stopped it.
class SweepingAfterKillTest {
  @TempDir private Path folder;

  @Test
  void a_deletion_that_was_killed_goes_on() throws Exception {
    try (var child = ChildJvm.start(List.of(), KilledSweeper.class, folder.toString())) {
      for (var step = 0; step < KilledSweeper.STEPS; step++) {
        assertThat(child.line()).isPresent();
      }
      assertThat(child.line()).contains("in the middle");
      child.kill();
    }

    var storage = new SqliteStorage(folder, Clock.systemUTC(), 1L << 30);
    try (var house = new LogHouse(storage, Keeping.everything(), () -> 0)) {
      assertThat(house.upkeep.figures().sweeps()).isEqualTo(1);
      assertThat(house.upkeep.figures().messages()).isBetween(301L, 4_000L);
      assertThat(house.all(Question.all(Order.NEWEST))).hasSize(300);

      while (house.upkeep.sweep()) {
        // To its end.
      }

      assertThat(house.upkeep.figures().messages()).isEqualTo(300);
      assertThat(house.all(Question.all(Order.NEWEST))).hasSize(300);
    }
  }
}
