package hubbub.peopleperplace;

import static hubbub.peopleperplace.House.REBUILD;
import static org.assertj.core.api.Assertions.assertThat;

import hubbub.contracts.KeptFact;
import hubbub.testkit.Await;
import hubbub.testkit.PinnedClock;
import hubbub.testkit.Shape;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The copy is built anew while it answers.
class RebuildingTest {
  private static final int PEOPLE = 2_500;

  private final PinnedClock clock = new PinnedClock();
  private final House.Both both = new House.Both();
  private final Path folder;

  RebuildingTest(@TempDir Path folder) {
    this.folder = folder;
  }

  private House house() {
    return new House(folder, clock, both);
  }

  private static HttpResponse<String> rebuild(House house) {
    return house.small.send("POST", REBUILD, "");
  }

  private static List<? extends KeptFact> people(House house, long first, long last, long place) {
    return LongStream.rangeClosed(first, last)
        .mapToObj(id -> house.person(id, "p" + id + " at " + place, true, place))
        .toList();
  }

  /// Two places, and people at the second one.
  private static void tellSome(House house, int people) {
    house.tell(house.place(1, "Alba"), house.place(2, "Brisa"));
    house.tell(people(house, 1, people, 2));
  }

  private void spoil(String... statements) {
    try (var storage = Shape.at(folder).open(folder, clock)) {
      storage
          .open("people-per-place")
          .write(tx -> {
            for (var statement : statements) {
              assertThat(tx.handle().execute(statement)).as(statement).isPositive();
            }
            return null;
          });
    }
  }

  private static long rows(House house) {
    return house.database.read(tx ->
        tx.handle()
            .createQuery("SELECT (SELECT COUNT(*) FROM place) + (SELECT COUNT(*) FROM person)")
            .mapTo(Long.class)
            .one());
  }

  @Test
  void a_copy_that_begins_to_listen_late_is_built_of_what_was_there_before() {
    try (var house = house()) {
      var unheard = List.of(house.place(1, "Alba"), house.person(7, "early", true, 1L));

      house.open();

      assertThat(unheard).hasSize(2);
      assertThat(house.list()).contains("\"Alba\"", "\"early\"");
    }
  }

  @Test
  void until_it_was_built_once_nothing_is_said_to_be_known() {
    try (var house = house()) {
      house.away = true;
      house.small.open();
      house.awaitRebuild("failed");
      house.tell(house.place(1, "Alba"));
      house.stand();
      assertThat(house.age()).isGreaterThan(1_000_000);

      house.away = false;
      Await.until(() -> {
        clock.pass(Duration.ofSeconds(6));
        return house.rebuild().path("state").asString().equals("done");
      });
      house.know();
    }
  }

  @Test
  void rows_spoilt_by_hand_are_healed() {
    String whole;
    try (var house = house().open()) {
      tellSome(house, 6);
      whole = house.list();
    }
    spoil(
        "UPDATE person SET place_id = 1, change = 900000 WHERE id = 2",
        "DELETE FROM person WHERE id = 3",
        "UPDATE place SET name = 'wrong' WHERE id = 2",
        "INSERT INTO gone (source, id, change, generation) VALUES ('people', 4, 900000, 1)",
        "DELETE FROM person WHERE id = 4",
        "INSERT INTO place (generation, id, name, change) SELECT answering, 9, 'x', 9 FROM state");
    try (var house = house().open()) {
      assertThat(house.list()).contains("wrong").isNotEqualTo(whole);

      var answer = rebuild(house);
      assertThat(answer.statusCode()).isEqualTo(202);
      assertThat(answer.headers().firstValue("Location")).contains(REBUILD);
      house.awaitRebuild("done");

      assertThat(house.list()).isEqualTo(whole);
      assertThat(house.rebuild().path("places").asLong()).isEqualTo(2);
      assertThat(house.rebuild().path("people").asLong()).isEqualTo(6);
      assertThat(house.rebuild().path("started_at").asString())
          .isEqualTo("2026-03-01T20:00:00.000Z");
    }
  }

  @Test
  void it_goes_on_answering_and_what_changes_meanwhile_is_in_it() {
    try (var house = house().open()) {
      tellSome(house, PEOPLE);
      house.next = new CountDownLatch(1);
      rebuild(house);
      Await.until(() -> house.rebuild().path("people").asLong() == 1_000);

      // Of pages that were read, of those to come, and of nobody yet.
      house.tell(people(house, 1, 10, 1));
      house.tell(people(house, PEOPLE - 10, PEOPLE + 5, 1));
      house.tell(house.place(1, "Aurora"), house.place(3, "Cala"), house.nobody(11));
      assertThat(house.get("/people-per-place/1").body()).contains("Aurora", "p7 at 1", "p2505 at");
      assertThat(rebuild(house).statusCode()).isEqualTo(409);
      var before = house.list();
      house.next.countDown();
      house.awaitRebuild("done");

      assertThat(house.list()).isEqualTo(before);
      assertThat(before).contains("\"name\":\"Cala\"").doesNotContain("\"id\":11,");
    }
  }

  @Test
  void where_one_of_both_is_away_it_fails_in_words_and_the_old_one_stays() {
    try (var house = house().open()) {
      tellSome(house, 5);
      var before = house.list();
      house.away = true;

      assertThat(rebuild(house).statusCode()).isEqualTo(202);
      house.awaitRebuild("failed");

      assertThat(house.rebuild().path("why").asString()).isEqualTo("people does not answer");
      assertThat(house.rebuild().path("ended_at").isNull()).isFalse();
      assertThat(house.list()).isEqualTo(before);
      house.away = false;
      rebuild(house);
      house.awaitRebuild("done");
      assertThat(house.rebuild().path("why").isNull()).isTrue();
      assertThat(house.list()).isEqualTo(before);
    }
  }

  @Test
  void what_a_killed_process_left_is_given_up_and_cleared_after_the_next_start() {
    String before;
    try (var house = house().open()) {
      tellSome(house, 5);
      before = house.list();
    }
    // As a `kill -9` in the middle leaves it.
    spoil(
        "UPDATE state SET building = newest + 1, newest = newest + 1",
        "UPDATE rebuild SET state = 'running', pulse = pulse + 7",
        "INSERT INTO place (generation, id, name, change) SELECT building, 1, 'y', 1 FROM state");
    try (var house = house()) {
      house.small.open();
      assertThat(house.list()).isEqualTo(before);
      assertThat(house.rebuild().path("state").asString()).isEqualTo("running");
      assertThat(rebuild(house).statusCode()).isEqualTo(409);
      Await.until(() -> {
        clock.pass(Duration.ofSeconds(6));
        return house.rebuild().path("state").asString().equals("failed");
      });

      assertThat(house.list()).isEqualTo(before);
      assertThat(rebuild(house).statusCode()).isEqualTo(202);
      house.awaitRebuild("done");
      assertThat(house.list()).isEqualTo(before);
      Await.until(() -> rows(house) == 2 + 5);
    }
  }
}
