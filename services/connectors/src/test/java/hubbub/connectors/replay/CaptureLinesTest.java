package hubbub.connectors.replay;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Lines of captures, by their form.
class CaptureLinesTest {
  @Test
  void simple_json_has_author_text_and_time() {
    var scene = CaptureLines.read("{\"s\":\"a\",\"c\":\"x\",\"u\":\"Ana\",\"m\":\"hi\",\"ts\":12}");

    assertThat(scene)
        .isInstanceOfSatisfying(
            Scene.Line.class,
            line -> {
              assertThat(line.message().author().login()).isEqualTo("ana");
              assertThat(line.message().author().name()).isEqualTo("Ana");
              assertThat(line.message().text()).isEqualTo("hi");
              assertThat(line.at()).isEqualTo(12);
            });
  }

  @Test
  void half_a_character_in_json_is_replaced() {
    assertThat(CaptureLines.read("{\"u\":\"ana\",\"m\":\"a\\ud800b\"}"))
        .isInstanceOfSatisfying(
            Scene.Line.class, line -> assertThat(line.message().text()).isEqualTo("a\uFFFDb"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "   ", ":tmi.twitch.tv 001 me :Welcome", "PING :x"})
  void some_lines_have_nothing_to_play(String line) {
    assertThat(CaptureLines.read(line)).isInstanceOf(Scene.Nothing.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{",
        "{}",
        "{\"u\":1,\"m\":\"x\"}",
        "{\"u\":\"ana\"}",
        "{\"author\":\"ana\"}",
        "[1]",
        "{\"u\":\"ana\",\"m\":\"x\"",
        ":a!a@a PRIVMSG",
        "%%%"
      })
  void a_line_of_no_form_is_malformed(String line) {
    assertThat(CaptureLines.read(line)).isInstanceOf(Scene.Malformed.class);
  }

  @Test
  void json_that_nests_too_deep_is_malformed() {
    var deep = "{\"author\":{},\"text\":" + "[".repeat(1_000) + "]".repeat(1_000) + "}";

    assertThat(CaptureLines.read(deep)).isInstanceOf(Scene.Malformed.class);
  }

  @Test
  void numbers_out_of_range_are_none() {
    assertThat(CaptureLines.read("{\"u\":\"ana\",\"m\":\"x\",\"ts\":1e400}"))
        .isInstanceOfSatisfying(Scene.Line.class, line -> assertThat(line.at()).isEqualTo(-1));
    assertThat(CaptureLines.read("{\"u\":\"ana\",\"m\":\"x\",\"ts\":-5}"))
        .isInstanceOfSatisfying(Scene.Line.class, line -> assertThat(line.at()).isEqualTo(-1));
  }
}
