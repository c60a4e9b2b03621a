package hubbub.moodmodel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class KnownWordsTest {
  private static final int WORDS = 25_000;

  @Test
  void every_word_that_was_added_is_known_and_hardly_any_other() {
    var known = new KnownWords();
    var random = new Random(7);
    var added = IntStream.generate(random::nextInt).limit(WORDS).toArray();
    IntStream.of(added).forEach(known::add);

    assertThat(IntStream.of(added)).allMatch(known::has);
    var others = IntStream.generate(random::nextInt).limit(WORDS).filter(known::has).count();
    assertThat(others).isLessThan(WORDS / 500);
  }
}
