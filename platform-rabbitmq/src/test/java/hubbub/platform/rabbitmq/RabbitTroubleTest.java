package hubbub.platform.rabbitmq;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.rabbitmq.client.AMQP.BasicProperties;
import hubbub.contracts.KeptFact;
import hubbub.platform.bus.DeadLetters;
import hubbub.platform.bus.HearerState;
import hubbub.platform.storage.FactJson;
import hubbub.platform.storage.Outbox.Mark;
import hubbub.platform.storage.RelayedOutbox.Parcel;
import hubbub.testkit.Await;
import hubbub.testkit.BusContract;
import hubbub.testkit.BusHouse;
import hubbub.testkit.Notebook;
import hubbub.testkit.RabbitServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What can go wrong with a broker, on a node that may be broken.
class RabbitTroubleTest {
  /// Where facts of runs travel.
  private static final int PARTITION = 16;

  private static final List<String> HEARERS = BusHouse.HEARERS;

  @TempDir Path folder;
  private RabbitServer server;
  private RabbitConfig config;
  private Topology topology;

  @BeforeEach
  void begin() {
    server = RabbitServer.shared();
    config = Brokers.config(server.url(), folder);
    topology = new Topology(config.prefix(), Brokers.audiences(HEARERS));
  }

  @AfterEach
  void end() {
    server.start();
    Brokers.clear(config, HEARERS);
  }

  private BusHouse open() {
    return RabbitBusTest.house(folder, config);
  }

  private static List<String> numbers(int from, int to) {
    return IntStream.rangeClosed(from, to).mapToObj(Integer::toString).toList();
  }

  private static Notebook notebook(BusHouse house) {
    return new Notebook(house.database("listener"), "listener");
  }

  /// All of 1 to `last` was heard, once, in order, and nothing was given up.
  private static void assertWhole(BusHouse house, Notebook notebook, int last) {
    Await.until(() -> notebook.heard().size() >= last);
    assertThat(notebook.heard()).isEqualTo(numbers(1, last));
    assertThat(house.bus().deadLetters("listener").list()).isEmpty();
  }

  @Test
  void a_broker_that_is_killed_in_the_middle_loses_and_doubles_nothing() {
    try (var house = open()) {
      var notebook = notebook(house);
      house.bus().hear(notebook);
      BusContract.tell(house.teller(), 1, 100);
      Await.until(() -> notebook.heard().size() > 20);

      server.kill();
      BusContract.tell(house.teller(), 101, 150);
      server.start();
      BusContract.tell(house.teller(), 151, 200);

      assertWhole(house, notebook, 200);
    }
  }

  @Test
  void while_the_broker_is_away_facts_are_kept_and_health_says_so() {
    try (var house = open()) {
      var notebook = notebook(house);
      house.bus().hear(notebook);
      BusContract.tell(house.teller(), 1, 5);
      Await.until(() -> notebook.heard().size() == 5);

      server.kill();
      BusContract.tell(house.teller(), 6, 60);

      Await.until(() ->
          house.bus().hearers().stream()
              .anyMatch(state -> state.hearer().equals("listener") && state.trouble() != null));
      Await.untilAsserted(() ->
          assertThat(house.bus().hearers())
              .filteredOn(state -> state.hearer().equals("relay"))
              .extracting(HearerState::trouble)
              .isNotEmpty()
              .allSatisfy(trouble -> assertThat(trouble).contains("the broker does not answer")));
      server.start();
      assertWhole(house, notebook, 60);
      Await.until(() -> house.bus().hearers().stream().allMatch(state -> state.trouble() == null));
    }
  }

  @Test
  void a_house_that_begins_without_its_broker_waits_for_it() {
    server.kill();
    try (var house = open()) {
      var notebook = notebook(house);
      house.bus().hear(notebook);
      BusContract.tell(house.teller(), 1, 10);

      server.start();

      assertWhole(house, notebook, 10);
    }
  }

  @Test
  void connections_that_are_cut_come_back() {
    try (var house = open()) {
      var notebook = notebook(house);
      house.bus().hear(notebook);
      BusContract.tell(house.teller(), 1, 50);
      Await.until(() -> notebook.heard().size() > 10);

      server.control("close_all_connections", "for maintenance");
      BusContract.tell(house.teller(), 51, 120);

      assertWhole(house, notebook, 120);
    }
  }

  @Test
  void a_queue_that_is_deleted_with_batches_in_it_is_declared_and_filled_again() {
    try (var house = open()) {
      var go = new CountDownLatch(1);
      var notebook =
          new Notebook(house.database("listener"), "listener") {
            @Override
            protected void before(KeptFact fact) throws InterruptedException {
              if (fact.equals(BusContract.fact(3))) {
                go.await();
              }
            }
          };
      house.bus().hear(notebook);
      BusContract.tell(house.teller(), 1, 60);
      Await.until(() -> sent(house, 60));

      delete("listener");
      go.countDown();

      assertWhole(house, notebook, 60);
      BusContract.tell(house.teller(), 61, 70);
      assertWhole(house, notebook, 70);
    }
  }

  private void delete(String hearer) {
    Brokers.operate(config, channel -> channel.queueDelete(topology.queue(hearer, PARTITION)));
  }

  /// Whether the broker has all up to `last`.
  private boolean sent(BusHouse house, long last) {
    var state =
        house.bus().hearers().stream().filter(s -> s.producer().equals("teller")).findFirst();
    return state.isPresent() && state.get().behind() >= last - 32;
  }

  @Test
  void what_is_gone_from_queue_and_outbox_is_noted_as_lost() {
    try (var house = open()) {
      var notebook = notebook(house);
      try (var _ = house.bus().hear(notebook)) {
        BusContract.tell(house.teller(), 1, 2);
        Await.until(() -> notebook.heard().size() == 2);
      }
      BusContract.tell(house.teller(), 3, 5);
      Await.until(() -> queued("listener") == 3);
      delete("listener");
      house.teller().write(tx -> tx.handle().execute("DELETE FROM outbox WHERE number IN (3, 4)"));

      house.bus().hear(notebook);
      Await.until(() -> queued("listener") >= 0);
      BusContract.tell(house.teller(), 6, 6);

      Await.untilAsserted(() -> assertThat(notebook.heard()).containsExactly("1", "2", "5", "6"));
      assertThat(house.bus().deadLetters("listener").list())
          .extracting(DeadLetters.Letter::reason)
          .containsExactly("batches 3 to 4 of partition 16 are missing");
    }
  }

  /// How many batches lie in its queue; -1 where there is no queue.
  private long queued(String hearer) {
    var count = new long[] {-1};
    Brokers.operate(
        config,
        channel -> {
          try {
            count[0] = channel.messageCount(topology.queue(hearer, PARTITION));
          } catch (IOException _) {
            // There is none yet.
          }
        });
    return count[0];
  }

  @Test
  void the_last_batches_of_a_deleted_queue_are_asked_for_without_waiting_for_the_next() {
    try (var house = open()) {
      var notebook = notebook(house);
      try (var _ = house.bus().hear(notebook)) {
        BusContract.tell(house.teller(), 1, 2);
        Await.until(() -> notebook.heard().size() == 2);
      }
      BusContract.tell(house.teller(), 3, 5);
      Await.until(() -> queued("listener") == 3);
      delete("listener");

      house.bus().hear(notebook);

      assertWhole(house, notebook, 5);
    }
  }

  @Test
  void a_batch_for_which_there_is_no_queue_comes_back_and_is_sent_again() {
    try (var house = open()) {
      house.database("listener");
      BusContract.tell(house.teller(), 1, 1);
      Await.until(() -> HEARERS.stream().allMatch(hearer -> queued(hearer) == 1));
      HEARERS.forEach(this::delete);

      BusContract.tell(house.teller(), 2, 2);

      // The one before may come again, too, if its confirm was still under way.
      Await.until(() -> queued("listener") >= 1 && queued("quick") >= 1);
    }
  }

  @Test
  void a_broker_in_need_of_memory_holds_facts_back_and_loses_none() {
    try (var house = open()) {
      var notebook = notebook(house);
      house.bus().hear(notebook);
      BusContract.tell(house.teller(), 1, 5);
      Await.until(() -> notebook.heard().size() == 5);

      server.control("set_vm_memory_high_watermark", "absolute", "1MB");
      BusContract.tell(house.teller(), 6, 30);
      Await.until(() ->
          house.bus().hearers().stream()
              .anyMatch(state ->
                  state.trouble() != null && state.trouble().contains("takes nothing for now")));
      server.control("set_vm_memory_high_watermark", "absolute", "1GB");

      assertWhole(house, notebook, 30);
    }
  }

  @Test
  void what_the_broker_refuses_for_one_queue_is_sent_again_and_heard_once_by_all() {
    try (var house = open()) {
      var slow = new Notebook(house.database("slow"), "slow");
      var notebook = notebook(house);
      house.bus().hear(notebook);
      BusContract.tell(house.teller(), 1, 1);
      Await.until(() -> queued("slow") == 1);
      server.control(
          "set_policy",
          "full",
          "^" + topology.queue("slow", PARTITION) + "$",
          "{\"max-length\": 1, \"overflow\": \"reject-publish\"}",
          "--apply-to",
          "queues");

      // The broker takes some more before it notices; so they come one after the other.
      for (var n = 2; n <= 40; n++) {
        BusContract.tell(house.teller(), n, n);
        assertWhole(house, notebook, n);
      }
      assertThat(queued("slow")).isLessThan(40);
      server.control("clear_policy", "full");
      house.bus().hear(slow);

      Await.until(() -> slow.heard().size() >= 40);
      assertThat(slow.heard()).isEqualTo(numbers(1, 40));
      assertThat(house.bus().deadLetters("slow").list()).isEmpty();
      Await.until(() -> queued("slow") == 0 && queued("listener") == 0);
      assertWhole(house, notebook, 40);
    }
  }

  @Test
  void a_partition_goes_on_in_another_process_when_its_own_ends() {
    try (var house = open()) {
      var notebook = notebook(house);
      house.bus().hear(notebook);
      house.secondBus().hear(new Notebook(house.database("listener"), "listener"));
      BusContract.tell(house.teller(), 1, 60);
      Await.until(() -> notebook.heard().size() > 10);

      house.stopHearing();
      BusContract.tell(house.teller(), 61, 120);

      Await.until(() -> notebook.heard().size() >= 120);
      assertThat(notebook.heard()).isEqualTo(numbers(1, 120));
    }
  }

  @Test
  void what_is_no_batch_is_thrown_away_and_what_cannot_be_read_is_put_aside() {
    try (var house = open()) {
      var notebook = notebook(house);
      house.bus().hear(notebook);
      BusContract.tell(house.teller(), 1, 1);
      Await.until(() -> notebook.heard().size() == 1);

      publish(new BasicProperties(), "hello");
      publish(foreign(1), "[{\"RunEnded\": {\"run_id\": ");
      publish(foreign(2), text(2));
      BusContract.tell(house.teller(), 3, 3);

      Await.untilAsserted(
          () -> assertThat(notebook.heard()).containsExactlyInAnyOrder("1", "2", "3"));
      assertThat(house.bus().deadLetters("listener").list())
          .extracting(DeadLetters.Letter::producer, DeadLetters.Letter::reason)
          .containsExactly(tuple("p", "it could not be read"));
    }
  }

  @Test
  void kinds_and_fields_of_a_newer_version_are_passed_over() {
    try (var house = open()) {
      var notebook = notebook(house);
      house.bus().hear(notebook);

      publish(foreign(1), "[{\"NotYetInvented\": {\"a\": [1, {\"b\": 2}]}}]");
      publish(
          foreign(2),
          """
          [{"RunEnded": {"run_id": "2", "at": "2026-03-01T20:00:00.000Z", "reason": "test", "mood": {}}}]
          """);

      Await.untilAsserted(() -> assertThat(notebook.heard()).containsExactly("2"));
    }
  }

  @Test
  void a_batch_that_comes_twice_is_heard_once() {
    try (var house = open()) {
      var notebook = notebook(house);
      house.bus().hear(notebook);

      for (var n : List.of(1, 1, 3, 2, 2, 3, 1, 4)) {
        publish(foreign(n), text(n));
      }

      assertWhole(house, notebook, 4);
      Await.until(() -> queued("listener") == 0);
    }
  }

  @Test
  void what_a_later_producer_told_waits_for_the_earlier_one() {
    try (var house = open()) {
      var notebook = notebook(house);
      house.bus().hear(notebook);

      publish(foreign("p1", 2), text(2));
      publish(foreign("p2", 1), text(3));
      publish(foreign("p1", 1), text(1));

      assertWhole(house, notebook, 3);
    }
  }

  private static BasicProperties foreign(int number) {
    return foreign("p", number);
  }

  private static BasicProperties foreign(String producer, int number) {
    return Wire.kept(
        "elsewhere", new Parcel(0, new Mark(producer, PARTITION), number, new byte[0]));
  }

  private static String text(int n) {
    return new String(FactJson.write(List.of(BusContract.fact(n))), StandardCharsets.UTF_8);
  }

  private void publish(BasicProperties properties, String body) {
    Brokers.operate(
        config,
        channel -> {
          topology.declareAll(channel);
          channel.basicPublish(
              topology.facts(),
              Topology.key(PARTITION),
              properties,
              body.getBytes(StandardCharsets.UTF_8));
        });
  }

  @Test
  void a_hearer_whom_the_product_does_not_know_is_refused() {
    try (var house = open()) {
      var stranger = new Notebook(house.database("listener"), "stranger");

      assertThatThrownBy(() -> house.bus().hear(stranger))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("stranger");
      assertThat(Set.copyOf(house.bus().hearers())).isEmpty();
    }
  }
}
