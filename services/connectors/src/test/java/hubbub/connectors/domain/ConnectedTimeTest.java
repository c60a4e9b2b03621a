package hubbub.connectors.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Time with any channel connected.
class ConnectedTimeTest {
  @Test
  void stretches_that_overlap_count_once() {
    var time = new ConnectedTime();

    time.add(0, 10);
    time.add(5, 12);
    time.add(20, 25);

    assertThat(time.nanos()).isEqualTo(17);
  }

  @Test
  void a_late_stretch_fills_what_others_left_open() {
    var time = new ConnectedTime();
    time.add(0, 3);
    time.add(15, 18);

    time.add(2, 20);

    assertThat(time.nanos()).isEqualTo(20);
  }

  @Test
  void an_empty_stretch_counts_nothing() {
    var time = new ConnectedTime();

    time.add(5, 5);
    time.add(7, 3);

    assertThat(time.nanos()).isZero();
  }

  @Test
  void any_order_gives_the_length_of_the_union() {
    var random = new Random(1);
    for (var round = 0; round < 200; round++) {
      var time = new ConnectedTime();
      var seconds = new BitSet();
      for (var i = 0; i < 30; i++) {
        var from = random.nextInt(500);
        var to = from + random.nextInt(40);
        time.add(from, to);
        seconds.set(from, to);
        assertThat(time.nanos()).isEqualTo(seconds.cardinality());
      }
    }
  }

  @Test
  void it_never_falls_and_never_counts_too_much_however_many_stretches_come() {
    var random = new Random(2);
    var time = new ConnectedTime();
    var seconds = new BitSet();
    var last = 0L;
    for (var i = 0; i < 5_000; i++) {
      var from = i * 10 + random.nextInt(8);
      var to = from + 1 + random.nextInt(3);
      time.add(from, to);
      seconds.set(from, to);
      assertThat(time.nanos()).isBetween(last, (long) seconds.cardinality());
      last = time.nanos();
    }
    assertThat(last).isEqualTo(seconds.cardinality());
  }
}
