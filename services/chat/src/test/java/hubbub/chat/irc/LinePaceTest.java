package hubbub.chat.irc;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/// How fast lines are taken.
class LinePaceTest {
  private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

  @Test
  void ten_seconds_worth_may_come_at_once_and_then_each_waits() {
    var pace = new LinePace(10, 0);

    for (var i = 0; i < 100; i++) {
      assertThat(pace.take(1, 0)).isZero();
    }

    assertThat(pace.take(1, 0)).isEqualTo(SECOND / 10);
    assertThat(pace.take(1, SECOND / 10)).isEqualTo(SECOND / 10);
    assertThat(pace.take(1, SECOND)).isZero();
  }

  @Test
  void a_line_with_much_work_counts_as_much() {
    var pace = new LinePace(10, 0);

    assertThat(pace.take(120, 0)).isEqualTo(2 * SECOND);
  }

  @Test
  void whoever_rests_has_no_more_than_ten_seconds_worth() {
    var pace = new LinePace(10, 0);

    assertThat(pace.take(100, 1_000 * SECOND)).isZero();
    assertThat(pace.take(1, 1_000 * SECOND)).isPositive();
  }
}
