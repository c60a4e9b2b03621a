package hubbub.statistics.domain;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.statistics.domain.Stretches.Stretch;
import java.util.List;
import org.junit.jupiter.api.Test;

final class StretchesTest {
  @Test
  void what_overlaps_counts_once() {
    var stretches = new Stretches(List.of(new Stretch(20, 40), new Stretch(0, 30)));

    assertThat(stretches.within(0, 100)).isEqualTo(40);
    assertThat(stretches.overlap()).isEqualTo(10);
  }

  @Test
  void only_what_lies_within_is_counted() {
    var stretches =
        new Stretches(List.of(new Stretch(0, 10), new Stretch(20, 30), new Stretch(40, 50)));

    assertThat(stretches.within(5, 45)).isEqualTo(5 + 10 + 5);
    assertThat(stretches.within(10, 20)).isZero();
    assertThat(stretches.within(50, 60)).isZero();
  }

  @Test
  void a_clock_that_went_back_leaves_nothing() {
    var stretches = new Stretches(List.of(new Stretch(50, 10), new Stretch(20, 30)));

    assertThat(stretches.within(0, 100)).isEqualTo(10);
    assertThat(stretches.overlap()).isZero();
  }
}
