package hubbub.platform.rabbitmq;

import static org.assertj.core.api.Assertions.assertThat;

import com.rabbitmq.client.DefaultConsumer;
import hubbub.testkit.Await;
import hubbub.testkit.BusContract;
import hubbub.testkit.BusHouse;
import hubbub.testkit.Notebook;
import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A hearer at whose queue another process has the turn, and stands still.
class StandingByTest {
  private static final int PARTITION = 16;

  @TempDir Path folder;
  private RabbitConfig config;
  private Line other;

  @BeforeEach
  void anotherProcessHasTheTurn() throws IOException {
    config = Brokers.config(folder);
    other = new Line("stands still", config);
    var channel = other.channel();
    var topology = new Topology(config.prefix(), Brokers.audiences(BusHouse.HEARERS));
    topology.declareAll(channel);
    channel.basicConsume(
        topology.queue("listener", PARTITION), false, new DefaultConsumer(channel));
  }

  @AfterEach
  void clear() {
    other.close();
    Brokers.clear(config, BusHouse.HEARERS);
  }

  /// Each of both told more than is sent again at once.
  @Test
  void what_a_later_producer_told_is_heard_after_all_of_the_earlier_one() {
    try (var house = RabbitBusOnPostgresTest.house(folder, config)) {
      BusContract.tell(house.teller(), 1, 40);
      house.teller().outbox().restored();
      BusContract.tell(house.teller(), 41, 80);
      var notebook = new Notebook(house.database("listener"), "listener");

      house.bus().hear(notebook);

      Await.until(() -> notebook.heard().size() == 80);
      assertThat(notebook.heard())
          .isEqualTo(IntStream.rangeClosed(1, 80).mapToObj(Integer::toString).toList());
      assertThat(house.bus().deadLetters("listener").list()).isEmpty();
    }
  }
}
