package hubbub.radio.icecast;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.radio.icecast.TitleUpdate.Update;
import hubbub.radio.icecast.TitleUpdate.Wrong;
import java.nio.charset.Charset;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TitleUpdateTest {
  private static String title(String query) {
    return TitleUpdate.read("mode=updinfo&" + query) instanceof Update update
        ? update.title()
        : "(wrong)";
  }

  private static Wrong wrong(String query) {
    assertThat(TitleUpdate.read(query)).isInstanceOf(Wrong.class);
    return (Wrong) TitleUpdate.read(query);
  }

  @Test
  void a_song_and_its_mount_are_read() {
    assertThat(
            TitleUpdate.read(
                "mount=%2Fkit-proto&mode=updinfo&charset=UTF-8"
                    + "&song=Kit%20Artist%20-%20Titel%20%C3%A4%C3%B6%20'q'%20%3B%201"))
        .isEqualTo(new Update(Optional.of("/kit-proto"), "", "Kit Artist - Titel äö 'q' ; 1", ""));
  }

  @Test
  void artist_and_title_may_come_apart() {
    assertThat(
            TitleUpdate.read(
                "mount=/m&mode=updinfo&artist=Wren&title=1979&song=x"
                    + "&url=https%3A%2F%2Fwren.example%2F"))
        .isEqualTo(new Update(Optional.of("/m"), "Wren", "1979", "https://wren.example/"));
  }

  @Test
  void shoutcasts_way_names_no_mount() {
    var query = "mode=updinfo&pass=hackme&song=a+b%2Bc";

    assertThat(TitleUpdate.read(query)).isEqualTo(new Update(Optional.empty(), "", "a b+c", ""));
    assertThat(RawQuery.of(query).text("pass")).contains("hackme");
  }

  @Test
  void without_a_charset_it_is_utf_8_where_it_can_be_and_latin_1_else() {
    assertThat(title("song=%C3%A4")).isEqualTo("ä");
    assertThat(title("song=%E4")).isEqualTo("ä");
    assertThat(title("song=%E4%C3%A4&charset=")).isEqualTo("ä\u00C3¤");
    assertThat(title("song=\u00C3\u00A4")).isEqualTo("ä");
    assertThat(title("song=鳥")).isEqualTo("鳥");
  }

  @Test
  void a_charset_that_is_named_is_the_one() {
    assertThat(title("charset=ISO-8859-1&song=%C3%A4")).isEqualTo("\u00C3¤");
    assertThat(title("song=%CF%F0%E8%E2%E5%F2&charset=windows-1251")).isEqualTo("Привет");
    assertThat(title("song=%83e%83X%83g&charset=Shift_JIS")).isEqualTo("テスト");
    assertThat(title("song=%00a%20%AC&charset=utf-16")).isEqualTo("a€");
  }

  @Test
  void what_cannot_be_taken_is_refused_in_words() {
    assertThat(wrong("mode=updinfo&song=a&charset=klingon").why()).contains("charset");
    assertThat(wrong("mode=updinfo&song=a&charset=%00%3C").why()).contains("charset");
    assertThat(wrong("mode=updinfo&song=%E4&charset=UTF-8").why()).contains("charset");
    assertThat(wrong("mode=updinfo").why()).contains("song");
    assertThat(wrong("mode=updinfo&artist=a").why()).contains("song");
    assertThat(wrong("mount=/m&song=a").why()).contains("updinfo");
    assertThat(wrong("mode=other&song=a").why()).contains("updinfo");
    assertThat(wrong("").why()).contains("updinfo");
    assertThat(wrong("mode=updinfo&song=" + "a".repeat(1_025)).why()).contains("1024");
    assertThat(wrong("mode=updinfo&title=a&artist=" + "a".repeat(1_025)).why()).contains("1024");
    assertThat(wrong("mode=updinfo&song=" + "a".repeat(65_536)).why()).contains("16384");
  }

  @Test
  void a_title_of_1024_characters_is_taken_whatever_they_are() {
    var bird = "%F0%9F%90%A6";

    assertThat(title("song=" + bird.repeat(1_024))).isEqualTo("🐦".repeat(1_024));
    assertThat(wrong("mode=updinfo&song=" + bird.repeat(1_025)).why()).contains("1024");
  }

  @Test
  void an_empty_song_says_that_nothing_plays() {
    assertThat(title("song=")).isEmpty();
    assertThat(title("song")).isEmpty();
  }

  @Test
  void what_ends_a_line_becomes_a_blank_and_what_is_no_character_nothing() {
    assertThat(title("song=a%0D%0ASet-Cookie:%20b%00c%1Bd%E2%80%A8e"))
        .isEqualTo("a  Set-Cookie: b c d e");
    assertThat(title("song=a%EF%BF%BFb")).isEqualTo("ab");
    assertThat(title("song=%3Cb%3E%26")).isEqualTo("<b>&");
  }

  @Test
  void a_percent_sign_that_nothing_follows_is_one() {
    assertThat(title("song=100%")).isEqualTo("100%");
    assertThat(title("song=100%+pure%2")).isEqualTo("100% pure%2");
    assertThat(title("song=%G0%-1%１２")).isEqualTo("%G0%-1%１２");
  }

  @Test
  void an_address_that_is_none_is_no_reason_to_refuse() {
    assertThat(TitleUpdate.read("mode=updinfo&song=a&url=javascript:x"))
        .isEqualTo(new Update(Optional.empty(), "", "a", ""));
  }

  @Test
  void whatever_comes_in_whatever_charset_is_a_title_or_refused() {
    var random = new Random(8);
    for (var charset : Charset.availableCharsets().keySet()) {
      for (var n = 0; n < 5; n++) {
        var query = new StringBuilder("mode=updinfo&charset=" + charset + "&song=");
        for (var left = random.nextInt(40); left > 0; left--) {
          query.append('%').append("%02x".formatted(random.nextInt(256)));
        }
        switch (TitleUpdate.read(query.toString())) {
          case Wrong(var why) -> assertThat(why).isNotEmpty();
          case Update update ->
              assertThat(update.title().codePoints().noneMatch(Character::isISOControl)).isTrue();
        }
      }
    }
  }

  @Test
  void the_first_of_two_counts_and_no_more_than_64_are_looked_at() {
    assertThat(title("song=a&song=b")).isEqualTo("a");
    assertThat(RawQuery.of("a=1&".repeat(10_000) + "b=2").text("b")).isEmpty();
    assertThat(RawQuery.of("&&a=1&=x&b").text("a")).contains("1");
  }
}
