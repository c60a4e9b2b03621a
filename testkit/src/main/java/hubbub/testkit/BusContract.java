package hubbub.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hubbub.contracts.Channel;
import hubbub.contracts.KeptFact;
import hubbub.contracts.connectors.GapSeen;
import hubbub.contracts.connectors.RunEnded;
import hubbub.contracts.connectors.RunStarted;
import hubbub.contracts.mood.MoodMeasured;
import hubbub.platform.bus.HearerState;
import hubbub.platform.storage.Database;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the bus and the storage promise together, in every shape.
public interface BusContract {
  Instant NOW = PinnedClock.BEGIN;

  /// Opens a bus and its storage on a folder that may hold what an earlier one left.
  BusHouse open(Path folder);

  /// The fact number `n`; all of these are in one partition.
  static RunEnded fact(int n) {
    return new RunEnded(Integer.toString(n), NOW, "test");
  }

  /// Tells the facts of these numbers, each in a transaction of its own.
  ///
  /// @param to the last one, too
  static void tell(Database teller, int from, int to) {
    for (var n = from; n <= to; n++) {
      var fact = fact(n);
      teller.write(tx -> {
        tx.tell(fact);
        return null;
      });
    }
  }

  private static List<String> numbers(int from, int to) {
    return IntStream.rangeClosed(from, to).mapToObj(Integer::toString).toList();
  }

  @Test
  default void facts_are_heard_once_and_in_order(@TempDir Path folder) {
    try (var house = open(folder)) {
      var teller = house.teller();
      var notebook = new Notebook(house.database("listener"), "listener");
      house.bus().hear(notebook);

      tell(teller, 1, 50);

      Await.untilAsserted(() -> assertThat(notebook.heard()).isEqualTo(numbers(1, 50)));
    }
  }

  @Test
  default void facts_of_one_commit_arrive_together_with_their_row_or_not_at_all(
      @TempDir Path folder) {
    try (var house = open(folder)) {
      var teller = house.teller();
      var notebook = new Notebook(house.database("listener"), "listener");
      house.bus().hear(notebook);

      assertThatThrownBy(() ->
              teller.write(tx -> {
                tx.tell(fact(1));
                throw new IllegalStateException("the row could not be kept");
              }))
          .isInstanceOf(IllegalStateException.class)
          .hasMessage("the row could not be kept");
      tell(teller, 2, 2);

      Await.untilAsserted(() -> assertThat(notebook.heard()).containsExactly("2"));
    }
  }

  @Test
  default void a_commit_of_very_many_facts_is_heard_whole_and_in_order(@TempDir Path folder) {
    try (var house = open(folder)) {
      var teller = house.teller();
      var notebook = new Notebook(house.database("listener"), "listener");
      house.bus().hear(notebook);

      teller.write(tx -> {
        IntStream.rangeClosed(1, 2_500).forEach(n -> tx.tell(fact(n)));
        return null;
      });
      tell(teller, 2_501, 2_501);

      Await.until(() -> notebook.heard().size() >= 2_501);
      assertThat(notebook.heard()).isEqualTo(numbers(1, 2_501));
    }
  }

  @Test
  default void what_was_told_before_a_hearer_came_is_heard(@TempDir Path folder) {
    try (var house = open(folder)) {
      tell(house.teller(), 1, 5);
      var notebook = new Notebook(house.database("listener"), "listener");

      house.bus().hear(notebook);

      Await.untilAsserted(() -> assertThat(notebook.heard()).isEqualTo(numbers(1, 5)));
    }
  }

  @Test
  default void a_restart_between_commit_and_hearing_loses_and_doubles_nothing(
      @TempDir Path folder) {
    try (var house = open(folder)) {
      var notebook = new Notebook(house.database("listener"), "listener");
      tell(house.teller(), 1, 3);
      house.bus().hear(notebook);
      Await.until(() -> notebook.heard().size() == 3);
      house.stopHearing();
      tell(house.teller(), 4, 9);
    }

    try (var house = open(folder)) {
      house.teller();
      var notebook = new Notebook(house.database("listener"), "listener");
      house.bus().hear(notebook);
      tell(house.teller(), 10, 11);

      Await.untilAsserted(() -> assertThat(notebook.heard()).isEqualTo(numbers(1, 11)));
    }
  }

  @Test
  default void what_fails_is_undone_and_heard_again(@TempDir Path folder) {
    try (var house = open(folder)) {
      var failures = new AtomicInteger(2);
      var notebook =
          new Notebook(house.database("listener"), "listener") {
            @Override
            protected void before(KeptFact fact) {
              if (fact.equals(fact(3)) && failures.getAndDecrement() > 0) {
                throw new IllegalStateException("not now");
              }
            }
          };
      house.bus().hear(notebook);

      tell(house.teller(), 1, 5);

      Await.untilAsserted(() -> assertThat(notebook.heard()).isEqualTo(numbers(1, 5)));
      assertThat(house.bus().deadLetters("listener").list()).isEmpty();
    }
  }

  @Test
  default void what_cannot_be_digested_is_put_aside_and_can_be_tried_again(@TempDir Path folder) {
    try (var house = open(folder)) {
      var mended = new CountDownLatch(1);
      var notebook =
          new Notebook(house.database("listener"), "listener") {
            @Override
            protected void before(KeptFact fact) {
              if (fact.equals(fact(2)) && mended.getCount() > 0) {
                throw new IllegalStateException("a secret text");
              }
            }
          };
      house.bus().hear(notebook);

      tell(house.teller(), 1, 4);

      Await.untilAsserted(() -> assertThat(notebook.heard()).containsExactly("1", "3", "4"));
      var letters = house.bus().deadLetters("listener").list();
      assertThat(letters).hasSize(1);
      assertThat(letters.getFirst().reason())
          .contains("IllegalStateException")
          .doesNotContain("secret");
      Await.untilAsserted(() ->
          assertThat(house.bus().hearers()).extracting(HearerState::deadLetters).contains(1L));
      mended.countDown();
      assertThat(house.bus().deadLetters("listener").retry(letters.getFirst().id())).isTrue();
      assertThat(notebook.heard()).containsExactly("1", "3", "4", "2");
      assertThat(house.bus().deadLetters("listener").list()).isEmpty();
      assertThat(house.bus().deadLetters("listener").retry(letters.getFirst().id())).isFalse();
    }
  }

  @Test
  default void a_slow_hearer_slows_nobody_else(@TempDir Path folder) {
    try (var house = open(folder)) {
      var go = new CountDownLatch(1);
      var slow =
          new Notebook(house.database("slow"), "slow") {
            @Override
            protected void before(KeptFact fact) throws InterruptedException {
              go.await();
            }
          };
      var quick = new Notebook(house.database("quick"), "quick");
      house.bus().hear(slow);
      house.bus().hear(quick);

      tell(house.teller(), 1, 20);

      Await.untilAsserted(() -> assertThat(quick.heard()).isEqualTo(numbers(1, 20)));
      go.countDown();
      Await.untilAsserted(() -> assertThat(slow.heard()).isEqualTo(numbers(1, 20)));
    }
  }

  @Test
  default void each_partition_keeps_its_order(@TempDir Path folder) {
    try (var house = open(folder)) {
      var teller = house.teller();
      var notebook = new Notebook(house.database("listener"), "listener");
      house.bus().hear(notebook);
      var channels = IntStream.range(0, 40).mapToObj(n -> new Channel("twitch", "c" + n)).toList();

      for (var n = 1; n <= 10; n++) {
        for (var channel : channels) {
          var gap = new GapSeen(channel + "#" + n, channel, List.of(), NOW, null, "test");
          teller.write(tx -> {
            tx.tell(gap);
            return null;
          });
        }
      }

      Await.until(() -> notebook.heard().size() == 400);
      for (var channel : channels) {
        assertThat(notebook.heard().stream().filter(h -> h.startsWith(channel + "#")))
            .isEqualTo(IntStream.rangeClosed(1, 10).mapToObj(n -> channel + "#" + n).toList());
      }
    }
  }

  @Test
  default void a_hearer_is_only_told_the_kinds_that_it_asked_for(@TempDir Path folder) {
    try (var house = open(folder)) {
      var notebook = new Notebook(house.database("listener"), "listener");
      house.bus().hear(notebook);

      house
          .teller()
          .write(tx -> {
            tx.tell(new RunStarted("not for us", "x", NOW, List.of(), true));
            tx.tell(fact(1));
            return null;
          });

      Await.untilAsserted(() -> assertThat(notebook.heard()).containsExactly("1"));
    }
  }

  @Test
  default void followers_see_facts_and_news_from_now_on(@TempDir Path folder) {
    try (var house = open(folder)) {
      var teller = house.teller();
      tell(teller, 1, 3);
      var seen = new CopyOnWriteArrayList<>();
      var channel = new Channel("twitch", "kestrelplays");
      var mood = new MoodMeasured(channel, NOW, "positive", "warm", 0.3, 0.1, 12, null);
      house.bus().follow(Set.of(RunEnded.class, MoodMeasured.class), seen::add);

      tell(teller, 4, 5);
      Await.until(() -> seen.contains(fact(5)));
      house.bus().pass(mood);

      Await.untilAsserted(() -> assertThat(seen).endsWith(fact(5), mood));
      assertThat(seen).contains(fact(4)).doesNotHaveDuplicates();
    }
  }

  @Test
  default void two_readers_of_one_mark_hear_each_fact_once(@TempDir Path folder) {
    try (var house = open(folder)) {
      var teller = house.teller();
      var database = house.database("listener");
      var one = new Notebook(database, "listener");
      var two = new Notebook(database, "listener");
      house.bus().hear(one);
      house.secondBus().hear(two);

      tell(teller, 1, 200);

      Await.until(() -> one.heard().size() >= 200);
      assertThat(one.heard()).isEqualTo(numbers(1, 200));
    }
  }
}
