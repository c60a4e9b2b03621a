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
        MoodModel.shared().explain("the food is GREAT!!! but the l\u200bag is awful").parts();

    assertThat(parts).extracting(Explained.Part::text).contains("GREAT", "lag", "awful");
    assertThat(parts).filteredOn(part -> part.text().equals("GREAT")).allMatch(p -> p.weight() > 0);
    assertThat(parts).filteredOn(part -> part.text().equals("awful")).allMatch(p -> p.weight() < 0);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "good",
        "lets go!!!",
        "what a wonderful song PogChamp",
        "so fun ResidentSleeper",
        "PogChamp PogChamp PogChamp",
      })
  void the_weights_add_up_to_the_score(String text) {
    var explained = MoodModel.shared().explain(text);

    var sum = explained.parts().stream().mapToDouble(Explained.Part::weight).sum();
    assertThat(explained.parts()).isNotEmpty();
    assertThat(sum).isCloseTo(explained.score(), within(1e-9));
  }

  @Test
  void what_changes_next_to_nothing_is_no_part() {
    assertThat(MoodModel.shared().explain("good").parts()).hasSize(1);
    assertThat(MoodModel.shared().explain("@good https://good.example").parts()).isEmpty();
  }

  @Test
  void a_phrase_is_one_part() {
    assertThat(MoodModel.shared().explain("well played everyone").parts())
        .extracting(Explained.Part::text)
        .containsExactly("well played");
  }
}
