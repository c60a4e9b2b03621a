package hubbub.moodtraining;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import hubbub.moodmodel.Label;
import org.junit.jupiter.api.Test;

/// Figures that were worked out by hand.
class JudgementTest {
  @Test
  void each_label_counts_the_same_however_rare_it_is() {
    var judgement = new Judgement();
    for (var i = 0; i < 8; i++) {
      judgement.add(Label.NEUTRAL, Label.NEUTRAL);
    }
    judgement.add(Label.POSITIVE, Label.POSITIVE);
    judgement.add(Label.POSITIVE, Label.NEUTRAL);
    judgement.add(Label.NEGATIVE, Label.POSITIVE);

    // Positive: 1 right, 1 missed, 1 false: 2/4. Neutral: 16/17. Negative: none.
    assertThat(judgement.f1()).isCloseTo(100 * (0.5 + 16.0 / 17 + 0) / 3, within(1e-9));
    assertThat(judgement.recall()).isCloseTo(100 * (0.5 + 1 + 0) / 3, within(1e-9));
    assertThat(judgement.count()).isEqualTo(11);
  }

  @Test
  void nothing_judged_is_nothing_right() {
    assertThat(new Judgement().f1()).isZero();
  }
}
