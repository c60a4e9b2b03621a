package hubbub.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.platform.http.ListCache.Listed;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Lists that are ready to be sent, each for one change.
class ListCacheTest {
  private final List<String> made = new ArrayList<>();

  private Listed list(ListCache cache, long change, String question, int bytes) {
    return cache.at(
        change,
        question,
        () -> {
          made.add(question + change);
          return new Listed(change, new byte[bytes], Optional.empty());
        });
  }

  @Test
  void a_list_is_made_once_for_each_change() {
    var cache = new ListCache(100_000);

    list(cache, 1, "a", 10);
    list(cache, 1, "a", 10);
    list(cache, 1, "b", 10);
    list(cache, 2, "a", 10);
    list(cache, 2, "a", 10);

    assertThat(made).containsExactly("a1", "b1", "a2");
  }

  @Test
  void one_made_while_a_change_came_is_not_taken_for_an_older_one() {
    var cache = new ListCache(100_000);
    var listed = cache.at(1, "a", () -> new Listed(2, new byte[1], Optional.empty()));

    assertThat(listed.change()).isEqualTo(2);
    list(cache, 2, "a", 10);
    assertThat(made).isEmpty();
    list(cache, 3, "a", 10);
    assertThat(made).containsExactly("a3");
  }

  @Test
  void a_long_question_weighs_what_it_takes() {
    var cache = new ListCache(100_000);
    for (var n = 0; n < 10; n++) {
      list(cache, 1, n + "?".repeat(12_000), 10);
    }
    made.clear();

    list(cache, 1, 0 + "?".repeat(12_000), 10);
    list(cache, 1, 9 + "?".repeat(12_000), 10);

    assertThat(made).hasSize(1);
  }

  @Test
  void at_its_bound_the_one_that_was_not_asked_for_longest_goes() {
    var cache = new ListCache(10_000);
    for (var question : List.of("a", "b", "c", "d")) {
      list(cache, 1, question, 1_900);
    }
    list(cache, 1, "a", 1_900);
    list(cache, 1, "e", 1_900);
    made.clear();

    list(cache, 1, "a", 1_900);
    list(cache, 1, "e", 1_900);
    assertThat(made).isEmpty();
    list(cache, 1, "b", 1_900);
    assertThat(made).containsExactly("b1");
  }

  @Test
  void one_that_would_drive_out_all_others_is_not_kept() {
    var cache = new ListCache(10_000);
    list(cache, 1, "a", 100);

    list(cache, 1, "big", 9_000);
    list(cache, 1, "big", 9_000);
    list(cache, 1, "a", 100);

    assertThat(made).containsExactly("a1", "big1", "big1");
  }

  @Test
  void without_room_nothing_is_kept() {
    var cache = new ListCache(0);

    list(cache, 1, "a", 1);
    list(cache, 1, "a", 1);

    assertThat(made).containsExactly("a1", "a1");
  }
}
