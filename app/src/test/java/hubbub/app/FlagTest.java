package hubbub.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What is a plain start, which waits for no parser.
class FlagTest {
  @Test
  void no_words_are_a_start() {
    assertThat(Flag.ofStart(List.of())).contains(Map.of());
  }

  @Test
  void flags_take_the_next_word_or_what_follows_the_equals_sign() {
    assertThat(Flag.ofStart(List.of("--port", "9000", "--data=/a b/c")))
        .contains(Map.of("port", "9000", "data", "/a b/c"));
  }

  @Test
  void a_start_may_be_called_run() {
    assertThat(Flag.ofStart(List.of("run", "--port=1"))).contains(Map.of("port", "1"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "logs",
        "--help",
        "-x",
        "--prot 1",
        "--port",
        "--port=",
        "--port --data x",
        "run now",
        "--port 1 logs",
        "--port 1 --port 2"
      })
  void everything_else_is_left_to_the_parser(String words) {
    assertThat(Flag.ofStart(List.of(words.split(" ")))).isEmpty();
  }
}
