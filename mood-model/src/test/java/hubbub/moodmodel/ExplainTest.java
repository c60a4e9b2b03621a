package hubbub.moodmodel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Why a text got its score.
class ExplainTest {

  @Test
  void the_parts_are_what_people_read() {
    var parts =
        MoodModel.shared().explain("the music is GREAT!!! but the l\u200bag is awful 😡").parts();

    assertThat(parts)
        .extracting(Explained.Part::text)
        .containsExactly("GREAT", "lag", "awful", "😡");
    assertThat(parts.getFirst().weight()).isPositive();
    assertThat(parts.subList(1, 4)).allMatch(part -> part.weight() < 0);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "good",
        "good, but not great BibleThump",
        "lets go!!!",
        "so fun ResidentSleeper",
        "great Kappa",
        "nothing to see",
        "love hate",
        "PogChamp PogChamp PogChamp",
      })
  void the_weights_add_up_to_the_score(String text) {
    var explained = MoodModel.shared().explain(text);

    var sum = explained.parts().stream().mapToDouble(Explained.Part::weight).sum();
    assertThat(sum).isCloseTo(explained.score(), within(1e-9));
  }

  @Test
  void a_phrase_is_one_part() {
    assertThat(MoodModel.shared().explain("well played everyone").parts())
        .extracting(Explained.Part::text)
        .containsExactly("well played");
  }
}
