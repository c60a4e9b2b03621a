package hubbub.moodmodel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Any characters whatever get an answer.
class BadInputTest {

  @Test
  void a_text_of_any_length_is_read_up_to_the_bound() {
    var long1 = "good ".repeat(100_000);
    var cut = long1.substring(0, MoodModel.TEXT_LENGTH_MAX);

    assertThat(MoodModel.shared().classify(long1)).isEqualTo(MoodModel.shared().classify(cut));
  }

  @Test
  void characters_that_grow_when_made_plain_stay_within_the_bound() {
    // U+FDFA becomes 18 characters.
    var grown = "\ufdfa".repeat(5_000);
    var read = MoodModel.TEXT_LENGTH_MAX / 18;

    assertThat(MoodModel.shared().classify(grown).score()).isBetween(-1.0, 1.0);
    assertThat(MoodModel.shared().classify("\ufdfa".repeat(read)).score()).isBetween(-1.0, 1.0);
  }

  @Test
  void random_characters_get_a_score_within_bounds_and_the_same_twice() {
    var random = new Random(20260301);
    for (var i = 0; i < 20_000; i++) {
      var text = randomText(random);

      var classified = MoodModel.shared().classify(text);
      var explained = MoodModel.shared().explain(text);

      assertThat(classified.score()).isBetween(-1.0, 1.0);
      assertThat(explained.score()).isEqualTo(classified.score());
      assertThat(explained.label()).isEqualTo(classified.label());
    }
  }

  @Test
  void many_threads_get_the_same_answers() throws Exception {
    var texts = IntStream.range(0, 500).mapToObj(i -> randomText(new Random(i))).toList();
    var alone = texts.stream().map(MoodModel.shared()::classify).toList();

    try (var threads = Executors.newFixedThreadPool(4)) {
      Callable<Object> work = () -> texts.stream().map(MoodModel.shared()::classify).toList();
      for (var answer : threads.invokeAll(java.util.Collections.nCopies(8, work))) {
        assertThat(answer.get()).isEqualTo(alone);
      }
    }
  }

  private static String randomText(Random random) {
    var words = new String[] {"good", "not", "LUL", "😂", "but", "!", "😭", "n't", "垃圾", "ㅋㅋ"};
    var text = new StringBuilder();
    var length = random.nextInt(40);
    for (var i = 0; i < length; i++) {
      switch (random.nextInt(6)) {
        case 0 -> text.append((char) random.nextInt(0x80));
        case 1 -> text.append((char) random.nextInt(0x10000));
        case 2 -> text.appendCodePoint(random.nextInt(0x110000));
        case 3 -> text.append(' ');
        default -> text.append(words[random.nextInt(words.length)]);
      }
    }
    return text.toString();
  }
}
