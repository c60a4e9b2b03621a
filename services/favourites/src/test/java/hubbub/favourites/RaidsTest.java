package hubbub.favourites;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.contracts.Channel;
import hubbub.contracts.favourites.Event;
import hubbub.contracts.favourites.EventSeen;
import hubbub.favourites.domain.Happened;
import hubbub.favourites.store.SqlEvents;
import hubbub.platform.storage.Storage;
import hubbub.testkit.PinnedClock;
import hubbub.testkit.Shape;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A raid is told by EventSub and by the chat, in any order, and kept once.
class RaidsTest {
  private static final Channel KESTREL = new Channel("twitch", "kestrelplays");

  @TempDir Path folder;
  private final PinnedClock clock = new PinnedClock();
  private Storage storage;
  private SqlEvents events;

  @BeforeEach
  void open() {
    storage = Shape.at(folder).open(folder, clock);
    events = new SqlEvents(storage.open("favourites"), clock);
  }

  @AfterEach
  void close() {
    storage.close();
  }

  private void raid(String id, String type, String who, Instant at, boolean test) {
    var event =
        new Event(id, "raid", type, at, who + " raids.", who, Map.of(), Event.Sight.PUBLIC, test);
    events.keep(
        List.of(new Happened(new EventSeen(KESTREL, event), new Happened.Since.AsBefore())));
  }

  private void raid(String id, String type, String who) {
    raid(id, type, who, clock.instant(), false);
  }

  private List<String> kept() {
    return events
        .list(new SqlEvents.Of.One("1001", KESTREL), List.of(), Long.MAX_VALUE, 50)
        .stream()
        .map(one -> one.seen().event().id())
        .toList()
        .reversed();
  }

  @Test
  void whichever_way_is_first_tells_it() {
    raid("e-1", "channel.raid", "Otter");
    raid("c-1", "chat.raid", "Otter");
    raid("c-2", "chat.raid", "Wren");
    clock.pass(Duration.ofSeconds(90));
    raid("e-2", "channel.raid", "Wren", clock.instant().minusSeconds(89), false);

    assertThat(kept()).containsExactly("e-1", "c-2");
  }

  @Test
  void another_raid_is_another_event() {
    raid("c-1", "chat.raid", "Otter");
    raid("e-1", "channel.raid", "Wren");
    raid("c-2", "chat.raid", "Otter");
    clock.pass(Duration.ofMinutes(3));
    raid("e-2", "channel.raid", "Otter");

    assertThat(kept()).containsExactly("c-1", "e-1", "c-2", "e-2");
  }

  @Test
  void what_is_only_tried_out_hides_no_raid() {
    raid("t-1", "channel.raid", "Otter", clock.instant(), true);
    raid("c-1", "chat.raid", "Otter");
    raid("t-2", "channel.raid", "Otter", clock.instant(), true);

    assertThat(events.list(new SqlEvents.Of.One("1001", KESTREL), List.of(), Long.MAX_VALUE, 50))
        .hasSize(3);
  }
}
