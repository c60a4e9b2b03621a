package hubbub.connectors.x.asking;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/// How long X is left alone, as its documents say.
class XBackOffTest {
  private final XBackOff backOff = new XBackOff();

  @Test
  void the_first_drop_of_a_good_stream_is_no_pause_and_later_ones_are_longer() {
    assertThat(backOff.dropped(Duration.ofMinutes(1).toNanos())).isZero();
    assertThat(backOff.dropped(Duration.ofSeconds(1).toNanos())).isEqualTo(millis(250));
    assertThat(backOff.dropped(0)).isEqualTo(millis(500));
    assertThat(backOff.dropped(Duration.ofSeconds(10).toNanos())).isZero();
  }

  @Test
  void a_network_in_trouble_is_asked_250_ms_later_each_time_up_to_16_s() {
    assertThat(pauses(backOff::network, 66).subList(0, 3)).containsExactly(250L, 500L, 750L);
    assertThat(backOff.network()).isEqualTo(millis(16_000));
  }

  @Test
  void a_server_in_trouble_is_asked_after_5_s_doubled_up_to_320_s() {
    assertThat(pauses(backOff::server, 8))
        .containsExactly(5_000L, 10_000L, 20_000L, 40_000L, 80_000L, 160_000L, 320_000L, 320_000L);
  }

  @Test
  void a_limit_is_heeded_from_a_minute_doubled() {
    assertThat(pauses(backOff::limit, 6))
        .containsExactly(60_000L, 120_000L, 240_000L, 480_000L, 960_000L, 960_000L);
    backOff.good();
    assertThat(backOff.limit()).isEqualTo(millis(60_000));
  }

  private static List<Long> pauses(LongSupplier next, int times) {
    return LongStream.generate(next).limit(times).map(n -> n / 1_000_000).boxed().toList();
  }

  private static long millis(long millis) {
    return Duration.ofMillis(millis).toNanos();
  }
}
