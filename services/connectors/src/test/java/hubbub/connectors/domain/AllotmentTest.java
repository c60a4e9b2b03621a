package hubbub.connectors.domain;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.contracts.Channel;
import hubbub.contracts.connectors.Author;
import hubbub.contracts.connectors.Message;
import hubbub.contracts.connectors.MessageKind;
import hubbub.contracts.connectors.MessagesSeen;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// For which runs a message counts.
class AllotmentTest {
  private static final Channel CHANNEL = new Channel("twitch", "ana");

  @Test
  void a_message_counts_once_for_each_run() {
    var allotment = new Allotment(Map.of(), Map.of());

    var facts = allotment.seen(CHANNEL, List.of("one", "other"), messages(3));

    assertThat(facts).hasSize(1);
    assertThat(facts.getFirst().runIds()).containsExactly("one", "other");
    assertThat(allotment.counts())
        .containsExactly(
            new Ledger.Count("one", CHANNEL, 3), new Ledger.Count("other", CHANNEL, 3));
  }

  @Test
  void a_run_gets_exactly_as_many_as_it_wants() {
    var allotment = new Allotment(Map.of("short", 2L), Map.of());

    var facts = allotment.seen(CHANNEL, List.of("short", "long"), messages(5));

    assertThat(facts)
        .extracting(MessagesSeen::runIds)
        .containsExactly(List.of("short", "long"), List.of("long"));
    assertThat(facts).extracting(fact -> fact.messages().size()).containsExactly(2, 3);
  }

  @Test
  void room_is_shared_by_the_channels_of_a_run() {
    var allotment = new Allotment(Map.of("short", 4L), Map.of());

    allotment.seen(CHANNEL, List.of("short"), messages(3));
    var facts = allotment.seen(new Channel("twitch", "bo"), List.of("short"), messages(3));

    assertThat(facts).hasSize(1);
    assertThat(facts.getFirst().messages()).hasSize(1);
  }

  @Test
  void a_fact_has_at_most_500_messages() {
    var facts = new Allotment(Map.of(), Map.of()).seen(CHANNEL, List.of("one"), messages(1_201));

    assertThat(facts).extracting(fact -> fact.messages().size()).containsExactly(500, 500, 201);
  }

  @Test
  void what_no_run_wants_is_told_to_nobody() {
    assertThat(
            new Allotment(Map.of("full", 0L), Map.of()).seen(CHANNEL, List.of("full"), messages(2)))
        .isEmpty();
  }

  @Test
  void what_another_channel_of_a_run_had_counts_for_the_channel_alone() {
    var other = new Channel("bluesky", "justin");
    var allotment = new Allotment(Map.of(), Map.of("both", Set.of(CHANNEL, other)));
    var plain = messages(3);
    var heard =
        List.of(
            plain.getFirst(),
            new Item.Heard(plain.get(1).message(), null, List.of(other)),
            plain.getLast());

    var facts = allotment.seen(CHANNEL, List.of("both", "one"), heard);

    assertThat(facts)
        .extracting(MessagesSeen::runIds)
        .containsExactly(List.of("both", "one"), List.of("one"), List.of("both", "one"));
    assertThat(facts)
        .extracting(MessagesSeen::elsewhere)
        .containsExactly(List.of(), List.of("both"), List.of());
    assertThat(facts).allMatch(fact -> fact.messages().size() == 1);
    assertThat(allotment.counts())
        .containsExactlyInAnyOrder(
            new Ledger.Count("both", CHANNEL, 2), new Ledger.Count("one", CHANNEL, 3));
  }

  @Test
  void what_every_run_had_elsewhere_still_counts_for_the_channel() {
    var other = new Channel("bluesky", "justin");
    var allotment = new Allotment(Map.of(), Map.of("both", Set.of(CHANNEL, other)));
    var heard = List.of(new Item.Heard(messages(1).getFirst().message(), null, List.of(other)));

    var facts = allotment.seen(CHANNEL, List.of("both"), heard);

    assertThat(facts).extracting(MessagesSeen::runIds).containsExactly(List.of());
    assertThat(facts).extracting(MessagesSeen::coveredBy).containsExactly(List.of("both"));
    assertThat(allotment.counts()).isEmpty();
  }

  private static List<Item.Heard> messages(int count) {
    return IntStream.range(0, count)
        .mapToObj(i ->
            new Item.Heard(
                new Message(
                    "m" + i,
                    MessageKind.MESSAGE,
                    new Author("1", "ana", "Ana", null),
                    "text",
                    Instant.EPOCH,
                    Instant.EPOCH,
                    null,
                    List.of(),
                    List.of(),
                    false,
                    Map.of()),
                null))
        .toList();
  }
}
