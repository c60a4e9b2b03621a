package hubbub.moodmodel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What looks the same to people is read the same.
class SpellingsTest {
  private static final List<String> LINES =
      List.of(
          "what a wonderful evening",
          "this boss is terrible",
          "i love the new song",
          "worst update they ever made",
          "the next round begins at eight",
          "PogChamp that was close",
          "so boring ResidentSleeper",
          "thank you for the raid",
          "my cat sits on the keyboard",
          "that pass was awful");

  @Test
  void zero_width_characters_between_letters_change_nothing() {
    sameLabels(text -> eachLetter(text, c -> Character.toString(c) + "\u200b"));
    sameLabels(text -> eachLetter(text, c -> Character.toString(c) + "\u200d\u2060"));
  }

  @Test
  void a_suffix_of_tag_characters_changes_nothing() {
    sameLabels(text -> text + " \udb40\udc00");
  }

  @Test
  void full_width_letters_change_nothing() {
    sameLabels(text ->
        eachLetter(text, c -> Character.toString(c > ' ' && c < 0x7f ? c - 0x20 + 0xff00 : c)));
  }

  @Test
  void mathematical_letters_change_nothing() {
    sameLabels(text ->
        eachLetter(text, c -> Character.toString(c >= 'a' && c <= 'z' ? 0x1d41a + c - 'a' : c)));
  }

  @Test
  void letters_that_look_the_same_change_nothing() {
    sameLabels(text -> text.replace('a', 'а').replace('e', 'е').replace('o', 'о'));
  }

  @Test
  void marks_piled_on_letters_change_nothing() {
    sameLabels(text -> eachLetter(text, c -> Character.toString(c) + "\u0335\u0489".charAt(0)));
  }

  @Test
  void capitals_spaces_and_mentions_change_no_label() {
    sameLabels(text ->
        text.startsWith("Pog") || text.contains("Resident")
            ? text
            : text.toUpperCase(java.util.Locale.ROOT));
    sameLabels(text -> "  " + text.replace(" ", "   ") + "  ");
    sameLabels(text -> "@terrible_lovely_99 " + text);
    sameLabels(text -> text + " https://example.org/awful/love");
  }

  @ParameterizedTest
  @CsvSource({
    "good, gooooood",
    "nice, niceeeee",
    "love it, looooove it",
    "lets go, LETS GOOOOOOO",
    "KEKW, KEKWWWWW",
    "haha, hahahahahaha",
    "ugh, ughhhhhh",
  })
  void stretched_letters_change_nothing(String plain, String stretched) {
    assertThat(label(stretched)).isEqualTo(label(plain)).isNotEqualTo(Label.NEUTRAL);
  }

  @ParameterizedTest
  @ValueSource(strings = {"t r a s h", "tr4sh", "tra\u200bsh", "trаsh", "ｔｒａｓｈ"})
  void a_disguised_insult_is_seen(String text) {
    assertThat(label(text)).isEqualTo(Label.NEGATIVE);
  }

  @Test
  void russian_is_not_taken_for_latin() {
    // Its letters look like "cop", a word; the other words show that it is Russian.
    var parts = MoodModel.shared().explain("сор из избы не выносят").parts();

    assertThat(parts).isEmpty();
  }

  private static void sameLabels(UnaryOperator<String> disguise) {
    for (var line : LINES) {
      assertThat(label(disguise.apply(line))).as(line).isEqualTo(label(line));
    }
  }

  private static String eachLetter(String text, java.util.function.IntFunction<String> change) {
    return text.codePoints().mapToObj(change).collect(Collectors.joining());
  }

  private static Label label(String text) {
    return MoodModel.shared().classify(text).label();
  }
}
