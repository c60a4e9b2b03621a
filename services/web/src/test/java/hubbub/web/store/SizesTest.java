package hubbub.web.store;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.platform.storage.Storage;
import hubbub.testkit.PinnedClock;
import hubbub.testkit.Shape;
import hubbub.web.domain.Sizes.Size;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// How big rows were, day by day.
class SizesTest {
  private static final LocalDate FIRST = LocalDate.parse("2026-03-01");

  @TempDir Path folder;
  private Storage storage;
  private SqlSizes sizes;

  @BeforeEach
  void open() {
    storage = Shape.at(folder).open(folder, new PinnedClock());
    sizes = new SqlSizes(storage.open("web"));
  }

  @AfterEach
  void close() {
    storage.close();
  }

  @Test
  void growth_is_not_known_on_the_first_day() {
    sizes.note(FIRST, 1_000);

    assertThat(sizes.earliest(FIRST)).isEmpty();
  }

  @Test
  void growth_is_told_from_the_oldest_day_that_is_known() {
    sizes.note(FIRST, 1_000);
    sizes.note(FIRST, 5_000);
    sizes.note(FIRST.plusDays(1), 2_000);

    var oldest = sizes.earliest(FIRST.plusDays(4)).orElseThrow();

    assertThat(oldest).isEqualTo(new Size(FIRST, 1_000));
    assertThat(oldest.grownPerDay(FIRST.plusDays(4), 9_000)).isEqualTo(2_000);
  }

  @Test
  void what_is_older_than_a_month_is_forgotten() {
    sizes.note(FIRST, 1_000);
    sizes.note(FIRST.plusDays(2), 1_500);

    sizes.note(FIRST.plusDays(32), 2_000);

    assertThat(sizes.earliest(FIRST.plusDays(32))).contains(new Size(FIRST.plusDays(2), 1_500));
  }
}
