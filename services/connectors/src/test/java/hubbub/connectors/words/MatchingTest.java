package hubbub.connectors.words;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What it means that a post has a word.
class MatchingTest {
  private static final String FAMILY = "👨\u200D👩\u200D👧\u200D👦";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "bieber|BIEBER is back",
        "Más|so much mas",
        "strasse|an der STRAẞE",
        "STRASSE|die Straße",
        "σίσυφος|ΣΊΣΥΦΟΣ",
        "ΟΔΟΣ|η οδός",
        "istanbul|İSTANBUL",
        "café|the cafe\u0301 opens",
        "hello|ｈｅｌｌｏ ｗｏｒｌｄ",
        "ﬁn|FIN",
        "don't|I don’t know",
        "ёлка|ЕЛКА",
        "me\u00ADlon|MELON",
        "أحمد|احمد",
      })
  void capitals_accents_and_width_make_no_difference(String word, String text) {
    assertThat(has(word, text)).isTrue();
    assertThat(has(word.toUpperCase(Locale.ROOT), text)).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "हिन्द|हिन्दी",
        "कि|की",
        "zumo|sumo",
        "か|がく",
        "は|ぱ",
        "한|하",
      })
  void marks_that_make_another_letter_stay(String word, String text) {
    assertThat(has(word, text)).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "cat|a cat.",
        "cat|(cat)",
        "cat|cat's",
        "cat|#cat",
        "cat|＃cat",
        "cat|@cat",
        "cat|cat-like",
        "cat|dog/cat",
        "cat|cat🐈",
        "cat|catをかう",
        "2024|2024年",
        "c++|I like C++!",
        "@cat|hello @cat",
        "$cat|buy $CAT now",
        "rock'n'roll|Rock’n’Roll",
      })
  void a_word_stands_beside_anything_but_letters(String word, String text) {
    assertThat(has(word, text)).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "cat|concat",
        "cat|cats",
        "cat|cat_",
        "cat|_cat",
        "cat|cat5",
        "cat|кcat",
        "cat|c at",
        "@cat|cat",
        "cat|c.a.t",
        "हिन्द|हिन्दु",
      })
  void a_word_is_not_found_in_a_longer_one(String word, String text) {
    assertThat(has(word, text)).isFalse();
  }

  @Test
  void a_phrase_has_its_words_in_order_whatever_blanks_are_between() {
    assertThat(has("\"good morning\"", "GOOD \t\n\u00A0 morning!")).isTrue();
    assertThat(has("“good morning”", "a good morning")).isTrue();
    assertThat(has("\"good morning\"", "morning good")).isFalse();
    assertThat(has("\"good morning\"", "good, morning")).isFalse();
    assertThat(has("\"good morning\"", "good mornings")).isFalse();
    assertThat(has("\"rock & roll\"", "rock & roll")).isTrue();
  }

  @Test
  void a_tag_is_found_in_the_text_or_beside_it() {
    assertThat(has("#tour", "on #Tour!")).isTrue();
    assertThat(has("＃tour", "on ＃tour")).isTrue();
    assertThat(has("#東京", "#東京 です")).isTrue();
    assertThat(has("#tour", "hello", "Tour")).isTrue();
    assertThat(has("#tour", "hello", "#tour")).isTrue();
    assertThat(has("tour", "hello", "tour")).isTrue();
  }

  @Test
  void a_tag_is_a_whole_one() {
    assertThat(has("#tour", "tour")).isFalse();
    assertThat(has("#tour", "#tours")).isFalse();
    assertThat(has("#tour", "a#tour")).isFalse();
    assertThat(has("#tour", "#tour東京")).isFalse();
    assertThat(has("#東京", "#東京タワー")).isFalse();
    assertThat(has("#東京", "今日は#東京")).isFalse();
    assertThat(has("#tour", "hello", "tours")).isFalse();
    assertThat(has("\"one two\"", "one", "two")).isFalse();
  }

  @Test
  void all_terms_of_an_item_are_needed_in_any_order() {
    assertThat(has("bieber live #tour", "#tour: live with bieber")).isTrue();
    assertThat(has("bieber live #tour", "bieber tour live")).isFalse();
    assertThat(has("one two", "one", "two")).isTrue();
  }

  @Test
  void each_item_is_found_for_itself() {
    var matcher = Matcher.of(words("cat", "dog", "cat dog", "cat", "the cat", "the dog"));

    assertThat(matcher.match("a CAT and the dog", List.of())).containsExactly(0, 1, 2, 3, 4, 5);
    assertThat(matcher.match("a cat", List.of())).containsExactly(0, 3);
    assertThat(matcher.match("the fish", List.of())).isEmpty();
    assertThat(matcher.match("", List.of(""))).isEmpty();
  }

  @Test
  void nothing_followed_is_nowhere() {
    assertThat(Matcher.of(List.of()).match("anything", List.of("tag"))).isEmpty();
  }

  @Test
  void an_emoji_is_found_as_a_whole() {
    assertThat(has("👨", "a man " + FAMILY)).isFalse();
    assertThat(has("👦", FAMILY)).isFalse();
    assertThat(has("👨", FAMILY + "👨")).isTrue();
    assertThat(has(FAMILY, "x" + FAMILY + "x")).isTrue();
    assertThat(has(FAMILY, FAMILY.repeat(100))).isTrue();
    assertThat(has("👩\u200D👧", FAMILY)).isFalse();
    assertThat(has("🔥🔥", "so🔥🔥🔥hot")).isTrue();
    assertThat(has("🏴", "🏴\uDB40\uDC67\uDB40\uDC62\uDB40\uDC73\uDB40\uDC7F")).isFalse();
  }

  @Test
  void flags_and_keys_are_whole_emoji() {
    assertThat(has("🇩🇪", "🇫🇷🇩🇪")).isTrue();
    assertThat(has("🇷🇩", "🇫🇷🇩🇪")).isFalse();
    assertThat(has("1\uFE0F\u20E3", "x1\u20E3")).isTrue();
    assertThat(has("1", "1\uFE0F\u20E3")).isFalse();
    assertThat(has("#\uFE0F\u20E3", "a #\u20E3")).isTrue();
    assertThat(has("#cat", "#\uFE0F\u20E3cat")).isFalse();
  }

  @Test
  void skin_tones_and_variations_make_no_difference() {
    assertThat(has("👍", "👍🏽")).isTrue();
    assertThat(has("👍🏿", "👍")).isTrue();
    assertThat(has("❤\uFE0F", "❤")).isTrue();
    assertThat(has("👩🏽\u200D🚀", "👩\u200D🚀")).isTrue();
    assertThat(has("👩\u200D❤\uFE0F\u200D👨", "👩\u200D❤\u200D👨🏻")).isTrue();
    assertThat(has("🏽", "👍🏽")).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "東京|今日は東京へ",
        "ライブ|今夜のライブ！",
        "ﾗｲﾌﾞ|今夜のライブ！",
        "ซื้อ|ฉันซื้อของ",
        "iphone発売|新型iPhone発売中",
        "မြန်မာ|သည်မြန်မာနိုင်ငံ",
      })
  void scripts_without_blanks_are_found_anywhere(String word, String text) {
    assertThat(has(word, text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"\uD83D", "\uDC68 bieber", "a\uD83Dbieber\u0301\uDC68"})
  void halves_of_characters_in_a_post_do_no_harm(String text) {
    assertThat(has("bieber", text)).isEqualTo(text.contains("bieber"));
  }

  private static boolean has(String word, String text, String... tags) {
    return Matcher.of(words(word)).match(text, List.of(tags)).length == 1;
  }

  private static List<Words> words(String... texts) {
    return List.of(texts).stream().map(Words::read).toList();
  }
}
