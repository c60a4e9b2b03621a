package hubbub.moodmodel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A language that was not learned is said to be unread, not neutral.
class UnreadTest {
  private final MoodModel model = MoodModel.shared();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Wczoraj poszedłem do sklepu i kupiłem świeży chleb",
        "jag tycker inte om den här banan alls",
        "en tiedä mitä tässä pelissä oikein tapahtuu",
        "bu oyunu hiç sevmedim arkadaşlar",
        "dneska jsem byl celý den v práci a jsem unavený",
        "selamat malam semuanya apa kabar kalian",
        "hôm nay trời đẹp quá mình đi chơi nhé",
        "привет как дела сегодня",
        "я не знаю що тут відбувається",
        "δεν ξέρω τι συμβαίνει εδώ",
        "วันนี้อากาศดีมาก",
        "אני לא יודע מה קורה כאן",
        "明日は会議があります",
        "오늘 날씨가 좋네요",
        "यह खेल बहुत अच्छा है",
        "مجھے نہیں معلوم یہاں کیا ہو رہا ہے",
      })
  void a_language_that_was_not_learned_is_unread(String text) {
    assertThat(model.classify(text)).isEqualTo(new Classified(Label.UNREAD, 0));
    assertThat(model.explain(text).label()).isEqualTo(Label.UNREAD);
    assertThat(model.explain(text).parts()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "the medic should have waited for the tank before pushing",
        "anyone know which keyboard hes using",
        "gg wp ez katarina diff",
        "ich geh jetzt schlafen bis morgen zusammen",
        "no entiendo nada de lo que dice este tio",
        "je comprends rien a ce jeu de merde",
        "non ho capito niente di questa partita",
        "mano que jogo ruim esse cara nao joga nada",
        "kestrelplays quince",
        "12:30",
        "?",
        "catDance blobWave zapHug duckSpin",
        "@quince https://example.com/watch",
        "!join",
      })
  void what_is_learned_or_of_no_language_is_read(String text) {
    assertThat(model.classify(text).label()).isNotEqualTo(Label.UNREAD);
  }

  @Test
  void an_emote_speaks_in_any_language() {
    assertThat(model.classify("en tiedä mitä tässä pelissä oikein tapahtuu PogChamp").label())
        .isEqualTo(Label.POSITIVE);
    assertThat(model.classify("привет как дела 😭😭").label()).isEqualTo(Label.NEGATIVE);
  }

  @Test
  void a_rated_word_of_another_script_speaks_and_says_so() {
    var explained = model.explain("ужасно");

    assertThat(explained.label()).isEqualTo(Label.NEGATIVE);
    assertThat(explained.parts()).extracting(Explained.Part::text).containsExactly("ужасно");
  }

  @Test
  void a_word_in_latin_letters_may_mean_something_else_there() {
    assertThat(model.classify("hur kan den die vara slut redan idag").label())
        .isEqualTo(Label.UNREAD);
  }

  @Test
  void languages_of_africa_have_weights_of_their_own() {
    var happy = model.classify("Allah ya saka da alkhairi ya kara maka lafiya");

    assertThat(happy.label()).isEqualTo(Label.POSITIVE);
  }
}
