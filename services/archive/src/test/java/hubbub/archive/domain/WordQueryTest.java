package hubbub.archive.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What a search means.
class WordQueryTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      textBlock =
          """
          played well          | well played everyone | true
          well AND played      | well played          | true
          well and played      | well played          | false
          WELL                 | wéll                 | true
          "well played"        | so well played       | true
          "well played"        | played well          | false
          "well pla"           | well played          | false
          pla*                 | well played          | true
          "well pla"*          | well played          | true
          la*                  | well played          | false
          well,played          | well played          | true
          well,played          | played well          | false
          :)                   | nice :)              | true
          :)                   | nice :(              | false
          🔥                    | gg🔥🔥                  | true
          生え                  | 草生える               | false
          草生                  | 草生える               | true
          "open                | open end             | true
          """)
  void a_text_fits_or_not(String asked, String text, boolean fits) {
    assertThat(WordQuery.parse(asked).fits(Words.of(text))).isEqualTo(fits);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  ", "AND", "*", "\"\"", "…", "\"", "- ("})
  void nothing_to_find_is_refused(String asked) {
    assertThatThrownBy(() -> WordQuery.parse(asked))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("no word to find");
  }

  @Test
  void too_much_is_refused() {
    assertThatThrownBy(() -> WordQuery.parse("a".repeat(501))).hasMessage("at most 500 characters");
    assertThatThrownBy(() -> WordQuery.parse("a ".repeat(21))).hasMessage("at most 20 words");
  }
}
