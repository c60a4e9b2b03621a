package hubbub.moodtraining;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.moodmodel.Features;
import hubbub.moodmodel.Label;
import hubbub.moodmodel.Weights;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What is learned from invented texts with words that no table knows.
class RegressionTest {
  private static Example example(String text, Label label) {
    return new Example(text, label, "", "en", 1);
  }

  private static List<Example> examples() {
    var examples = new ArrayList<Example>();
    for (var i = 0; i < 40; i++) {
      examples.add(example("blorble number " + i, Label.POSITIVE));
      examples.add(example("zwackel number " + i, Label.NEGATIVE));
      examples.add(example("dunter number " + i, Label.NEUTRAL));
    }
    return examples;
  }

  private static Weights trained() {
    var examples = examples();
    return Regression.train(
        examples, examples.stream().map(example -> Features.of(example.text())).toList());
  }

  private static Label label(Weights weights, String text) {
    return weights.classify(Features.of(text)).label();
  }

  @Test
  void words_that_no_table_knows_are_learned() {
    var weights = trained();

    assertThat(label(weights, "a blorble there")).isEqualTo(Label.POSITIVE);
    assertThat(label(weights, "a zwackel there")).isEqualTo(Label.NEGATIVE);
    assertThat(label(weights, "a dunter there")).isEqualTo(Label.NEUTRAL);
  }

  @Test
  void parts_of_a_word_speak_too() {
    assertThat(label(trained(), "blorbles")).isEqualTo(Label.POSITIVE);
  }

  @Test
  void the_same_examples_give_the_same_bytes() throws IOException {
    var once = new ByteArrayOutputStream();
    var again = new ByteArrayOutputStream();

    trained().write(once);
    trained().write(again);

    assertThat(again.toByteArray()).isEqualTo(once.toByteArray());
  }
}
