package hubbub.connectors.twitch;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// Twitch's limit of joins.
class JoinPaceTest {
  @Test
  void no_window_has_more_joins_than_are_allowed() {
    var pace = new JoinPace(20, 10_000);
    for (var i = 0; i < 20; i++) {
      assertThat(pace.take(i)).isTrue();
    }

    assertThat(pace.take(9_999)).isFalse();
    assertThat(pace.take(10_000)).isTrue();
    assertThat(pace.take(10_000)).isFalse();
    assertThat(pace.take(10_001)).isTrue();
  }
}
