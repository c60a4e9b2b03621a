package hubbub.connectors.bluesky;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// How much goes in a second.
class PaceTest {
  private static final long SECOND = 1_000_000;
  private static final long NOW = 1_779_719_009L * SECOND;

  private final Pace pace = new Pace(100);

  @Test
  void what_fits_goes_each_second() {
    for (var second = 0; second < 3; second++) {
      var micros = NOW + second * SECOND;
      assertThat(IntStream.range(0, 150).filter(_ -> pace.allows(micros, 1)).count())
          .isEqualTo(100);
    }
  }

  @Test
  void what_is_more_than_fits_is_owed() {
    var told = 0;
    for (var n = 0; n < 600; n++) {
      told += pace.allows(NOW + n * SECOND / 10, 1_000) ? 1_000 : 0;
    }

    assertThat(told).as("in a minute").isEqualTo(6_000);
  }

  @Test
  void what_was_owed_is_forgotten_by_and_by() {
    assertThat(pace.allows(NOW, 1_000)).isTrue();
    assertThat(pace.allows(NOW + 9 * SECOND, 1)).isFalse();
    assertThat(pace.allows(NOW + 10 * SECOND, 100)).isTrue();
    assertThat(pace.allows(NOW + 10 * SECOND, 1)).isFalse();
    assertThat(pace.allows(NOW + 3_600 * SECOND, 50)).isTrue();
    assertThat(pace.allows(NOW + 3_600 * SECOND, 50)).as("a quiet hour saves nothing up").isTrue();
    assertThat(pace.allows(NOW + 3_600 * SECOND, 1)).isFalse();
  }
}
