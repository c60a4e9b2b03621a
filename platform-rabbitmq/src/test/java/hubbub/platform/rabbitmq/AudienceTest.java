package hubbub.platform.rabbitmq;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.rabbitmq.client.AMQP;
import hubbub.contracts.Channel;
import hubbub.contracts.KeptFact;
import hubbub.contracts.connectors.GapSeen;
import hubbub.contracts.connectors.RunEnded;
import hubbub.platform.Ticker;
import hubbub.platform.storage.Database;
import hubbub.testkit.Await;
import hubbub.testkit.BusHouse;
import hubbub.testkit.Notebook;
import hubbub.testkit.PinnedClock;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A hearer of nothing that is about a channel, beside one of everything.
class AudienceTest {
  private static final Instant NOW = Instant.parse("2026-03-01T20:00:00Z");

  @TempDir Path folder;
  private RabbitConfig config;
  private BusHouse house;

  /// Hears runs only.
  private static final class Quiet extends Notebook {
    Quiet(Database database) {
      super(database, "quick");
    }

    @Override
    public Set<Class<? extends KeptFact>> kinds() {
      return Set.of(RunEnded.class);
    }
  }

  @BeforeEach
  void open() {
    config = Brokers.config(folder);
    var product = List.of(new Audience("listener", true), new Audience("quick", false));
    house =
        new BusHouse(
            new RelayedSqlite(folder, new PinnedClock()),
            new PinnedClock(),
            (storage, clock, patience) ->
                new RabbitBus(config, product, storage, clock, Ticker.system(), patience));
  }

  @AfterEach
  void close() {
    house.close();
    Brokers.clear(config, BusHouse.HEARERS);
  }

  private void tell(int run) {
    house
        .teller()
        .write(tx -> {
          for (var channel = 0; channel < 20; channel++) {
            tx.tell(
                new GapSeen(
                    "gap-" + run + "-" + channel,
                    new Channel("twitch", "channel" + channel),
                    List.of("run"),
                    NOW,
                    null,
                    "a test"));
          }
          tx.tell(new RunEnded(Integer.toString(run), NOW, "a test"));
          return true;
        });
  }

  @Test
  void it_hears_its_own_and_is_not_behind_with_what_others_hear() {
    var all = new Notebook(house.database("listener"), "listener");
    var quiet = new Quiet(house.database("quick"));
    house.bus().hear(all);
    house.bus().hear(quiet);

    for (var run = 1; run <= 5; run++) {
      tell(run);
    }

    Await.until(() -> quiet.heard().size() == 5 && all.heard().size() == 105);
    assertThat(quiet.heard()).containsExactly("1", "2", "3", "4", "5");
    Await.until(() ->
        house.bus().hearers().stream().filter(state -> state.producer().equals("teller")).count()
            == 2);
    Await.until(() -> house.bus().hearers().stream().allMatch(state -> state.behind() == 0));
    assertThat(house.bus().deadLetters("quick").list()).isEmpty();
  }

  @Test
  void it_has_one_queue_in_place_of_seventeen() {
    var quiet = new Quiet(house.database("quick"));
    house.bus().hear(quiet);
    tell(1);
    Await.until(() -> quiet.heard().size() == 1);

    var queues = new ArrayList<Integer>();
    for (var partition = 0; partition < 17; partition++) {
      if (isThere(config.prefix() + ".quick." + partition)) {
        queues.add(partition);
      }
    }

    assertThat(queues).containsExactly(16);
  }

  private boolean isThere(String queue) {
    var found = new boolean[1];
    Brokers.operate(
        config,
        channel -> {
          try {
            AMQP.Queue.DeclareOk ok = channel.queueDeclarePassive(queue);
            found[0] = ok.getQueue().equals(queue);
          } catch (IOException _) {
            found[0] = false;
          }
        });
    return found[0];
  }

  @Test
  void it_is_refused_when_it_wants_facts_about_channels() {
    var wanting = new Notebook(house.database("quick"), "quick");

    assertThatThrownBy(() -> house.bus().hear(wanting))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("quick has no queues for facts about channels");
  }
}
