package hubbub.connectors.x.asking;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.connectors.words.Words;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Words in X's own.
class XRuleTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "Bieber|bieber",
        "justin Bieber|justin bieber",
        "\"Justin  Bieber\" #Tour|\"justin bieber\" #tour",
        "Beyoncé|(beyonce OR Beyoncé)",
        "\"café noir\"|(\"cafe noir\" OR \"café noir\")",
        "or|\"or\"",
        "and|\"and\"",
        "日本語|日本語",
        "🔥 tea|🔥 tea"
      })
  void words_are_translated(String words, String rule) {
    assertThat(XRule.of(List.of(Words.read(words)), "").value()).isEqualTo(rule);
  }

  @Test
  void all_ways_to_write_it_are_asked_for() {
    var writings = Stream.of("beyonce", "Beyoncé", "BEYONCÉ", "beyoncè").map(Words::read).toList();

    assertThat(XRule.of(writings, "").value()).isEqualTo("(beyonce OR Beyoncé OR beyoncè)");
  }

  @Test
  void a_tag_says_whose_it_is_and_changes_with_the_rule() {
    var tea = XRule.of(List.of(Words.read("tea")), "hubbub:me:");

    assertThat(tea.tag()).matches("hubbub:me:[0-9a-f]{16}");
    assertThat(XRule.of(List.of(Words.read("Tea")), "hubbub:me:")).isEqualTo(tea);
    assertThat(XRule.of(List.of(Words.read("milk")), "hubbub:me:").tag()).isNotEqualTo(tea.tag());
  }

  @Test
  void the_longest_words_fit_or_are_refused() {
    var longest = Words.read("\"" + "é ".repeat(49) + "\"");

    assertThat(XRule.of(List.of(longest, longest), "").value().length()).isLessThanOrEqualTo(1_024);
  }
}
