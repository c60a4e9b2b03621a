package hubbub.moodmodel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What is particular to live chat.
class ChatTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "PogChamp",
        "KEKW",
        "kekw",
        "FeelsGoodMan",
        "catJAM catJAM catJAM",
        "😂😂",
        "❤️",
        "<3",
        "kestrelHype",
        "quinceLove",
        "jajajaja",
        "ㅋㅋㅋㅋ",
        "最高です",
        "спасибо",
        "GG WP",
        "W",
        "lets goooo",
      })
  void joy_is_positive(String text) {
    assertThat(MoodModel.shared().classify(text).label()).isEqualTo(Label.POSITIVE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "BibleThump",
        "NotLikeThis",
        "Sadge",
        "😭",
        "D:",
        "kestrelCry",
        "ㅠㅠ",
        "垃圾",
        "que asco",
        "das war schrecklich",
        "so boring",
        "not good",
        "stop it, this is awful",
      })
  void displeasure_is_negative(String text) {
    assertThat(MoodModel.shared().classify(text).label()).isEqualTo(Label.NEGATIVE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "?",
        "1",
        "777777",
        "-2",
        "!join love",
        "@awful_person",
        "https://example.org/best-love-ever",
        "see terrible.example.org/hate",
        "⣿⣿⣷⣄",
        "the boss is at the door",
        "kill the second tower first",
        "Kappa",
      })
  void what_shows_no_feeling_is_neutral(String text) {
    assertThat(MoodModel.shared().classify(text).label()).isEqualTo(Label.NEUTRAL);
  }

  @Test
  void an_emote_outweighs_words_that_say_the_opposite() {
    var plain = MoodModel.shared().classify("so fun");
    var bored = MoodModel.shared().classify("so fun ResidentSleeper");

    assertThat(plain.label()).isEqualTo(Label.POSITIVE);
    assertThat(bored.score()).isNegative();
  }

  @Test
  void sarcasm_turns_praise_around_and_leaves_blame() {
    assertThat(MoodModel.shared().classify("great play").score()).isPositive();
    assertThat(MoodModel.shared().classify("great play Kappa").score()).isNegative();
    assertThat(MoodModel.shared().classify("awful play Kappa").score()).isNegative();
  }

  @Test
  void a_repeated_emote_counts_less_each_time() {
    var once = MoodModel.shared().classify("LUL").score();
    var often = MoodModel.shared().classify("LUL LUL LUL LUL LUL LUL LUL LUL").score();

    assertThat(often).isGreaterThan(once).isLessThan(once + 0.2);
  }

  @Test
  void overlays_on_an_emote_carry_nothing() {
    assertThat(MoodModel.shared().classify("peepoHappy RainTime").score())
        .isCloseTo(MoodModel.shared().classify("peepoHappy").score(), within(0.05));
  }
}
