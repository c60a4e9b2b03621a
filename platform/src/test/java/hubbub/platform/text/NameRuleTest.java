package hubbub.platform.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What may be a name.
class NameRuleTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "a",
        "Más allá del Zumo",
        " a ",
        "<script>",
        "\u202Eabc",
        "a\u200Bb",
        "⛄",
        "\u0301",
        "東京"
      })
  void a_name_is_anything_that_can_be_seen(String name) {
    assertThat(NameRule.trouble(name)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "\u00A0\u3000",
        "\u200B",
        "\u200D\uFEFF",
        "\u2028",
        "\t",
        "\u3164",
        "\u2800 ",
        "\uFE0F"
      })
  void nothing_to_see_is_blank(String name) {
    assertThat(NameRule.trouble(name)).contains("must not be blank");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\u0000", "a\nb", "a\tb", "a\u007Fb", "a\u0085b", "a\u2029b", "a\uD800"})
  void control_characters_and_broken_ones_are_refused(String name) {
    assertThat(NameRule.trouble(name)).get().asString().contains("control characters");
  }

  @Test
  void two_hundred_graphemes_are_the_most_however_many_code_points_they_take() {
    for (var grapheme :
        new String[] {"a", "é", "e\u0301", "⛄", "🇫🇮", "👩🏽‍👩🏽‍👧🏽‍👦🏽", "각"}) {
      assertThat(NameRule.trouble(grapheme.repeat(200))).as(grapheme).isEmpty();
      assertThat(NameRule.trouble(grapheme.repeat(201))).as(grapheme).isPresent();
    }
  }

  @Test
  void one_grapheme_is_not_endless() {
    assertThat(NameRule.trouble("a" + "\u0301".repeat(3_999))).isEmpty();
    assertThat(NameRule.trouble("a" + "\u0301".repeat(4_000))).isPresent();
  }
}
