package hubbub.moodmodel;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.moodmodel.Lessons.Lesson;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What a correction teaches, and what it leaves alone.
class LessonsTest {
  private static final List<String> OTHERS =
      List.of(
          "this is great",
          "i love this song",
          "what an awful stream",
          "PogChamp",
          "Sadge",
          "when does it start",
          "lets go",
          "that was terrible");

  private final MoodModel model = MoodModel.shared();

  @ParameterizedTest
  @CsvSource({
    "zwackelplumps, POSITIVE",
    "zwackelplumps, NEGATIVE",
    "that play was sick, POSITIVE",
    "what a wonderful disaster, NEGATIVE",
    "PogChamp, NEGATIVE",
    "this is great, NEUTRAL",
  })
  void a_corrected_text_comes_out_right_the_next_time(String text, Label right) {
    var lessons = model.learn(List.of(new Lesson(text, right)));

    assertThat(model.classify(text, lessons).label()).isEqualTo(right);
    assertThat(model.explain(text, lessons).label()).isEqualTo(right);
  }

  @Test
  void an_emote_that_was_learned_speaks_beside_other_words() {
    var lessons = model.learn(List.of(new Lesson("zwackelplumps", Label.NEGATIVE)));

    assertThat(model.classify("zwackelplumps zwackelplumps", lessons).label())
        .isEqualTo(Label.NEGATIVE);
    assertThat(model.classify("again zwackelplumps", lessons).score())
        .isLessThan(model.classify("again zwackelplumps").score() - 0.1);
    assertThat(model.explain("again zwackelplumps", lessons).parts())
        .extracting(Explained.Part::text)
        .contains("zwackelplumps");
  }

  @Test
  void what_has_no_word_of_it_stays_as_it_was() {
    var lessons = model.learn(List.of(new Lesson("zwackelplumps", Label.NEGATIVE)));

    for (var other : OTHERS) {
      assertThat(model.classify(other, lessons)).as(other).isEqualTo(model.classify(other));
    }
  }

  @Test
  void without_corrections_nothing_is_left_of_them() {
    assertThat(model.learn(List.of())).isSameAs(Lessons.NONE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"POSITIVE", "NEGATIVE"})
  void hundreds_of_corrections_move_a_common_word_by_a_bound(Label right) {
    var many = new ArrayList<Lesson>();
    for (var i = 0; i < 200; i++) {
      many.add(new Lesson("the number " + i + " of the day", right));
    }

    var lessons = model.learn(many);

    assertThat(model.classify("i love the song so much", lessons).label())
        .isEqualTo(Label.POSITIVE);
    assertThat(model.classify("i hate the lag so much", lessons).label()).isEqualTo(Label.NEGATIVE);
  }

  @Test
  void two_corrections_that_contradict_each_other_harm_nobody_else() {
    var lessons =
        model.learn(
            List.of(
                new Lesson("zwackelplumps", Label.NEGATIVE),
                new Lesson("zwackelplumps", Label.POSITIVE)));

    assertThat(model.classify("zwackelplumps", lessons).score()).isBetween(-1.0, 1.0);
    assertThat(model.classify("this is great", lessons)).isEqualTo(model.classify("this is great"));
  }
}
