package hubbub.archive;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.contracts.Channel;
import hubbub.contracts.connectors.Author;
import hubbub.contracts.connectors.Message;
import hubbub.contracts.connectors.MessageKind;
import hubbub.contracts.connectors.MessagesDeleted;
import hubbub.contracts.connectors.MessagesSeen;
import hubbub.platform.Ticker;
import hubbub.testkit.Await;
import hubbub.testkit.PinnedClock;
import hubbub.testkit.SmallHouse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the archive's own thread does by itself.
class UpkeepTest {
  private static final Channel KESTREL = new Channel("twitch", "kestrelplays");

  @TempDir private Path folder;
  private final PinnedClock clock = new PinnedClock();

  private SmallHouse open(Map<String, String> settings) {
    var house = new SmallHouse(folder, clock, Ticker.system(), settings);
    house.with(ArchiveService::new);
    return house;
  }

  private static MessagesSeen batch(Instant at) {
    var lines =
        IntStream.range(0, 500)
            .mapToObj(n ->
                new Message(
                    UUID.randomUUID().toString(),
                    MessageKind.MESSAGE,
                    new Author("7", "ana", "Ana", null),
                    "number " + n,
                    at,
                    at.plusMillis(n),
                    null,
                    List.of(),
                    List.of(),
                    false,
                    Map.of()))
            .toList();
    return new MessagesSeen(KESTREL, List.of("run-1"), lines);
  }

  private static long figure(SmallHouse house, String name) {
    var report = house.health().get("archive");
    assertThat(report).isNotNull();
    return report.figures().get(name) instanceof Long figure ? figure : -1;
  }

  @Test
  void messages_become_searchable_in_volumes_and_deletions_come_to_their_end() {
    try (var house = open(Map.of())) {
      var teller = house.teller();
      house.open();

      teller.write(tx -> {
        for (var n = 0; n < 6; n++) {
          tx.tell(batch(clock.instant().plusSeconds(n)));
        }
        return null;
      });
      house.settle();
      clock.pass(Duration.ofMinutes(1));
      Await.until(() -> figure(house, "messages") == 3_000 && figure(house, "search_lag") == 0);

      teller.write(tx -> {
        tx.tell(new MessagesDeleted(KESTREL, null, "7", clock.instant(), "by a test"));
        return null;
      });
      house.settle();
      // Hidden already, whatever is left to clean.
      assertThat(house.get("/api/v1/messages.csv?text=number").body().lines()).hasSize(1);
      assertThat(house.get("/api/v1/messages.csv?deleted=only").body().lines()).hasSize(3_001);
      Await.until(() -> figure(house, "deletions_left") == 0 && erased(house) == 3_000);
    }
  }

  private static long erased(SmallHouse house) {
    return house.get("/api/v1/messages.csv?deleted=only").body().lines().count() - 1;
  }

  @Test
  void what_is_too_old_goes_by_itself() {
    try (var house = open(Map.of("archive.retention-days", "2"))) {
      var teller = house.teller();
      teller.write(tx -> {
        tx.tell(batch(clock.instant().minus(Duration.ofDays(3))));
        tx.tell(batch(clock.instant().minus(Duration.ofDays(1))));
        return null;
      });
      house.open();
      house.settle();

      Await.until(Duration.ofSeconds(60), () -> figure(house, "messages") == 500);

      assertThat(house.get("/api/v1/messages.csv").body().lines()).hasSize(501);
    }
  }
}
