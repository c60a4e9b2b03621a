package hubbub.mood.domain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The words and their bounds, as the design of the API has them.
class WordTest {

  @ParameterizedTest
  @CsvSource({
    "-1, 0, sour, negative",
    "-0.5, 0, sour, negative",
    "-0.49, 0, low, negative",
    "-0.15, 0, low, negative",
    "-0.14, 0, even, neutral",
    "0.14, 0, even, neutral",
    "0.15, 0, warm, positive",
    "0.49, 0, warm, positive",
    "0.5, 0, hyped, positive",
    "1, 0.59, hyped, positive",
    "0, 0.6, split, divided",
    "0.9, 1, split, divided",
  })
  void a_score_has_its_word_and_label(double score, double divided, String word, String label) {
    var found = Word.of(score, divided);

    assertThat(found.word()).isEqualTo(word);
    assertThat(found.label()).isEqualTo(label);
  }
}
