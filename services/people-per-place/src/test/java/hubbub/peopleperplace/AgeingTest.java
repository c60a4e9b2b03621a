package hubbub.peopleperplace;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.platform.observe.Health;
import hubbub.testkit.Await;
import hubbub.testkit.PinnedClock;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Every answer says how old what it is made of is.
class AgeingTest {
  private static final long FOR_EVER = 2_147_483_648L;

  private final PinnedClock clock = new PinnedClock();
  private final House.Both both = new House.Both();
  private final Path folder;

  AgeingTest(@TempDir Path folder) {
    this.folder = folder;
  }

  private House open() {
    return new House(folder, clock, both).open();
  }

  private static Health.Report health(House house) {
    return house.small.health().getOrDefault("people-per-place", Health.Report.fine());
  }

  @Test
  void who_never_heard_of_both_is_older_than_can_be_said() {
    try (var house = open()) {
      assertThat(house.age()).isEqualTo(FOR_EVER);
      house.stand("places", 0);
      Await.until(() -> health(house).notes().contains("places known as of 0 s ago"));

      assertThat(house.age()).isEqualTo(FOR_EVER);
      assertThat(health(house).state()).isEqualTo(Health.State.FINE);
      clock.pass(Duration.ofSeconds(11));
      assertThat(health(house).state()).isEqualTo(Health.State.TROUBLE);
      assertThat(health(house).notes())
          .contains("people never heard; it is away, or what it tells is late");
    }
  }

  @Test
  void when_both_were_silent_for_long_every_answer_and_the_health_page_say_so() {
    try (var house = open()) {
      house.tellLetter();
      house.know();
      assertThat(health(house).state()).isEqualTo(Health.State.FINE);
      clock.pass(Duration.ofMillis(12_700));

      for (var path : List.of("", "/1", "/77", "?limit=x")) {
        assertThat(House.age(house.get("/people-per-place" + path))).as(path).isEqualTo(12);
      }
      assertThat(House.age(house.get("/api/v1/people-per-place/rebuild"))).isEqualTo(12);
      assertThat(health(house).state()).isEqualTo(Health.State.TROUBLE);
      assertThat(health(house).notes())
          .containsExactly(
              "places known as of 12 s ago; it is away, or what it tells is late",
              "people known as of 12 s ago; it is away, or what it tells is late");
      house.know();
      assertThat(health(house).state()).isEqualTo(Health.State.FINE);
    }
  }

  @Test
  void the_join_is_as_old_as_its_older_half() {
    try (var house = open()) {
      house.tellLetter();
      house.know();
      clock.pass(Duration.ofSeconds(30));
      house.stand("places", 3);
      Await.until(() -> health(house).notes().contains("places known as of 0 s ago"));

      assertThat(house.age()).isEqualTo(30);
    }
  }

  @Test
  void news_of_a_change_that_was_not_heard_makes_nothing_younger() {
    try (var house = open()) {
      house.tellLetter();
      house.know();
      clock.pass(Duration.ofSeconds(30));
      house.stand("people", 9);
      house.stand("places", 3);
      Await.until(() -> health(house).notes().contains("places known as of 0 s ago"));

      assertThat(house.age()).isEqualTo(30);
    }
  }

  @Test
  void after_a_restart_with_both_away_it_is_not_too_young() {
    try (var house = open()) {
      house.tellLetter();
      house.know();
    }
    clock.pass(Duration.ofMinutes(7));
    try (var house = open()) {
      assertThat(house.list()).contains("Sensei");
      assertThat(house.age()).isBetween(7 * 60L, 8 * 60L);
    }
  }

  @Test
  void a_service_that_was_set_back_is_told_of_with_what_to_do() {
    try (var house = open()) {
      house.tellLetter();
      house.know();
      for (var second = 0; second < 5; second++) {
        var before = clock.ticker().nanos();
        house.stand("people", 2);
        house.stand("places", 3);
        Await.until(() -> health(house).notes().getFirst().contains("as of 0 s ago"));
        assertThat(clock.ticker().nanos()).isEqualTo(before);
        clock.pass(Duration.ofSeconds(1));
      }

      assertThat(health(house).notes().getLast()).contains("hubbub rebuild people-per-place");
      assertThat(health(house).state()).isEqualTo(Health.State.TROUBLE);
    }
  }
}
