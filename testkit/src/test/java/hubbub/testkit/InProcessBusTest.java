package hubbub.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import hubbub.contracts.Channel;
import hubbub.contracts.Fact;
import hubbub.contracts.KeptFact;
import hubbub.contracts.connectors.Author;
import hubbub.contracts.connectors.GapSeen;
import hubbub.contracts.connectors.Message;
import hubbub.contracts.connectors.MessageKind;
import hubbub.contracts.connectors.MessagesSeen;
import hubbub.platform.Ticker;
import hubbub.platform.bus.Bus;
import hubbub.platform.bus.DeadLetters;
import hubbub.platform.bus.HearerState;
import hubbub.platform.bus.InProcessBus;
import hubbub.platform.storage.Database;
import hubbub.platform.storage.SqliteStorage;
import hubbub.platform.storage.Storage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The bus of the one-process shape, on SQLite: the contract, and what only this shape can meet.
class InProcessBusTest implements BusContract {
  private static final long OUTBOX_MAX = 1L << 30;

  @Override
  public BusHouse open(Path folder) {
    return house(new SqliteStorage(folder, new PinnedClock(), OUTBOX_MAX));
  }

  static BusHouse house(Storage storage) {
    return new BusHouse(
        storage,
        new PinnedClock(),
        (where, clock, patience) -> new InProcessBus(where, clock, Ticker.system(), patience));
  }

  private static void tell(Database teller, int n) {
    teller.write(tx -> {
      tx.tell(BusContract.fact(n));
      return null;
    });
  }

  @Test
  void what_everyone_has_passed_is_dropped_and_numbers_go_on(@TempDir Path folder) {
    try (var house = open(folder)) {
      var notebook = new Notebook(house.database("listener"), "listener");
      house.bus().hear(notebook);
      tell(house.teller(), 1);
      tell(house.teller(), 2);
      Await.until(() -> notebook.heard().size() == 2);
      assertThat(house.teller().outbox().bytes()).isPositive();

      ((InProcessBus) house.bus()).everyoneHears();

      Await.until(() -> house.teller().outbox().bytes() == 0);
    }
    try (var house = open(folder)) {
      var notebook = new Notebook(house.database("listener"), "listener");
      house.bus().hear(notebook);
      tell(house.teller(), 3);

      Await.untilAsserted(() -> assertThat(notebook.heard()).containsExactly("1", "2", "3"));
      assertThat(house.bus().deadLetters("listener").list()).isEmpty();
    }
  }

  @Test
  void who_has_still_to_hear_an_earlier_incarnation_is_behind(@TempDir Path folder) {
    try (var house = open(folder)) {
      tellBeforeAndHearAfterARestart(house, house.teller().outbox()::restored);
    }
  }

  /// @param restart begins a new incarnation of the teller's outbox
  static void tellBeforeAndHearAfterARestart(BusHouse house, Runnable restart) {
    var listener = house.database("listener");
    tell(house.teller(), 1);
    tell(house.teller(), 2);
    restart.run();
    var mayHear = new CountDownLatch(1);
    var slow =
        new Notebook(listener, "slow") {
          @Override
          protected void before(KeptFact fact) throws InterruptedException {
            mayHear.await();
          }
        };

    house.bus().hear(slow);

    try {
      assertThat(behind(house)).isEqualTo(2);
    } finally {
      mayHear.countDown();
    }
    Await.until(() -> behind(house) == 0);
    assertThat(slow.heard()).containsExactly("1", "2");
  }

  private static long behind(BusHouse house) {
    return house.bus().hearers().stream().mapToLong(HearerState::behind).sum();
  }

  @Test
  void nothing_is_dropped_before_everyone_hears(@TempDir Path folder) {
    try (var house = open(folder)) {
      var early = new Notebook(house.database("early"), "early");
      house.bus().hear(early);
      tell(house.teller(), 1);
      Await.until(() -> early.heard().size() == 1);
      var late = new Notebook(house.database("late"), "late");
      house.bus().hear(late);
      ((InProcessBus) house.bus()).everyoneHears();

      Await.untilAsserted(() -> assertThat(late.heard()).containsExactly("1"));
    }
  }

  @Test
  void a_row_that_cannot_be_read_is_put_aside_and_holds_nobody_up(@TempDir Path folder) {
    try (var house = open(folder)) {
      house.database("listener");
      for (var n = 1; n <= 5; n++) {
        tell(house.teller(), n);
      }
      house
          .teller()
          .write(tx ->
              tx.handle()
                  .execute(
                      "UPDATE outbox SET facts = ? WHERE number IN (1, 3)",
                      "[{\"RunEnded\": 7}]".getBytes(StandardCharsets.UTF_8)));
    }

    try (var house = open(folder)) {
      house.teller();
      var notebook = new Notebook(house.database("listener"), "listener");
      house.bus().hear(notebook);

      Await.untilAsserted(() -> assertThat(notebook.heard()).containsExactly("2", "4", "5"));
      assertThat(house.bus().deadLetters("listener").list())
          .extracting(DeadLetters.Letter::number, DeadLetters.Letter::reason)
          .containsExactly(tuple(3L, "it could not be read"), tuple(1L, "it could not be read"));
    }
  }

  @Test
  void a_missing_number_is_noticed_noted_and_passed(@TempDir Path folder) {
    try (var house = open(folder)) {
      house.database("listener");
      for (var n = 1; n <= 5; n++) {
        tell(house.teller(), n);
      }
      house.teller().write(tx -> tx.handle().execute("DELETE FROM outbox WHERE number IN (3, 4)"));
    }

    try (var house = open(folder)) {
      house.teller();
      var notebook = new Notebook(house.database("listener"), "listener");
      house.bus().hear(notebook);

      Await.untilAsserted(() -> assertThat(notebook.heard()).containsExactly("1", "2", "5"));
      assertThat(house.bus().deadLetters("listener").list())
          .extracting(DeadLetters.Letter::reason)
          .containsExactly("batches 3 to 4 of partition 16 are missing");
    }
  }

  @Test
  void a_restored_backup_of_the_teller_counts_anew_and_is_heard(@TempDir Path folder)
      throws IOException {
    var backup = folder.resolve("teller.backup");
    try (var house = open(folder)) {
      var notebook = new Notebook(house.database("listener"), "listener");
      house.bus().hear(notebook);
      tell(house.teller(), 1);
      Await.until(() -> notebook.heard().size() == 1);
    }
    Files.copy(folder.resolve("teller.db"), backup);
    try (var house = open(folder)) {
      var notebook = new Notebook(house.database("listener"), "listener");
      house.bus().hear(notebook);
      tell(house.teller(), 2);
      tell(house.teller(), 3);
      Await.until(() -> notebook.heard().size() == 3);
    }
    Files.copy(backup, folder.resolve("teller.db"), StandardCopyOption.REPLACE_EXISTING);

    try (var house = open(folder)) {
      house.teller();
      var notebook = new Notebook(house.database("listener"), "listener");
      house.bus().hear(notebook);
      Await.until(() -> !house.bus().hearers().isEmpty());
      tell(house.teller(), 4);
      tell(house.teller(), 5);

      Await.untilAsserted(
          () -> assertThat(notebook.heard()).containsExactly("1", "2", "3", "4", "5"));
    }
  }

  @Test
  void kinds_and_fields_of_a_newer_version_are_passed_over(@TempDir Path folder) {
    try (var house = open(folder)) {
      house.database("listener");
      tell(house.teller(), 1);
      var newer =
          """
          [{"NotYetInvented": {"a": [1, {"b": 2}]}},
           {"RunEnded": {"run_id": "2", "at": "2026-03-01T20:00:00.000Z", "reason": "test", "mood": {"x": 1}}}]
          """;
      house
          .teller()
          .write(tx ->
              tx.handle()
                  .execute(
                      "UPDATE outbox SET facts = ? WHERE number = 1",
                      newer.getBytes(StandardCharsets.UTF_8)));
    }

    try (var house = open(folder)) {
      house.teller();
      var notebook = new Notebook(house.database("listener"), "listener");
      house.bus().hear(notebook);

      Await.untilAsserted(() -> assertThat(notebook.heard()).containsExactly("2"));
    }
  }

  @Test
  void a_hearer_that_is_far_behind_reads_from_the_disk(@TempDir Path folder) {
    try (var house = open(folder)) {
      var long_ = "x".repeat(200_000);
      for (var n = 0; n < 60; n++) {
        var gap =
            new GapSeen(
                "g" + n, new Channel("twitch", "a"), List.of(), BusContract.NOW, null, long_);
        house
            .teller()
            .write(tx -> {
              tx.tell(gap);
              return null;
            });
      }
      var notebook = new Notebook(house.database("listener"), "listener");
      house.bus().hear(notebook);

      Await.until(() -> notebook.heard().size() == 60);
      assertThat(notebook.heard()).doesNotHaveDuplicates().startsWith("g0").endsWith("g59");
    }
  }

  @Test
  void a_follower_that_lags_is_told_how_many_messages_it_missed(@TempDir Path folder) {
    try (var house = open(folder)) {
      var teller = house.teller();
      var slow = new SlowFollower();
      house.bus().follow(Set.of(MessagesSeen.class), slow);

      for (var n = 0; n < 60; n++) {
        teller.write(tx -> {
          tx.tell(seen(30));
          return true;
        });
      }
      slow.free.countDown();

      Await.until(() -> slow.heard.get() + slow.missed.get() >= 1_800);
      assertThat(slow.heard.get() + slow.missed.get()).isEqualTo(1_800);
      assertThat(slow.missed.get()).isPositive();
    }
  }

  /// Stands still until it is set free.
  private static final class SlowFollower implements Bus.Follower {
    private final CountDownLatch free = new CountDownLatch(1);
    private final AtomicLong heard = new AtomicLong();
    private final AtomicLong missed = new AtomicLong();

    @Override
    public void accept(Fact fact) {
      try {
        free.await();
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
      }
      heard.addAndGet(fact.messageCount());
    }

    @Override
    public void missed(long messages) {
      missed.addAndGet(messages);
    }
  }

  /// Messages of the greatest length.
  private static MessagesSeen seen(int count) {
    var message =
        new Message(
            "m",
            MessageKind.MESSAGE,
            new Author("7", "ana", "Ana", null),
            "x".repeat(5_000),
            BusContract.NOW,
            BusContract.NOW,
            null,
            List.of(),
            List.of(),
            false,
            Map.of());
    return new MessagesSeen(
        new Channel("twitch", "a"), List.of("r"), Collections.nCopies(count, message));
  }
}
