package hubbub.peopleperplace.store;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.contracts.directory.Person;
import hubbub.contracts.directory.Place;
import hubbub.peopleperplace.domain.Newest;
import hubbub.peopleperplace.domain.Rebuilt;
import hubbub.peopleperplace.domain.Told;
import hubbub.platform.storage.Database;
import hubbub.testkit.PinnedClock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// What the copy promises, in SQLite and in PostgreSQL.
interface CopyContract {
  Database database();

  PinnedClock clock();

  default SqlGenerations generations() {
    return new SqlGenerations(database(), clock());
  }

  default void hearPlace(long id, @Nullable String name, long change) {
    var told = new Newest<Place>();
    told.take(new Told<>(id, name == null ? null : new Place(id, name), change));
    hear(told, new Newest<>());
  }

  default void hearPerson(long id, @Nullable Long place, long change) {
    hear(new Newest<>(), newest(person(id, place, change)));
  }

  default void hearGone(long id, long change) {
    hear(new Newest<>(), newest(new Told<>(id, null, change)));
  }

  private static Newest<Person> newest(Told<Person> told) {
    var newest = new Newest<Person>();
    newest.take(told);
    return newest;
  }

  static Told<Person> person(long id, @Nullable Long place, long change) {
    return new Told<>(id, new Person(id, "p" + change, true, place), change);
  }

  static Told<Place> place(long id, String name, long change) {
    return new Told<>(id, new Place(id, name), change);
  }

  default void hear(Newest<Place> places, Newest<Person> people) {
    database()
        .write(tx -> {
          new SqlCopy(clock()).hear(tx.connection(), places, people);
          return null;
        });
  }

  /// Each place with its people, such as `1 Alba: 7 p3`.
  default List<String> join() {
    return new SqlJoin(database())
        .look(moment -> {
          var lines = new ArrayList<String>();
          for (var place : moment.places(0, Long.MAX_VALUE, 1_000)) {
            var line = new StringBuilder(place.id() + " " + place.name() + ":");
            moment.people(
                place.id(),
                place.id(),
                (_, id, name, _) -> line.append(' ').append(id).append(' ').append(name));
            lines.add(line.toString());
          }
          return lines;
        });
  }

  default long version() {
    return new SqlJoin(database()).look(moment -> moment.version());
  }

  @Test
  default void who_is_at_a_place_is_listed_there_in_the_order_of_ids() {
    hearPlace(2, "Brisa", 1);
    hearPlace(1, "Alba", 2);
    hearPerson(9, 1L, 1);
    hearPerson(4, 1L, 2);
    hearPerson(5, null, 3);

    assertThat(join()).containsExactly("1 Alba: 4 p2 9 p1", "2 Brisa:");
  }

  @Test
  default void an_older_change_never_overwrites_a_newer_one() {
    hearPlace(1, "Alba", 5);
    hearPlace(1, "Aurora", 4);
    hearPerson(9, 1L, 8);
    hearPerson(9, null, 7);
    hearPerson(9, 1L, 8);

    assertThat(join()).containsExactly("1 Alba: 9 p8");
  }

  @Test
  default void what_is_told_late_of_somebody_who_is_gone_counts_no_more() {
    hearPlace(1, "Alba", 1);
    hearPerson(9, 1L, 1);
    hearGone(9, 3);
    hearPerson(9, 1L, 2);
    hearGone(10, 5);
    hearPerson(10, 1L, 4);

    assertThat(join()).containsExactly("1 Alba:");
  }

  @Test
  default void somebody_at_a_place_that_is_not_known_yet_is_there_when_it_is() {
    hearPerson(9, 1L, 1);
    assertThat(join()).isEmpty();
    hearPlace(1, "Alba", 1);

    assertThat(join()).containsExactly("1 Alba: 9 p1");
  }

  @Test
  default void the_version_is_another_one_after_each_hearing_and_never_one_of_a_backup() {
    var first = version();
    hearPlace(1, "Alba", 1);
    var second = version();
    hearPlace(1, "Alba", 1);

    assertThat(second).isGreaterThan(first).isGreaterThanOrEqualTo(clock().millis());
    assertThat(version()).isGreaterThan(second);
  }

  @Test
  default void
      a_new_generation_answers_when_it_is_whole_and_heard_meanwhile_what_the_old_one_did() {
    hearPlace(1, "Alba", 1);
    hearPlace(2, "Brisa", 2);
    hearPerson(7, 1L, 1);
    hearPerson(8, 2L, 2);
    var generation = generations().begin().orElseThrow();
    assertThat(generations().begin()).isEmpty();

    assertThat(
            generations()
                .fill(generation, List.of(place(1, "Alba", 1), place(2, "Brisa", 2)), List.of()))
        .isTrue();
    hearPlace(1, "Aurora", 3);
    hearGone(8, 4);
    hearPerson(7, 2L, 3);
    assertThat(join()).containsExactly("1 Aurora:", "2 Brisa: 7 p3");
    assertThat(
            generations().fill(generation, List.of(), List.of(person(7, 1L, 1), person(8, 2L, 2))))
        .isTrue();
    assertThat(join()).containsExactly("1 Aurora:", "2 Brisa: 7 p3");
    assertThat(generations().last().state()).isEqualTo(Rebuilt.State.RUNNING);
    assertThat(generations().finish(generation, Map.of())).isTrue();

    assertThat(join()).containsExactly("1 Aurora:", "2 Brisa: 7 p3");
    assertThat(generations().last())
        .isEqualTo(
            new Rebuilt(Rebuilt.State.DONE, 2, 2, clock().instant(), clock().instant(), null));
  }

  @Test
  default void
      what_a_service_says_that_it_has_counts_more_than_what_was_heard_before_it_was_asked() {
    hearPlace(1, "spoilt", 900);
    hearPlace(3, "invented", 901);
    hearGone(7, 800);
    var generation = generations().begin().orElseThrow();

    generations().fill(generation, List.of(place(1, "Alba", 1)), List.of(person(7, 1L, 2)));
    generations().finish(generation, Map.of());

    assertThat(join()).containsExactly("1 Alba: 7 p2");
    hearPerson(7, null, 3);
    assertThat(join()).containsExactly("1 Alba:");
  }

  @Test
  default void a_generation_that_was_given_up_leaves_the_old_one_and_can_do_nothing_more() {
    hearPlace(1, "Alba", 1);
    var generation = generations().begin().orElseThrow();
    generations().fill(generation, List.of(place(2, "Brisa", 1)), List.of());
    generations().giveUp(generation, "people does not answer");

    assertThat(generations().fill(generation, List.of(place(3, "x", 1)), List.of())).isFalse();
    assertThat(generations().finish(generation, Map.of())).isFalse();
    assertThat(join()).containsExactly("1 Alba:");
    assertThat(generations().last().reason()).isEqualTo("people does not answer");
    assertThat(generations().underway()).isEmpty();
  }

  @Test
  default void rows_of_generations_that_are_of_no_use_are_deleted_in_bounded_steps() {
    for (var id = 1L; id <= 5; id++) {
      hearPlace(id, "old", id);
      hearPerson(id, id, id);
    }
    var given = generations().begin().orElseThrow();
    generations().fill(given, List.of(place(9, "given up", 9)), List.of());
    generations().giveUp(given, "for no reason");
    var generation = generations().begin().orElseThrow();
    generations().fill(generation, List.of(place(1, "new", 6)), List.of(person(1, 1L, 6)));
    var kept = rows();

    assertThat(generations().clear(1_000)).isTrue();
    assertThat(generations().clear(1_000)).isFalse();
    assertThat(rows()).isEqualTo(kept - 1);
    generations().finish(generation, Map.of());
    var steps = 0;
    while (generations().clear(2)) {
      steps++;
    }

    assertThat(steps).isEqualTo(3);
    assertThat(rows()).isEqualTo(2);
    assertThat(join()).containsExactly("1 new: 1 p6");
  }

  private long rows() {
    return database()
        .read(tx ->
            tx.handle()
                .createQuery("SELECT (SELECT COUNT(*) FROM place) + (SELECT COUNT(*) FROM person)")
                .mapTo(Long.class)
                .one());
  }
}
