package hubbub.mood.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import hubbub.contracts.Channel;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/// What a crowd shows.
class CrowdTest {
  private static final Instant BEGIN = Instant.parse("2026-03-01T20:00:00Z");
  private static final Duration LASTS = Duration.ofSeconds(5);

  private final Crowd crowd = new Crowd(Channel.parse("twitch/kestrelplays"), 20_000, LASTS);
  private int texts;

  @Test
  void where_nobody_spoke_there_is_no_mood() {
    var mood = crowd.mood(BEGIN);

    assertThat(mood.word()).isNull();
    assertThat(mood.windows().keySet()).containsExactly("10s", "1m", "5m");
    assertThat(mood.windows().values()).containsOnly(Window.SILENT);
  }

  @Test
  void windows_reach_ten_seconds_a_minute_and_five_minutes_back() {
    say(0, "ana", 0.8);
    say(200, "ben", 0.8);
    say(295, "cem", 0.8);

    var mood = crowd.mood(BEGIN.plusSeconds(299));

    assertThat(window(mood, "10s").messages()).isEqualTo(1);
    assertThat(window(mood, "1m").messages()).isEqualTo(1);
    assertThat(window(mood, "5m").messages()).isEqualTo(3);
    assertThat(window(crowd.mood(BEGIN.plusSeconds(300)), "5m").messages()).isEqualTo(2);
  }

  @Test
  void a_minute_after_the_last_word_there_is_no_mood_any_more() {
    say(0, "ana", 0.8);

    assertThat(crowd.mood(BEGIN.plusSeconds(59)).word()).isEqualTo(Word.HYPED);
    var later = crowd.mood(BEGIN.plusSeconds(60));
    assertThat(later.word()).isNull();
    assertThat(later.minute().score()).isNull();
    assertThat(window(later, "5m").score()).isEqualTo(0.8);
  }

  @Test
  void shares_add_up_to_one() {
    say(0, "ana", 0.8);
    say(0, "ben", -0.4);
    say(0, "cem", 0);

    var minute = crowd.mood(BEGIN).minute();

    assertThat(sum(minute)).isCloseTo(1, within(1e-9));
    assertThat(minute.score()).isCloseTo(0.4 / 3, within(1e-4));
  }

  @Test
  void one_loud_person_is_not_a_crowd() {
    for (var person = 0; person < 50; person++) {
      say(person % 30, "person" + person, 0.5);
      say(person % 30, "person" + person, 0.5);
    }
    for (var i = 0; i < 100; i++) {
      say(i % 30, "loud", -0.9);
    }

    var mood = crowd.mood(BEGIN.plusSeconds(30));

    assertThat(mood.minute().messages()).isEqualTo(200);
    assertThat(mood.word()).isIn(Word.WARM, Word.HYPED);
    assertThat(mood.minute().negative()).isLessThan(0.05);
  }

  @Test
  void nobody_has_more_than_three_voices_and_a_bit_in_a_minute() {
    for (var i = 0; i < 1_000; i++) {
      say(i / 20, "loud", -0.9);
    }
    for (var i = 0; i < 4; i++) {
      say(50, "person" + i, 0.9);
    }

    assertThat(crowd.mood(BEGIN.plusSeconds(51)).minute().score()).isGreaterThan(-0.1);
  }

  @Test
  void copies_of_one_long_text_do_not_turn_the_mood() {
    var pasted = "this stream is the worst thing that ever happened to this poor little platform";
    for (var person = 0; person < 20; person++) {
      say(0, "person" + person, 0.5);
    }
    for (var i = 0; i < 120; i++) {
      say(i % 10, "paster" + i % 30, -0.8, i % 2 == 0 ? pasted : pasted + " \udb40\udc00");
    }

    var minute = crowd.mood(BEGIN.plusSeconds(10)).minute();

    assertThat(minute.messages()).isEqualTo(140);
    assertThat(minute.score()).isPositive();
  }

  @Test
  void short_words_that_many_say_on_their_own_still_carry_a_crowd() {
    for (var person = 0; person < 100; person++) {
      say(0, "person" + person, 0.5, "LUL");
    }
    for (var person = 100; person < 110; person++) {
      say(0, "person" + person, -0.5);
    }

    assertThat(crowd.mood(BEGIN).minute().positive()).isGreaterThan(0.6);
  }

  @Test
  void two_camps_are_split_and_not_even() {
    for (var person = 0; person < 40; person++) {
      say(person % 10, "person" + person, person % 2 == 0 ? 0.7 : -0.7);
    }

    var mood = crowd.mood(BEGIN.plusSeconds(10));

    assertThat(mood.minute().score()).isCloseTo(0, within(0.01));
    assertThat(mood.minute().divided()).isGreaterThan(0.8);
    assertThat(mood.word()).isEqualTo(Word.SPLIT);
    assertThat(Word.SPLIT.label()).isEqualTo("divided");
  }

  @Test
  void two_people_who_differ_are_not_two_camps() {
    say(0, "ana", 0.7);
    say(0, "ben", -0.7);

    assertThat(crowd.mood(BEGIN).minute().divided()).isLessThan(0.6);
    assertThat(crowd.mood(BEGIN).word()).isEqualTo(Word.EVEN);
  }

  @Test
  void a_crowd_of_one_mind_is_not_divided() {
    for (var person = 0; person < 40; person++) {
      say(0, "person" + person, 0.7);
    }

    assertThat(crowd.mood(BEGIN).minute().divided()).isZero();
  }

  @Test
  void the_word_changes_only_when_the_change_lasts() {
    for (var second = 0; second < 30; second++) {
      say(second, "ana" + second, 0);
      assertThat(crowd.mood(BEGIN.plusSeconds(second)).word()).isEqualTo(Word.EVEN);
    }
    for (var i = 0; i < 30; i++) {
      say(30, "ben" + i, -0.6);
    }

    assertThat(crowd.mood(BEGIN.plusSeconds(30)).minute().word()).isEqualTo(Word.LOW);
    assertThat(crowd.mood(BEGIN.plusSeconds(30)).word()).isEqualTo(Word.EVEN);
    assertThat(crowd.mood(BEGIN.plusSeconds(34)).word()).isEqualTo(Word.EVEN);
    assertThat(crowd.mood(BEGIN.plusSeconds(35)).word()).isEqualTo(Word.LOW);
  }

  @Test
  void a_change_that_passes_is_never_shown() {
    var steady = new Steady(LASTS);

    assertThat(steady.look(Word.EVEN, 0)).isEqualTo(Word.EVEN);
    assertThat(steady.look(Word.LOW, 1_000)).isEqualTo(Word.EVEN);
    assertThat(steady.look(Word.LOW, 5_000)).isEqualTo(Word.EVEN);
    assertThat(steady.look(Word.EVEN, 5_500)).isEqualTo(Word.EVEN);
    assertThat(steady.look(Word.LOW, 7_000)).isEqualTo(Word.EVEN);
    assertThat(steady.look(Word.LOW, 12_000)).isEqualTo(Word.LOW);
  }

  @Test
  void a_clock_that_is_set_back_does_not_hold_the_word() {
    var steady = new Steady(LASTS);
    assertThat(steady.look(Word.EVEN, 3_600_000)).isEqualTo(Word.EVEN);
    assertThat(steady.look(Word.LOW, 3_601_000)).isEqualTo(Word.EVEN);

    assertThat(steady.look(Word.LOW, 1_000)).isEqualTo(Word.EVEN);

    assertThat(steady.look(Word.LOW, 6_000)).isEqualTo(Word.LOW);
  }

  @Test
  void a_clock_that_is_set_back_does_not_silence_the_crowd() {
    say(3_600, "ana", -0.8);

    say(0, "ben", 0.8);

    assertThat(crowd.mood(BEGIN).minute().score()).isEqualTo(0.8);
  }

  @Test
  void a_crowd_that_cannot_be_read_is_unread_and_not_even() {
    for (var i = 0; i < 8; i++) {
      say(i, "person" + i, Lean.UNREAD, 0);
    }

    var mood = crowd.mood(BEGIN.plusSeconds(8));

    assertThat(mood.word()).isEqualTo(Word.UNREAD);
    assertThat(mood.minute().score()).isNull();
    assertThat(mood.minute().unread()).isEqualTo(1);
    assertThat(mood.minute().messages()).isEqualTo(8);
  }

  @Test
  void what_cannot_be_read_leaves_the_others_their_mood() {
    say(0, "ana", 0.8);
    say(0, "ben", 0.6);
    for (var i = 0; i < 6; i++) {
      say(i, "person" + i, Lean.UNREAD, 0);
    }

    var minute = crowd.mood(BEGIN.plusSeconds(8)).minute();

    assertThat(minute.score()).isCloseTo(0.7, within(1e-4));
    assertThat(minute.unread()).isCloseTo(0.75, within(1e-4));
    assertThat(minute.voices()).isEqualTo(2);
    assertThat(sum(minute)).isCloseTo(1, within(1e-9));
  }

  @Test
  void one_persons_flood_is_named() {
    for (var i = 0; i < 100; i++) {
      say(i % 30, "loud", -0.9);
      say(i % 30, "person" + i % 50, 0.5);
    }

    assertThat(crowd.mood(BEGIN.plusSeconds(30)).waves())
        .containsExactly(new Wave(Wave.Kind.FLOOD, 100, 1, 0.5));
  }

  @Test
  void who_looks_when_changes_nothing_of_what_a_voice_weighs() {
    for (var i = 0; i < 20; i++) {
      say(i, "loud", -0.9);
      crowd.mood(BEGIN.plusSeconds(3_600));
    }
    say(20, "ana", 0.9);

    assertThat(crowd.mood(BEGIN.plusSeconds(20)).minute().voices()).isLessThan(4.5);
  }

  @Test
  void copies_by_some_are_named() {
    for (var i = 0; i < 120; i++) {
      say(
          i % 10,
          "paster" + i % 30,
          -0.8,
          "the same long text again and again " + "\u200b".repeat(i % 3));
    }
    for (var i = 0; i < 20; i++) {
      say(i % 10, "person" + i, 0.5);
    }

    assertThat(crowd.mood(BEGIN.plusSeconds(10)).waves())
        .containsExactly(new Wave(Wave.Kind.COPIES, 120, 30, 0.8571));
  }

  @Test
  void a_raid_that_shouts_one_emote_is_a_chorus() {
    for (var i = 0; i < 500; i++) {
      say(i / 25, "raider" + i, 0.6, "kestrelRaid");
    }

    assertThat(crowd.mood(BEGIN.plusSeconds(20)).waves())
        .containsExactly(new Wave(Wave.Kind.CHORUS, 500, 500, 1));
  }

  @Test
  void a_lively_talk_is_no_wave_and_a_wave_passes() {
    for (var i = 0; i < 200; i++) {
      say(i / 5, "person" + i % 60, 0.3);
    }
    assertThat(crowd.mood(BEGIN.plusSeconds(40)).waves()).isEmpty();

    for (var i = 0; i < 300; i++) {
      say(41, "loud", 0.3);
    }
    assertThat(crowd.mood(BEGIN.plusSeconds(41)).waves()).hasSize(1);
    assertThat(crowd.mood(BEGIN.plusSeconds(102)).waves()).isEmpty();
  }

  private void say(int second, String who, Lean lean, double score) {
    say(second, who, score, "a text of its own that nobody else says, number " + texts++, lean);
  }

  private void say(int second, String who, double score) {
    say(second, who, score, "a text of its own that nobody else says, number " + texts++);
  }

  private void say(int second, String who, double score, String text) {
    var lean = score >= 0.15 ? Lean.POSITIVE : score <= -0.15 ? Lean.NEGATIVE : Lean.NEUTRAL;
    say(second, who, score, text, lean);
  }

  private void say(int second, String who, double score, String text, Lean lean) {
    var at = BEGIN.plusSeconds(second).toEpochMilli();
    var voice =
        new Voice(
            at,
            Fingerprint.ofId(who),
            Fingerprint.of(text),
            (int) Math.round(score * Sums.UNIT),
            lean);
    crowd.hear(voice);
  }

  private static Window window(Mood mood, String name) {
    return mood.windows().getOrDefault(name, Window.SILENT);
  }

  private static double sum(Window window) {
    return window.positive() == null || window.neutral() == null || window.negative() == null
        ? 0
        : window.positive() + window.neutral() + window.negative();
  }
}
