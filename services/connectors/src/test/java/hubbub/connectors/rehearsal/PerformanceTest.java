package hubbub.connectors.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.contracts.connectors.MessageKind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What is said in a rehearsal, and when.
class PerformanceTest {
  private static final long MINUTE = 60_000;
  private static final long LASTS = 30 * MINUTE;

  private static List<Cue> cues(String script, long seed, long until) {
    var performance = new Performance(Script.of(script), seed);
    var cues = new ArrayList<Cue>();
    for (var cue = performance.next(); cue.at() < until; cue = performance.next()) {
      cues.add(cue);
    }
    return cues;
  }

  @Test
  void the_same_seed_says_the_same_and_another_something_else() {
    assertThat(cues("snail-cup", 1, MINUTE)).isEqualTo(cues("snail-cup", 1, MINUTE));
    assertThat(cues("snail-cup", 1, MINUTE)).isNotEqualTo(cues("snail-cup", 2, MINUTE));
  }

  @ParameterizedTest
  @ValueSource(strings = {"snail-cup", "midnight-soup"})
  void all_that_is_said_is_whole(String script) {
    var number = 0L;
    for (var cue : cues(script, 7, LASTS)) {
      assertThat(cue.number()).isEqualTo(++number);
      assertThat(cue.text()).isNotBlank().doesNotContain("{", "}", "/me").hasSizeLessThan(200);
      assertThat(cue.answers()).isLessThan(cue.number());
      for (var emote : cue.emotes()) {
        var from = cue.text().offsetByCodePoints(0, emote.from());
        var to = cue.text().offsetByCodePoints(0, emote.to() + 1);
        assertThat(cue.text().substring(from, to)).isEqualTo(emote.name());
      }
    }
  }

  @Test
  void together_they_are_lively_and_never_a_flood() {
    var bySecond = new TreeMap<Long, Integer>();
    var snails = cues("snail-cup", 7, LASTS);
    snails.forEach(cue -> bySecond.merge(cue.at() / 1_000, 1, Integer::sum));
    cues("midnight-soup", 7, LASTS)
        .forEach(cue -> bySecond.merge(cue.at() / 1_000, 1, Integer::sum));

    var mean = bySecond.values().stream().mapToInt(n -> n).sum() / (LASTS / 1_000.0);
    assertThat(mean).isBetween(4.0, 8.0);
    assertThat(bySecond.values()).allMatch(n -> n <= 25).anyMatch(n -> n >= 12);
    for (var i = 1; i < snails.size(); i++) {
      assertThat(snails.get(i).at() - snails.get(i - 1).at()).isBetween(1L, 1_500L);
    }
  }

  @Test
  void several_dozen_voices_are_heard_and_nobody_talks_to_themselves() {
    var cues = cues("snail-cup", 7, 3 * MINUTE);

    assertThat(cues.stream().map(Cue::voice).distinct()).hasSizeGreaterThan(36);
    assertThat(cues.stream().filter(Cue::first).map(Cue::voice)).doesNotHaveDuplicates();
    for (var i = 1; i < cues.size(); i++) {
      if (cues.get(i).kind() == MessageKind.MESSAGE) {
        assertThat(cues.get(i).voice()).isNotEqualTo(cues.get(i - 1).voice());
      }
    }
    var answers = cues.stream().filter(cue -> cue.answers() > 0).toList();
    assertThat(answers)
        .hasSizeGreaterThan(5)
        .allSatisfy(cue ->
            assertThat(cue.text())
                .contains("@" + cues.get((int) cue.answers() - 1).voice().name()));
  }

  @Test
  void guests_come_with_the_raid_and_stay() {
    var cues = cues("snail-cup", 7, 3 * MINUTE);
    var raid =
        cues.stream().filter(cue -> cue.kind() == MessageKind.RAID).findFirst().orElseThrow();

    assertThat(raid.details()).containsEntry("viewers", "41");
    assertThat(raid.text()).contains("a party of 41");
    var guests = cues.stream().filter(cue -> cue.voice().character().equals("guest")).toList();
    assertThat(guests).hasSizeGreaterThan(20).allMatch(cue -> cue.number() >= raid.number());
  }

  @Test
  void what_is_said_is_seldom_said_again() {
    var texts = cues("snail-cup", 7, 5 * MINUTE).stream().map(Cue::text).toList();

    assertThat(new HashSet<>(texts).size()).isGreaterThan(texts.size() * 45 / 100);
  }

  @Test
  void every_act_has_something_to_say_and_every_character_somebody_who_says_it() {
    for (var name : Script.NAMES) {
      var script = Script.of(name);
      var characters = script.voices().stream().map(Voice::character).collect(Collectors.toSet());
      characters.add("");
      for (var act : script.acts()) {
        assertThat(script.phrases().get(act.name())).as(act.name()).hasSizeGreaterThan(10);
      }
      assertThat(script.phrases().values().stream().flatMap(List::stream))
          .allMatch(phrase -> characters.contains(phrase.character()))
          .noneMatch(phrase -> phrase.text().matches("[a-z]+: .*"));
      assertThat(script.voices()).extracting(Voice::login).doesNotHaveDuplicates();
      assertThat(script.voices()).allMatch(voice -> voice.color().matches("#[0-9a-f]{6}"));
    }
  }
}
