package hubbub.mood.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hubbub.contracts.Channel;
import hubbub.mood.Told;
import hubbub.mood.corrections.Corrections;
import hubbub.mood.domain.Crowds;
import hubbub.mood.domain.Fingerprint;
import hubbub.mood.domain.Lean;
import hubbub.mood.domain.Step;
import hubbub.mood.domain.Strong;
import hubbub.mood.domain.Sums;
import hubbub.mood.domain.Voice;
import hubbub.platform.storage.Database;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;

/// What mood's tables promise, in SQLite and later in PostgreSQL.
interface MoodsContract {
  Instant BEGIN = Instant.parse("2026-03-01T20:00:00Z");
  Channel CHANNEL = Told.KESTREL;
  long AT = BEGIN.toEpochMilli();

  Database database();

  @Test
  default void sums_of_seconds_are_added_up_into_tens_minutes_and_hours() {
    var house = new House(database());
    house.hear(List.of("r1"), Map.of(AT, sums(1, 500), AT + 9_000, sums(2, 700)));
    house.hear(List.of("r1"), Map.of(AT + 9_000, sums(1, -100), AT + 3_599_000, sums(4, 1)));

    assertThat(house.series(Step.SECOND))
        .containsEntry(AT, sums(1, 500))
        .containsEntry(AT + 9_000, sums(3, 600))
        .containsEntry(AT + 3_599_000, sums(4, 1))
        .hasSize(3);
    assertThat(house.series(Step.TEN_SECONDS)).containsEntry(AT, sums(4, 1_100)).hasSize(2);
    assertThat(house.series(Step.MINUTE)).containsEntry(AT, sums(4, 1_100)).hasSize(2);
    assertThat(house.series(Step.HOUR)).isEqualTo(Map.of(AT, sums(8, 1_101)));
  }

  @Test
  default void a_range_begins_inclusive_and_ends_exclusive() {
    var house = new House(database());
    house.hear(List.of("r1"), Map.of(AT, sums(1, 1), AT + 1_000, sums(1, 2)));

    var series = house.moods.series(CHANNEL, Step.SECOND, BEGIN, BEGIN.plusSeconds(1));

    assertThat(series).containsOnlyKeys(AT);
  }

  @Test
  default void the_strongest_come_first_and_only_of_the_side_that_was_asked_for() {
    var house = new House(database());
    house.keep(strong("a", "p1", 300_000), strong("b", "p2", -900_000), strong("c", "p3", 500_000));

    assertThat(house.strongest(0)).containsExactly("b", "c", "a");
    assertThat(house.strongest(1)).containsExactly("c", "a");
    assertThat(house.strongest(-1)).containsExactly("b");
    assertThat(house.moods.strongest(CHANNEL, 0, BEGIN, 5)).isEmpty();
  }

  @Test
  default void what_was_heard_comes_back_after_a_restart() {
    var house = new House(database());
    house.hear(List.of("r1"), Map.of(AT, sums(3, 1_200_000)));

    var again = new House(database());
    again.recall(BEGIN.plusSeconds(2));

    var minute = again.crowds.mood(CHANNEL, BEGIN.plusSeconds(2)).minute();
    assertThat(minute.messages()).isEqualTo(3);
    assertThat(minute.score()).isEqualTo(0.4);
  }

  @Test
  default void who_spoke_in_the_last_minute_comes_back_after_a_restart() {
    var house = new House(database());
    var first = house.crowds.of(CHANNEL).hear(voice("ana", "one"));
    house.hear(List.of("r1"), Map.of(AT, Sums.of(voice("ana", "one"), first)));

    var again = new House(database());
    again.recall(BEGIN.plusSeconds(2));

    assertThat(first).isEqualTo(Sums.UNIT);
    assertThat(again.crowds.of(CHANNEL).hear(voice("ana", "two"))).isEqualTo(Sums.UNIT / 2);
  }

  @Test
  default void a_hearing_that_was_undone_leaves_nothing_in_memory() {
    var house = new House(database());
    house.hear(List.of("r1"), Map.of(AT, sums(1, 100)));
    house.recall(BEGIN);

    assertThatThrownBy(() ->
            database()
                .write(tx -> {
                  house.hearing.begin(tx.connection(), BEGIN);
                  house.crowds.of(CHANNEL).hear(voice("ana", "lost"));
                  throw new IllegalStateException("undone");
                }))
        .hasMessageContaining("undone");
    house.hear(List.of("r1"), Map.of());

    assertThat(house.crowds.mood(CHANNEL, BEGIN).minute().messages()).isEqualTo(1);
  }

  @Test
  default void deleted_texts_are_let_go_and_sums_stay() {
    var house = new House(database());
    house.keep(
        strong("a", "p1", 1), strong("b", "p2", 2), strong("c", "p2", 3), strong("d", "p3", 4));

    house.write(tx -> house.hearing.forgetMessage(tx, CHANNEL, "a"));
    assertThat(house.strongest(0)).containsExactly("d", "c", "b");
    house.write(tx -> house.hearing.forgetAuthor(tx, CHANNEL, "p2", BEGIN.plusSeconds(9)));
    assertThat(house.strongest(0)).containsExactly("d");
    house.write(tx -> house.hearing.forgetAll(tx, CHANNEL, BEGIN.minusSeconds(1)));
    assertThat(house.strongest(0)).containsExactly("d");
    house.write(tx -> house.hearing.forgetAll(tx, CHANNEL, BEGIN.plusSeconds(9)));
    assertThat(house.strongest(0)).isEmpty();
    assertThat(house.series(Step.SECOND)).isNotEmpty();
  }

  @Test
  default void a_forgotten_person_is_not_kept_when_heard_late() {
    var house = new House(database());
    house.keep(strong("a", "p1", 1), strong("b", "p2", 2));

    house.write(tx -> house.hearing.forgetPerson(tx, "twitch", "p1", AT + 1_000));

    assertThat(house.strongest(0)).containsExactly("b");
    assertThat(house.hearing.mayKeep("twitch", "p1", AT)).isFalse();
    assertThat(house.hearing.mayKeep("twitch", "p1", AT + 1_001)).isTrue();
    assertThat(house.hearing.mayKeep("bluesky", "p1", AT)).isTrue();
    var again = new House(database());
    again.recall(BEGIN);
    assertThat(again.hearing.mayKeep("twitch", "p1", AT)).isFalse();
    house.write(tx -> house.hearing.keepAgain(tx, "twitch", "p1"));
    assertThat(house.hearing.mayKeep("twitch", "p1", AT)).isTrue();
  }

  @Test
  default void a_deleted_run_takes_its_part_and_leaves_what_others_cover() {
    var house = new House(database());
    house.hear(List.of("r1"), Map.of(AT, sums(1, 10)), strong("a", "p1", 1));
    house.hear(List.of("r1", "r2"), Map.of(AT, sums(2, 20)), strong("b", "p2", 2));
    house.hear(List.of("r2"), Map.of(AT, sums(4, 40)), strong("c", "p3", 3));

    house.write(tx -> house.hearing.forgetRun(tx, "r1", BEGIN));

    assertThat(house.series(Step.SECOND)).isEqualTo(Map.of(AT, sums(6, 60)));
    assertThat(house.series(Step.HOUR)).isEqualTo(Map.of(AT, sums(6, 60)));
    assertThat(house.strongest(0)).containsExactly("c", "b");
    assertThat(house.hearing.alive(List.of("r1", "r2"))).containsExactly("r2");
    assertThat(house.crowds.mood(CHANNEL, BEGIN).minute().messages()).isEqualTo(6);
    house.write(tx -> house.hearing.forgetRun(tx, "r2", BEGIN));
    assertThat(house.series(Step.SECOND)).isEmpty();
    assertThat(house.strongest(0)).isEmpty();
  }

  @Test
  default void what_is_too_old_is_tidied_away() {
    var house = new House(database());
    house.hear(List.of("r1"), Map.of(AT, sums(1, 10)), strong("a", "p1", 1));
    var tidy = new SqlTidy(Duration.ofHours(1), Duration.ofDays(1));

    house.write(tx -> tidy.tidy(tx, BEGIN.plusSeconds(299)));
    assertThat(house.strongest(0)).containsExactly("a");
    house.write(tx -> tidy.tidy(tx, BEGIN.plusSeconds(3_601)));
    assertThat(house.strongest(0)).isEmpty();
    assertThat(house.series(Step.SECOND)).isEmpty();
    assertThat(house.series(Step.TEN_SECONDS)).hasSize(1);
    house.write(tx -> tidy.tidy(tx, BEGIN.plus(Duration.ofDays(2))));

    assertThat(house.series(Step.TEN_SECONDS)).isEmpty();
    assertThat(house.series(Step.MINUTE)).hasSize(1);
  }

  private static Sums sums(long messages, long score) {
    return new Sums(messages, messages * Sums.UNIT, 0, 0, 0, score);
  }

  private static Strong strong(String id, String author, int score) {
    return new Strong(id, author, "text of " + id, AT, score, Sums.UNIT);
  }

  private static Voice voice(String author, String text) {
    return new Voice(AT, Fingerprint.ofId(author), Fingerprint.of(text), 0, Lean.NEUTRAL);
  }

  /// What is done on a connection.
  interface OnConnection {
    void run(java.sql.Connection connection) throws java.sql.SQLException;
  }

  /// The parts that work on one database.
  final class House {
    final Crowds crowds = new Crowds(20_000, Duration.ofSeconds(5));
    final SqlHearing hearing = new SqlHearing(crowds, new Corrections());
    final SqlMoods moods;
    private final Database database;

    House(Database database) {
      this.database = database;
      moods = new SqlMoods(database);
    }

    void write(OnConnection work) {
      database.write(tx -> {
        work.run(tx.connection());
        return tx;
      });
    }

    void hear(List<String> runs, Map<Long, Sums> seconds, Strong... strong) {
      write(connection -> {
        hearing.begin(connection, BEGIN);
        var voices = List.of(voice("ana", "one"));
        hearing.write(connection, CHANNEL, runs, seconds, voices, List.of(strong));
      });
    }

    void keep(Strong... strong) {
      hear(List.of("r1"), Map.of(AT, sums(1, 1)), strong);
    }

    void recall(Instant now) {
      write(connection -> hearing.recall(connection, now));
    }

    SortedMap<Long, Sums> series(Step step) {
      return moods.series(CHANNEL, step, BEGIN.minusSeconds(3_600), BEGIN.plusSeconds(7_200));
    }

    List<String> strongest(int sign) {
      return moods.strongest(CHANNEL, sign, BEGIN.minusSeconds(1), 5).stream()
          .map(Strong::messageId)
          .toList();
    }
  }
}
