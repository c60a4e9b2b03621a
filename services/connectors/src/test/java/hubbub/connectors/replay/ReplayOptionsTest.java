package hubbub.connectors.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hubbub.connectors.domain.NotAChannel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// How a capture is asked for.
class ReplayOptionsTest {
  @Test
  void a_name_alone_is_played_once_as_it_was() {
    assertThat(ReplayOptions.read("finals")).isEqualTo(new ReplayOptions("finals", 1, false));
  }

  @Test
  void speed_and_repeat_are_read_in_any_order() {
    assertThat(ReplayOptions.read("finals?speed=4&repeat=true"))
        .isEqualTo(new ReplayOptions("finals", 4, true));
    assertThat(ReplayOptions.read("finals.gz?repeat=false&speed=max"))
        .isEqualTo(new ReplayOptions("finals.gz", 0, false));
  }

  @Test
  void what_is_kept_is_read_again() {
    var options = new ReplayOptions("finals", 2.5, true);

    assertThat(ReplayOptions.read("finals?" + options.written())).isEqualTo(options);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "..",
        ".hidden",
        "a/b",
        "../etc",
        "a b",
        "naïve",
        "?speed=1",
        "a?speed=0",
        "a?speed=-1",
        "a?speed=NaN",
        "a?speed=1e9",
        "a?speed=",
        "a?speed",
        "a?repeat=1",
        "a?loop=2",
        "a?",
        "a?speed=1&"
      })
  void what_cannot_be_is_refused(String text) {
    assertThatThrownBy(() -> ReplayOptions.read(text)).isInstanceOf(NotAChannel.class);
  }
}
