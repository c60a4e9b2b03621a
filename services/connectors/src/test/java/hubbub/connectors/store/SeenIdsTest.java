package hubbub.connectors.store;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.connectors.domain.Item;
import hubbub.contracts.Channel;
import hubbub.contracts.connectors.Author;
import hubbub.contracts.connectors.Message;
import hubbub.contracts.connectors.MessageKind;
import hubbub.contracts.connectors.MessagesDeleted;
import hubbub.platform.storage.Database;
import hubbub.platform.storage.Storage;
import hubbub.testkit.Shape;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a source says twice is told once.
class SeenIdsTest {
  private static final Channel CHANNEL = Channel.parse("twitch/kestrel");
  private static final long NOON = Instant.parse("2026-03-01T12:00:00Z").toEpochMilli();
  private static final long DAY = 86_400_000;

  @TempDir Path folder;
  private Storage storage;
  private Database database;

  @BeforeEach
  void open() {
    storage = Shape.at(folder).open(folder, Clock.systemUTC());
    database = storage.open("connectors");
  }

  @AfterEach
  void close() {
    storage.close();
  }

  private List<String> fresh(Channel channel, List<Item.Heard> heard) {
    return database.write(tx ->
        new SeenIds(tx.connection())
            .fresh(channel, heard).stream().map(one -> one.message().text()).toList());
  }

  private List<String> fresh(Item.Heard... heard) {
    return fresh(CHANNEL, List.of(heard));
  }

  /// @param id null for a message that its source never says twice
  private static Item.Heard heard(@Nullable String id, String text, long sent, long received) {
    var message =
        new Message(
            "m",
            MessageKind.MESSAGE,
            new Author("7", "ana", "Ana", null),
            text,
            Instant.ofEpochMilli(received),
            Instant.ofEpochMilli(received),
            null,
            List.of(),
            List.of(),
            false,
            Map.of());
    return new Item.Heard(message, id == null ? null : new Item.Identity(id, sent));
  }

  private static Item.Heard heard(String id, String text) {
    return heard(id, text, NOON, NOON + 50);
  }

  @Test
  void of_two_doubles_that_come_together_the_first_is_told_in_its_place() {
    assertThat(
            fresh(
                heard("a", "a1"),
                heard("b", "b1"),
                heard("a", "a2"),
                heard(null, "n1", 0, NOON),
                heard("c", "c1"),
                heard("b", "b2"),
                heard(null, "n1", 0, NOON)))
        .containsExactly("a1", "b1", "n1", "c1", "n1");
  }

  @Test
  void what_was_told_before_is_not_told_again_whenever_it_comes() {
    fresh(heard("a", "a1"), heard("b", "b1"));

    assertThat(fresh(heard("b", "b2", NOON, NOON + 9_000), heard("c", "c1"), heard("a", "a2")))
        .containsExactly("c1");
  }

  @Test
  void the_same_id_elsewhere_or_at_another_time_is_another_message() {
    fresh(heard("a", "a1"));

    assertThat(fresh(heard("a", "later", NOON + 1, NOON + 50))).containsExactly("later");
    assertThat(fresh(Channel.parse("twitch/heron"), List.of(heard("a", "there"))))
        .containsExactly("there");
  }

  @Test
  void without_a_time_a_double_is_known_until_the_end_of_the_next_day() {
    assertThat(fresh(heard("a", "a1", -1, NOON), heard("a", "a2", -1, NOON + 1)))
        .containsExactly("a1");

    assertThat(fresh(heard("a", "a3", -1, NOON + DAY), heard("b", "b1", -1, NOON + DAY)))
        .containsExactly("b1");
    assertThat(fresh(heard("a", "a4", -1, NOON + 2 * DAY))).containsExactly("a4");
  }

  @Test
  void what_is_gone_is_known_if_it_was_told_in_the_last_day() {
    fresh(heard("a", "a1"), heard("b", "b1", -1, NOON));

    assertThat(knows(CHANNEL, "a", NOON)).isTrue();
    assertThat(knows(CHANNEL, "b", -1)).isTrue();
    assertThat(knows(CHANNEL, "c", NOON)).isFalse();
    assertThat(knows(Channel.parse("twitch/heron"), "a", NOON)).isFalse();
  }

  private boolean knows(Channel channel, String id, long sent) {
    var fact =
        new MessagesDeleted(channel, id, null, Instant.ofEpochMilli(NOON + 9_000), "deleted");
    return database.read(tx ->
        new SeenIds(tx.connection())
            .knows(channel, new Item.Gone(fact, new Item.Identity(id, sent))));
  }

  @Test
  void as_many_as_a_burst_has_are_all_told_once() {
    var burst = IntStream.range(0, 1_234).mapToObj(n -> heard("id" + n, "text" + n)).toList();
    var more = Stream.concat(burst.stream(), Stream.of(heard("new", "new"))).toList();

    assertThat(fresh(CHANNEL, burst)).hasSize(1_234).startsWith("text0").endsWith("text1233");
    assertThat(fresh(CHANNEL, more)).containsExactly("new");
  }
}
