package hubbub.connectors.replay;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.connectors.domain.Ear;
import hubbub.connectors.domain.Item;
import hubbub.connectors.domain.Moment;
import hubbub.testkit.Await;
import hubbub.testkit.PinnedClock;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A replay at full speed, and hearers that are far behind.
class HoldingBackTest {
  private static final int LOOKS = 50;

  @TempDir Path folder;
  private final PinnedClock clock = new PinnedClock();
  private final Listening ear = new Listening();

  @BeforeEach
  void a_capture_lies_there() throws IOException {
    Files.writeString(
        folder.resolve("finals"),
        """
        {"s":"a","c":"ana","u":"Bo","m":"first","ts":1000}
        {"s":"a","c":"ana","u":"cy","m":"second","ts":1300}
        """);
  }

  @Test
  void full_speed_waits_until_hearers_have_come_nearer() {
    var looks = new AtomicInteger();
    BooleanSupplier crowded =
        () -> {
          assertThat(ear.texts).as("said before there was room").isEmpty();
          return looks.incrementAndGet() < LOOKS;
        };

    play("finals?speed=max", crowded, () -> new Moment(clock.instant(), 0));

    Await.until(() -> ear.finished);
    assertThat(looks).hasValue(LOOKS);
    assertThat(ear.texts).containsExactly("first", "second");
  }

  @Test
  void a_hearer_that_is_stuck_does_not_stop_it() {
    var nanos = new AtomicInteger();

    play(
        "finals?speed=max",
        () -> true,
        () ->
            new Moment(
                clock.instant(),
                Duration.ofMillis(100).multipliedBy(nanos.incrementAndGet()).toNanos()));

    Await.until(() -> ear.finished);
    assertThat(ear.texts).containsExactly("first", "second");
  }

  private void play(String name, BooleanSupplier crowded, Supplier<Moment> moments) {
    var captures = new Captures(folder, 10);
    var config = new ReplayConfig(10, 1 << 20, 1 << 20, Duration.ofSeconds(1));
    var connector =
        new ReplayConnector(captures, config, moments, crowded, new SimpleMeterRegistry());
    connector.listen("run", connector.read(name), null, ear);
  }

  /// Remembers what was said.
  private static final class Listening implements Ear {
    final ConcurrentLinkedQueue<String> texts = new ConcurrentLinkedQueue<>();
    volatile boolean finished;

    @Override
    public void confirmed(Moment at) {}

    @Override
    public boolean said(List<Item> items, @Nullable String position) {
      for (var item : items) {
        if (item instanceof Item.Heard(var message, var _, var _)) {
          texts.add(message.text());
        }
      }
      return true;
    }

    @Override
    public void lost(Moment lastSign, String reason) {}

    @Override
    public void missed(Instant from, Instant to, String reason) {}

    @Override
    public void over(String runId, String reason) {}

    @Override
    public void silent(String note) {}

    @Override
    public void finished(String reason) {
      finished = true;
    }
  }
}
