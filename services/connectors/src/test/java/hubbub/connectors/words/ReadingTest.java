package hubbub.connectors.words;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import hubbub.connectors.domain.NotAChannel;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What can be followed, and how it is written.
class ReadingTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Bieber|bieber",
        "  Justin   BIEBER |justin bieber",
        "\"Justin   Bieber\" #Tour|\"justin bieber\" #tour",
        "“Justin Bieber”|\"justin bieber\"",
        "\"bieber\"|bieber",
        "Bieber bieber BIÉBER|bieber",
        "say\"hello you\"now|say \"hello you\" now",
        "＃東京|#東京",
        "ｱﾆﾒ|アニメ",
        "👍🏽|👍",
        "❤\uFE0F|❤",
        "\"OR\"|or",
      })
  void words_have_one_written_form(String text, String written) {
    assertThat(Words.read(text).written()).isEqualTo(written);
    assertThat(Words.read(written)).isEqualTo(Words.read(text)).hasSameHashCodeAs(Words.read(text));
    assertThat(Words.read(text)).hasToString(written);
  }

  @Test
  void each_term_is_of_a_kind() {
    assertThat(Words.read("Beyoncé \"on  Tour\" #Löwe 🔥🔥 東京 1⃣ 5 x🔥").terms())
        .containsExactly(
            new Term.Word("beyonce", "Beyoncé"),
            new Term.Phrase("on tour", "on Tour"),
            new Term.Tag("lowe", "Löwe"),
            new Term.Emoji("🔥🔥", "🔥🔥"),
            new Term.Unspaced("東京", "東京"),
            new Term.Emoji("1⃣", "1⃣"),
            new Term.Word("5", "5"),
            new Term.Word("x🔥", "x🔥"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''|name a word",
        "'  '|name a word",
        "\u0301|no word in it",
        "...|no letter, digit or emoji",
        "rock & roll|no letter, digit or emoji",
        "#|no letter, digit or emoji",
        "\"- -\"|no letter, digit or emoji",
        "\"\"|nothing in the quotes",
        "\"good morning|not closed",
        "cat -dog|left out",
        "cat OR dog|OR is not understood",
        "#rock-n-roll|a tag is #",
        "##cat|a tag is #",
        "a b c d e f g h i j k|at most 10 words",
        "a\tb|control characters",
        "a\u0000b|control characters",
        "a\uD83D|half a character",
      })
  void what_cannot_be_followed_is_refused_in_words(String text, String why) {
    assertThatExceptionOfType(NotAChannel.class)
        .isThrownBy(() -> Words.read(text))
        .withMessageContaining(why);
  }

  @Test
  void a_hundred_characters_are_enough() {
    assertThat(Words.read("🔥".repeat(100)).written()).hasSize(200);
    assertThat(Words.read("x".repeat(100)).terms()).hasSize(1);
    assertRefused("x".repeat(101));
    assertRefused("🔥".repeat(101));
    assertRefused("ß".repeat(51));
    assertRefused("㍿".repeat(30));
  }

  @Test
  void what_was_written_reads_as_the_same_whatever_it_was() {
    var random = new Random(7);
    var read = 0;
    for (var i = 0; i < 100_000; i++) {
      var text = any(random);
      try {
        var words = Words.read(text);
        read++;
        assertThat(Words.read(words.written())).as(text).isEqualTo(words);
      } catch (NotAChannel _) {
        // Much of it cannot be followed.
      }
    }
    assertThat(read).isGreaterThan(10_000);
  }

  private static String any(Random random) {
    return IntStream.range(0, 1 + random.nextInt(8))
        .mapToObj(_ -> AnyText.piece(random))
        .collect(Collectors.joining());
  }

  private static void assertRefused(String text) {
    assertThatExceptionOfType(NotAChannel.class)
        .isThrownBy(() -> Words.read(text))
        .withMessageContaining("100 characters");
  }
}
