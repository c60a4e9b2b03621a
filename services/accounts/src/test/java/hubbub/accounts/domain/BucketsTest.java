package hubbub.accounts.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/// How often somebody may.
class BucketsTest {
  private long nanos;
  private final Buckets buckets = new Buckets(3, Duration.ofSeconds(30), () -> nanos);

  @Test
  void so_many_are_let_in_at_once_and_then_one_after_the_other() {
    for (var n = 0; n < 3; n++) {
      assertThat(buckets.take("a")).isEmpty();
    }
    assertThat(buckets.take("a")).contains(Duration.ofSeconds(10));

    nanos += Duration.ofSeconds(9).toNanos();
    assertThat(buckets.take("a")).contains(Duration.ofSeconds(1));
    nanos += Duration.ofSeconds(1).toNanos();
    assertThat(buckets.take("a")).isEmpty();
    assertThat(buckets.take("b")).as("others wait for nobody").isEmpty();
  }

  @Test
  void what_is_given_back_can_be_taken_again_and_never_more_than_there_were() {
    buckets.giveBack("a");
    for (var n = 0; n < 3; n++) {
      assertThat(buckets.take("a")).isEmpty();
    }
    assertThat(buckets.take("a")).isPresent();
    buckets.giveBack("a");

    assertThat(buckets.take("a")).isEmpty();
    assertThat(buckets.take("a")).isPresent();
  }

  @Test
  void of_one_network_of_addresses_all_are_one() {
    assertThat(Networks.of("2001:db8:1:2::7")).isEqualTo(Networks.of("2001:db8:1:2:ff::1"));
    assertThat(Networks.of("2001:db8:1:2::7")).isNotEqualTo(Networks.of("2001:db8:1:3::7"));
    assertThat(Networks.of("192.0.2.1")).isNotEqualTo(Networks.of("192.0.2.2"));
  }
}
