package hubbub.peopleperplace.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/// How old what we know of a service is.
class KnowledgeTest {
  private long now = 1_000_000_000_000L;
  private final Knowledge knowledge = new Knowledge(() -> now);

  private void pass(Duration time) {
    now += time.toNanos();
  }

  private void stands(long change, long heard) {
    knowledge.stands(change, heard, now);
  }

  @Test
  void before_the_service_said_anything_its_age_is_not_known() {
    assertThat(knowledge.age()).isEmpty();
  }

  @Test
  void when_all_was_heard_it_is_as_of_the_moment_of_the_news() {
    stands(7, 7);
    pass(Duration.ofMillis(2_500));

    assertThat(knowledge.age()).contains(Duration.ofMillis(2_500));
  }

  @Test
  void it_is_as_of_the_moment_in_which_that_was_said_however_late_that_is_looked_at() {
    var said = now;
    pass(Duration.ofSeconds(5));
    knowledge.stands(7, 7, said);

    assertThat(knowledge.age()).contains(Duration.ofSeconds(5));
  }

  @Test
  void news_of_changes_not_heard_yet_makes_nothing_younger() {
    stands(7, 7);
    pass(Duration.ofSeconds(1));
    stands(8, 7);
    pass(Duration.ofSeconds(1));

    assertThat(knowledge.age()).contains(Duration.ofSeconds(2));
  }

  @Test
  void what_is_heard_later_counts_as_of_the_moment_in_which_it_was_all_there_was() {
    stands(8, 7);
    pass(Duration.ofSeconds(1));
    stands(9, 7);
    pass(Duration.ofSeconds(1));
    stands(12, 9);

    assertThat(knowledge.age()).contains(Duration.ofSeconds(1));
  }

  @Test
  void a_fact_that_overtakes_the_news_is_no_trouble() {
    stands(7, 8);
    pass(Duration.ofSeconds(1));
    stands(8, 8);

    assertThat(knowledge.isSetBack()).isFalse();
    assertThat(knowledge.age()).contains(Duration.ZERO);
  }

  @Test
  void a_service_that_stands_behind_what_was_heard_of_it_was_set_back_and_is_not_known() {
    for (var second = 0; second < 10; second++) {
      stands(5, 8);
      pass(Duration.ofSeconds(1));
    }

    assertThat(knowledge.isSetBack()).isTrue();
    assertThat(knowledge.stand()).isEqualTo(5);
    assertThat(knowledge.age().orElseThrow()).isGreaterThanOrEqualTo(Duration.ofSeconds(5));
  }

  @Test
  void what_was_known_in_an_earlier_life_goes_on_ageing() {
    knowledge.recall(Duration.ofMinutes(3));
    pass(Duration.ofSeconds(4));

    assertThat(knowledge.age()).contains(Duration.ofSeconds(184));
  }

  @Test
  void the_join_is_as_old_as_its_older_half() {
    var ages = new Ages(() -> now);
    ages.of(Source.PLACES).stands(1, 1, now);
    assertThat(ages.older()).isEmpty();
    pass(Duration.ofSeconds(5));
    ages.of(Source.PEOPLE).stands(1, 1, now);

    assertThat(ages.older()).contains(Duration.ofSeconds(5));
  }
}
