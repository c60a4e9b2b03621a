package hubbub.moodtraining;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/// The least of functions whose least is known.
class DescentTest {
  @Test
  void the_bottom_of_a_narrow_bowl_is_found() {
    var found =
        new Descent(
                2,
                (at, slope) -> {
                  slope[0] = 2 * (at[0] - 3);
                  slope[1] = 200 * (at[1] + 1);
                  return 5 + Math.pow(at[0] - 3, 2) + 100 * Math.pow(at[1] + 1, 2);
                })
            .solve();

    assertThat(found[0]).isCloseTo(3, within(0.05));
    assertThat(found[1]).isCloseTo(-1, within(0.05));
  }

  @Test
  void where_nothing_is_lower_it_stays() {
    var found =
        new Descent(
                1,
                (at, slope) -> {
                  slope[0] = 2 * at[0];
                  return 1 + at[0] * at[0];
                })
            .solve();

    assertThat(found[0]).isZero();
  }
}
