package hubbub.connectors.words;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.connectors.domain.NotAChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The matcher finds what a naive one finds, in time, whatever it is given.
class MatcherTest {
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void what_is_found_is_what_a_naive_matcher_finds(long seed) {
    var random = new Random(seed);
    var found = 0;
    for (var round = 0; round < 50; round++) {
      var followed = IntStream.range(0, 30).mapToObj(_ -> words(random)).toList();
      var matcher = Matcher.of(followed);
      var naive = new NaiveMatcher(followed);
      for (var i = 0; i < 20; i++) {
        var text = text(random, 30);
        var tags = IntStream.range(0, random.nextInt(3)).mapToObj(_ -> text(random, 3)).toList();

        var matched = matcher.match(text, tags);

        assertThat(named(followed, matched))
            .as("in “%s”, %s", text, tags)
            .isEqualTo(named(followed, naive.match(text, tags)));
        found += matched.length;
      }
    }
    assertThat(found).isGreaterThan(1_000);
  }

  @Test
  void folding_what_is_folded_changes_nothing() {
    for (var c = 0; c < 0x110000; c++) {
      var text = "a" + Character.toString(c) + "b";
      var folded = Folding.fold(text);
      assertThat(Folding.fold(folded)).as("%x", c).isEqualTo(folded);
    }
    var random = new Random(5);
    for (var i = 0; i < 100_000; i++) {
      var folded = Folding.fold(text(random, 12));
      assertThat(Folding.fold(folded)).isEqualTo(folded);
    }
  }

  @Test
  void capitals_and_small_letters_fold_to_the_same() {
    for (var c = 0; c < 0x110000; c++) {
      if (Character.isLetter(c)) {
        var folded = Folding.fold(Character.toString(c));
        assertThat(Folding.fold(Character.toString(Character.toUpperCase(c)))).isEqualTo(folded);
        assertThat(Folding.fold(Character.toString(Character.toLowerCase(c)))).isEqualTo(folded);
      }
    }
  }

  /// Twenty times the length may take a hundred times as long on a busy machine; what grows with
  /// its square takes four hundred times as long.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "a",
        "あ",
        "🔥",
        "🇩",
        "👨\u200D",
        "\u0301",
        "ุ่",
        "\u0323\u0301",
        "a b ",
        "#",
        "1\u20E3",
        "\u3099",
        "\uFDFA",
      })
  void hostile_posts_take_a_time_that_grows_with_their_length(String piece) {
    var followed = new ArrayList<Words>();
    for (var i = 1; i <= 100; i++) {
      followed.add(Words.read("a".repeat(i)));
      followed.add(Words.read("あ".repeat(i)));
      followed.add(Words.read("🔥".repeat(i)));
      followed.add(Words.read("👨\u200D".repeat(Math.min(i, 49)) + "👨"));
    }
    var matcher = Matcher.of(followed);
    var brief = piece.repeat(5_000 / piece.length());
    var lengthy = piece.repeat(100_000 / piece.length());
    for (var i = 0; i < 20; i++) {
      matcher.match(brief, List.of());
    }

    var one = fastest(matcher, brief);
    var many = fastest(matcher, lengthy);

    assertThat(many).isLessThan(one.plusMillis(1).multipliedBy(100));
  }

  @Test
  void ten_thousand_items_with_the_same_word_in_them_cost_no_more() {
    var followed = new ArrayList<Words>();
    for (var i = 0; i < 10_000; i++) {
      followed.add(Words.read("the word" + i));
    }
    var matcher = Matcher.of(followed);

    assertThat(matcher.match("the word 77 is the word77, the word9999", List.of()))
        .containsExactly(77, 9_999);
  }

  private static List<Words> named(List<Words> followed, int[] places) {
    return Arrays.stream(places).mapToObj(followed::get).toList();
  }

  private static Duration fastest(Matcher matcher, String text) {
    var best = Long.MAX_VALUE;
    for (var i = 0; i < 3; i++) {
      var start = System.nanoTime();
      matcher.match(text, List.of());
      best = Math.min(best, System.nanoTime() - start);
    }
    return Duration.ofNanos(best);
  }

  private static Words words(Random random) {
    while (true) {
      try {
        return Words.read(text(random, 4));
      } catch (NotAChannel _) {
        // Another one, then.
      }
    }
  }

  private static String text(Random random, int piecesMax) {
    return IntStream.rangeClosed(0, random.nextInt(piecesMax))
        .mapToObj(_ -> AnyText.piece(random))
        .collect(Collectors.joining());
  }
}
