package hubbub.statistics.domain;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.contracts.connectors.Emote;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

final class WordsTest {
  private static Map<String, Long> words(String text, Emote... emotes) {
    var counts = new WordCounts();
    new Words().count(text, List.of(emotes), counts);
    var words = new TreeMap<String, Long>();
    counts.each(words::put);
    return words;
  }

  @Test
  void a_word_counts_each_time_whatever_its_case() {
    assertThat(words("Storm, STORM and storm-clouds!"))
        .isEqualTo(Map.of("storm", 3L, "clouds", 1L));
  }

  @Test
  void addresses_mentions_commands_and_short_words_are_left_out() {
    assertThat(words("!uptime @harbour look at https://example.org/gulls www.example.org ok"))
        .isEqualTo(Map.of("look", 1L));
  }

  @Test
  void a_command_is_one_only_at_the_beginning() {
    assertThat(words("look !uptime")).isEqualTo(Map.of("look", 1L, "uptime", 1L));
  }

  @Test
  void the_commonest_words_of_six_languages_are_left_out() {
    assertThat(words("the storm und que les não della")).isEqualTo(Map.of("storm", 1L));
  }

  @Test
  void letters_of_all_languages_make_words() {
    assertThat(words("ÜBERMUT море καλημέρα l'été don\u2019ts"))
        .containsOnlyKeys("übermut", "море", "καλημέρα", "l'été", "don'ts");
  }

  @Test
  void places_of_emotes_are_counted_in_code_points() {
    var gull = new Emote("1", "gullCry", 2, 8);

    assertThat(words("\ud83c\udf0a gullCry storm", gull)).isEqualTo(Map.of("storm", 1L));
  }

  @Test
  void an_emote_outside_of_the_text_is_ignored() {
    assertThat(words("storm", new Emote("1", "x", 3, 900), new Emote("1", "x", -4, 2)))
        .isEqualTo(Map.of("storm", 1L));
  }

  @Test
  void what_is_too_long_is_no_word() {
    assertThat(words("a".repeat(40) + " " + "b".repeat(41))).containsOnlyKeys("a".repeat(40));
  }
}
