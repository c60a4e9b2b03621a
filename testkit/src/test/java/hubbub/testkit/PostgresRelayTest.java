package hubbub.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hubbub.contracts.connectors.RunEnded;
import hubbub.platform.storage.Database;
import hubbub.platform.storage.FactJson;
import hubbub.platform.storage.Outbox.Mark;
import hubbub.platform.storage.RelayedOutbox;
import hubbub.platform.storage.RelayedOutbox.Parcel;
import hubbub.platform.storage.RelayedOutbox.Turn;
import hubbub.platform.storage.Storage;
import hubbub.platform.storage.StorageUnreachable;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// An outbox on PostgreSQL as a relay to a broker sees it.
class PostgresRelayTest {
  @TempDir Path folder;
  private Storage storage;
  private Database teller;

  @BeforeEach
  void open() {
    storage = Shape.POSTGRESQL.open(folder, new PinnedClock());
    teller = storage.open("teller");
  }

  @AfterEach
  void close() {
    storage.close();
  }

  /// The turn, as soon as the server has noticed that whoever had it is gone.
  private static Turn turn(RelayedOutbox relay) {
    var turn = new AtomicReference<>(Optional.<Turn>empty());
    Await.until(() -> {
      turn.set(relay.turn());
      return turn.get().isPresent();
    });
    return turn.get().orElseThrow();
  }

  private void tell(int from, int to) {
    for (var n = from; n <= to; n++) {
      var fact = BusContract.fact(n);
      teller.write(tx -> {
        tx.tell(fact);
        return null;
      });
    }
  }

  private static List<String> facts(List<Parcel> parcels) {
    return parcels.stream()
        .flatMap(parcel -> FactJson.read(parcel.facts()).stream())
        .map(fact -> ((RunEnded) fact).runId())
        .toList();
  }

  @Test
  void rows_come_once_in_a_turn_and_in_order() {
    var relay = teller.relayed();
    try (var turn = turn(relay)) {
      tell(1, 5);

      var first = turn.next(3);
      var second = turn.next(3);

      assertThat(facts(first)).containsExactly("1", "2", "3");
      assertThat(facts(second)).containsExactly("4", "5");
      assertThat(second).extracting(Parcel::number).containsExactly(4L, 5L);
      assertThat(turn.next(3)).isEmpty();
    }
  }

  @Test
  void only_one_has_the_turn() {
    try (var other = Shape.POSTGRESQL.open(folder, new PinnedClock())) {
      var second = other.open("teller").relayed();
      try (var _ = turn(teller.relayed())) {
        assertThat(second.turn()).isEmpty();
      }
      try (var next = turn(second)) {
        assertThat(next.next(10)).isEmpty();
      }
    }
  }

  @Test
  void what_nobody_confirmed_is_sent_again_before_what_is_new_in_a_later_incarnation() {
    var relay = teller.relayed();
    List<Parcel> sent;
    try (var turn = turn(relay)) {
      tell(1, 4);
      sent = turn.next(10);
      turn.confirmed(sent.subList(0, 2));
    }

    try (var turn = turn(relay)) {
      tell(5, 5);
      var again = turn.next(10);

      assertThat(facts(again)).containsExactly("3", "4", "5");
      assertThat(again).extracting(Parcel::number).containsExactly(3L, 4L, 1L);
      assertThat(again.get(0)).usingRecursiveComparison().isEqualTo(sent.get(2));
      assertThat(again.get(2).mark().producer()).isGreaterThan(again.get(1).mark().producer());
    }
  }

  @Test
  void earlier_incarnations_leave_nothing_behind_but_rows_that_wait() {
    var relay = teller.relayed();
    for (var n = 1; n <= 5; n++) {
      try (var turn = turn(relay)) {
        tell(n, n);
        turn.next(10);
      }
    }
    teller.outbox().drop(teller.outbox().end() - 1);
    try (var turn = turn(relay)) {
      assertThat(count("producer")).isEqualTo(1);
      assertThat(count("outbox_dropped")).isZero();
      assertThat(facts(turn.next(10))).containsExactly("5");
    }
  }

  @Test
  void numbers_go_on_behind_rows_of_the_newest_incarnation_that_were_dropped() {
    try (var other = Shape.POSTGRESQL.open(folder, new PinnedClock())) {
      var second = other.open("teller");
      tell(1, 3);
      second.outbox().drop(Long.MAX_VALUE);
      second.write(tx -> {
        tx.tell(BusContract.fact(4));
        return null;
      });

      assertThat(second.outbox().after(0, 10)).extracting(row -> row.number()).containsExactly(4L);
    }
  }

  private int count(String table) {
    return teller.read(
        tx -> tx.handle().createQuery("SELECT COUNT(*) FROM " + table).mapTo(Integer.class).one());
  }

  @Test
  void sent_rows_can_be_asked_for_again_also_when_confirmed() {
    var relay = teller.relayed();
    try (var turn = turn(relay)) {
      tell(1, 5);
      var sent = turn.next(4);
      turn.confirmed(sent);
      var mark = sent.getFirst().mark();

      assertThat(facts(relay.sent(mark, 3, 10))).containsExactly("3", "4");
      assertThat(relay.heads()).containsEntry(mark, 4L).hasSize(1);
      assertThat(relay.sent(new Mark("nobody", 16), 1, 10)).isEmpty();
    }
  }

  @Test
  void only_what_is_unconfirmed_counts_for_the_bound() {
    var relay = teller.relayed();
    try (var turn = turn(relay)) {
      tell(1, 3);
      var all = relay.bytes();
      assertThat(all).isPositive();

      turn.confirmed(turn.next(1));
      assertThat(relay.bytes()).isEqualTo(all / 3 * 2);

      turn.confirmed(turn.next(10));
      assertThat(relay.bytes()).isZero();
    }
  }

  @Test
  void whoever_loses_the_connection_loses_the_turn() {
    var relay = teller.relayed();
    try (var turn = turn(relay)) {
      PostgresServer.shared().endConnections(Shape.database(folder));

      assertThatThrownBy(() -> turn.next(1)).isInstanceOf(StorageUnreachable.class);
    }
    Await.until(() -> {
      try (var next = turn(relay)) {
        return next.next(1).isEmpty();
      } catch (StorageUnreachable _) {
        return false;
      }
    });
  }
}
