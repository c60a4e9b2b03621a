package hubbub.moodmodel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The examples that VADER's authors publish in its README, with the compound scores printed there.
class VaderExamplesTest {
  private static final double TOLERANCE = 0.0005;

  private final Vader vader = new Vader();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          VADER is smart, handsome, and funny.                     |  0.8316
          VADER is smart, handsome, and funny!                     |  0.8439
          VADER is very smart, handsome, and funny.                |  0.8545
          VADER is VERY SMART, handsome, and FUNNY.                |  0.9227
          VADER is VERY SMART, handsome, and FUNNY!!!              |  0.9342
          VADER is VERY SMART, uber handsome, and FRIGGIN FUNNY!!! |  0.9469
          VADER is not smart, handsome, nor funny.                 | -0.7424
          The book was good.                                       |  0.4404
          The book was only kind of good.                          |  0.3832
          At least it isn't a horrible book.                       |  0.4310
          Today SUX!                                               | -0.5461
          Not bad at all                                           |  0.4310
          """)
  void an_example_of_the_authors_gets_their_score(String text, double compound) {
    var score = vader.compound(text);

    assertThat(score).isCloseTo(compound, within(TOLERANCE));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          The plot was good, but the characters are uncompelling and the dialog is not great. | -0.7042
          """)
  void phrases_that_we_read_as_one_stay_within_a_tenth(String text, double compound) {
    var score = vader.compound(text);

    assertThat(score).isCloseTo(compound, within(0.1));
  }
}
