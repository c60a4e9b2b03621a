package hubbub.archive.domain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// How texts are cut into words.
class WordsTest {
  @Test
  void words_lose_their_case_and_their_accents() {
    assertThat(Words.of("Crème BRÛLÉE Ångström İstanbul"))
        .containsExactly("creme", "brulee", "angstrom", "istanbul");
  }

  @Test
  void wide_and_bold_letters_become_plain_ones() {
    assertThat(Words.of("ｗｉｄｅ 𝐛𝐨𝐥𝐝")).containsExactly("wide", "bold");
  }

  @Test
  void signs_end_words_and_underscores_don_t() {
    assertThat(Words.of("well,played! catJAM_2 (it's)"))
        .containsExactly("well", "played", "catjam_2", "it", "s");
  }

  @Test
  void every_emoji_is_a_word_with_its_colours_and_joiners_aside() {
    assertThat(Words.of("gg🔥🔥 👍🏽 👩‍🚀 ❤️"))
        .containsExactly("gg", "🔥", "🔥", "👍", "👩", "🚀", "❤");
  }

  @Test
  void every_ideograph_is_a_word() {
    assertThat(Words.of("草生える")).containsExactly("草", "生", "える");
  }

  @Test
  void an_emoticon_is_a_word_that_no_text_can_write_by_itself() {
    var smile = Words.of(":)");

    assertThat(smile).hasSize(1);
    assertThat(Words.of("so good :)")).containsAll(smile);
    assertThat(Words.of("<3")).hasSize(2).contains("3");
    assertThat(Words.of(smile.getFirst())).isEmpty();
  }

  @Test
  void endless_words_are_cut() {
    assertThat(Words.of("a".repeat(5_000))).containsExactly("a".repeat(Words.LENGTH_MAX));
    assertThat(Words.of("é" + "𝐛𝐨".repeat(40)).getFirst()).hasSize(Words.LENGTH_MAX);
  }

  @Test
  void nothing_has_no_words() {
    assertThat(Words.of("")).isEmpty();
    assertThat(Words.of(" \t … – ")).isEmpty();
  }
}
