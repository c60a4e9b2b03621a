package hubbub.platform.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Names as people compare them.
class FoldingTest {
  @ParameterizedTest
  @CsvSource({
    "Más allá, mas alla",
    "STRASSE, straße",
    "Łódź, lodz",
    "Ærøskøbing, aeroskobing",
    "İstanbul, istanbul",
    "ΣΊΣΥΦΟΣ, σίσυφος",
    "ﬁn, FIN",
    "cafe\u0301, caf\u00e9",
    "a\u200Bb, AB",
    "각, 각",
    "Ёлка, елка"
  })
  void capitals_accents_and_what_has_no_width_make_no_difference(String one, String other) {
    assertThat(Folding.fold(one)).isEqualTo(Folding.fold(other));
  }

  @Test
  void other_letters_stay_different() {
    assertThat(Folding.fold("zumo")).isNotEqualTo(Folding.fold("sumo"));
    assertThat(Folding.fold("⛄")).isNotEqualTo(Folding.fold("🔥"));
    assertThat(Folding.fold("한")).doesNotContain(Folding.fold("하"));
  }

  @Test
  void names_are_sorted_by_their_first_hundred_characters() {
    assertThat(Folding.sorted("short")).isEqualTo("short");
    assertThat(Folding.sorted("⛄🔥".repeat(80))).isEqualTo("⛄🔥".repeat(50));
  }
}
