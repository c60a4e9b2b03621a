package hubbub.archive.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// How long and how much is kept.
class KeepingTest {
  private static final Instant NOW = Instant.parse("2026-03-01T20:00:00Z");

  @Test
  void without_bounds_nothing_goes() {
    var keeping = Keeping.everything();

    assertThat(keeping.begin(NOW)).isEmpty();
    assertThat(keeping.tooMany(10, Long.MAX_VALUE / 100)).isZero();
  }

  @Test
  void what_is_older_than_its_days_goes() {
    var keeping = new Keeping(Optional.of(Duration.ofDays(2)), Optional.empty());

    assertThat(keeping.begin(NOW)).contains(Instant.parse("2026-02-27T20:00:00Z"));
  }

  @Test
  void a_log_twice_too_large_loses_its_older_half() {
    var keeping = new Keeping(Optional.empty(), Optional.of(100_000_000L));

    assertThat(keeping.tooMany(1_000_000, 200_000_000)).isEqualTo(500_000);
    assertThat(keeping.tooMany(1_000_000, 100_000_000)).isZero();
  }

  @Test
  void search_volumes_are_a_fraction_of_what_is_kept() {
    var keeping = new Keeping(Optional.of(Duration.ofDays(8)), Optional.of(100_000_000L));

    assertThat(keeping.volumeTime()).isEqualTo(Duration.ofDays(1));
    assertThat(keeping.volumeMessages()).isEqualTo(50_000);
  }
}
