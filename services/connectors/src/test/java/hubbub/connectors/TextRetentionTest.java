package hubbub.connectors;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.connectors.store.TextRetention;
import hubbub.contracts.Channel;
import hubbub.contracts.connectors.MessagesDeleted;
import hubbub.testkit.PinnedClock;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Texts that may be kept for a time only; captures stand for the platform.
class TextRetentionTest {
  private static final Channel HEARD = new Channel("replay", "heard");
  private static final Duration DAY = Duration.ofDays(1);

  @TempDir Path folder;
  private final PinnedClock clock = new PinnedClock(Instant.now());
  private ConnectorsHouse house;

  @BeforeEach
  void open() {
    house = new ConnectorsHouse(folder);
    house.capture("heard", "{\"u\":\"a\",\"m\":\"1\",\"ts\":1}");
    house.ended(house.run("{\"channels\": [\"replay/heard\"]}"));
  }

  @AfterEach
  void close() {
    house.close();
  }

  @Test
  void what_counts_in_another_word_of_its_run_goes_as_well() {
    house.run("{\"channels\": [\"twitch/ana\"]}");

    var gone =
        told(new TextRetention(house.database(), clock, "twitch", DAY)).stream()
            .map(MessagesDeleted::channel);

    assertThat(gone).containsExactly(new Channel("twitch", "ana"));
  }

  private TextRetention retention() {
    return new TextRetention(house.database(), clock, "replay", DAY);
  }

  private List<MessagesDeleted> told(TextRetention retention) {
    var before = house.told.all(MessagesDeleted.class).size();
    retention.pass();
    house.house.settle();
    var all = house.told.all(MessagesDeleted.class);
    return all.subList(before, all.size());
  }

  @Test
  void what_would_be_too_old_by_the_next_pass_goes() {
    var retention = retention();

    var gone = told(retention);

    assertThat(gone).extracting(MessagesDeleted::channel).containsExactly(HEARD);
    assertThat(gone.getFirst().messageId()).isNull();
    assertThat(gone.getFirst().authorId()).isNull();
    assertThat(gone.getFirst().reason()).isEqualTo("texts of replay are kept for 24 h");
    assertThat(gone.getFirst().at())
        .isBetween(
            clock.instant().minus(DAY), clock.instant().minus(DAY).plus(Duration.ofMinutes(30)));
    assertThat(told(retention)).isEmpty();
    clock.pass(Duration.ofMinutes(16));
    assertThat(told(retention)).hasSize(1);
  }

  @Test
  void what_ended_long_ago_is_told_again_after_a_start_alone() {
    var retention = retention();
    told(retention);

    clock.pass(Duration.ofDays(3));

    assertThat(told(retention)).isEmpty();
    assertThat(told(retention())).hasSize(1);
  }
}
