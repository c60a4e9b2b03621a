package hubbub.archive.store;

import static hubbub.archive.domain.Order.NEWEST;
import static hubbub.archive.domain.Order.OLDEST;
import static hubbub.archive.store.Lines.KESTREL;
import static hubbub.archive.store.Lines.NOW;
import static hubbub.archive.store.Lines.OTTER;
import static hubbub.archive.store.Lines.at;
import static hubbub.archive.store.Lines.line;
import static hubbub.archive.store.Lines.many;
import static hubbub.archive.store.Lines.seen;
import static hubbub.archive.store.Lines.seenIn;
import static org.assertj.core.api.Assertions.assertThat;

import hubbub.archive.domain.Deleted;
import hubbub.archive.domain.Keeping;
import hubbub.archive.domain.KeptMessage;
import hubbub.archive.domain.Person;
import hubbub.archive.domain.Question;
import hubbub.archive.domain.WordQuery;
import hubbub.contracts.Channel;
import hubbub.contracts.archive.PersonOptedOut;
import hubbub.contracts.connectors.Author;
import hubbub.contracts.connectors.Emote;
import hubbub.contracts.connectors.Message;
import hubbub.contracts.connectors.MessageKind;
import hubbub.contracts.connectors.MessagesDeleted;
import hubbub.contracts.connectors.MessagesSeen;
import hubbub.contracts.connectors.RunDeleted;
import hubbub.platform.Ticker;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What the message log promises, on every storage.
interface ArchiveContract {
  Instant LATER = NOW.plus(Duration.ofHours(1));

  /// Opens the log; a second time with what is kept there.
  LogHouse open(Keeping keeping, Ticker ticker);

  default LogHouse open() {
    return open(Keeping.everything(), () -> 0);
  }

  private static Question asking(String words) {
    return Question.all(NEWEST).saying(WordQuery.parse(words));
  }

  private static MessagesDeleted deleted(String id, String author, Instant at) {
    return new MessagesDeleted(
        KESTREL, id.isEmpty() ? null : id, author.isEmpty() ? null : author, at, "by a test");
  }

  @Test
  default void a_message_comes_back_exactly_as_it_was_seen() {
    var author = new Author("4711", "ana_b", "Ana 🌊", "#ff8800");
    var message =
        new Message(
            "885196de-cb67-427a-baa8-82f9b0fcd05f",
            MessageKind.SUBSCRIPTION,
            author,
            "  'quoted' \"text\" – 日本 🔥 Hop hop; DROP TABLE message; \u00a0",
            Instant.parse("2026-03-01T19:59:59.123Z"),
            Instant.parse("2026-03-01T20:00:00.007Z"),
            "not-a-uuid/7",
            List.of("subscriber/12", "vip/1"),
            List.of(new Emote("25", "Hop", 26, 28), new Emote("em/2", "Other", 30, 32)),
            true,
            Map.of("months", "12", "system_text", "Ana subscribed"));
    try (var house = open()) {
      house.hear(new MessagesSeen(KESTREL, List.of("run-b", "run-a"), List.of(message)));

      var kept = house.all(Question.all(NEWEST)).getFirst();

      assertThat(kept)
          .usingRecursiveComparison()
          .ignoringFields("key")
          .isEqualTo(new KeptMessage(0, KESTREL, List.of("run-a", "run-b"), message, null));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "885196de-cb67-427a-baa8-82f9b0fcd05f",
        "885196DE-CB67-427A-BAA8-82F9B0FCD05F",
        "run/3/1000000",
        "ключ",
        "16-char-text-id!"
      })
  default void ids_of_every_form_come_back_and_can_be_deleted(String id) {
    try (var house = open()) {
      house.hear(seen(line(id, MessageKind.MESSAGE, NOW, "ana", "hello")));

      assertThat(house.all(Question.all(NEWEST)).getFirst().message().id()).isEqualTo(id);

      house.hear(deleted(id, "", at(1)));

      assertThat(house.all(Question.all(NEWEST))).isEmpty();
    }
  }

  @Test
  default void the_order_is_that_of_time_and_within_a_moment_that_of_coming() {
    try (var house = open()) {
      house.hear(
          seen(line(3, "ana", "c"), line(3, "bo", "d")), seenIn(OTTER, "r", line(1, "ana", "a")));
      house.hear(seen(line(3, "cy", "e")), seenIn(OTTER, "r", line(2, "bo", "b")));

      assertThat(house.texts(Question.all(OLDEST))).containsExactly("a", "b", "c", "d", "e");
      assertThat(house.texts(Question.all(NEWEST))).containsExactly("e", "d", "c", "b", "a");
    }
  }

  @Test
  default void more_messages_in_a_millisecond_than_it_has_numbers_are_all_kept() {
    try (var house = open()) {
      var batch =
          IntStream.range(0, 500).mapToObj(n -> line(0, "ana", "n" + n)).toArray(Message[]::new);
      house.hear(seen(line(MessageKind.MESSAGE, NOW.plusMillis(1), "bo", "next")));
      for (var i = 0; i < 132; i++) {
        house.hear(seen(batch));
      }
      house.hear(seen(line(MessageKind.MESSAGE, NOW.plusMillis(1), "bo", "next too")));

      assertThat(house.all(Question.all(OLDEST))).hasSize(66_002);
    }
  }

  @Test
  default void pages_follow_each_other_whatever_comes_meanwhile() {
    try (var house = open()) {
      house.hear(seen(many(25, "ana")));
      var first = house.log.page(Question.all(NEWEST), OptionalLong.empty(), 10);

      house.hear(seen(line(5, "bo", "newer")));
      var second = house.log.page(Question.all(NEWEST), first.next(), 10);
      var third = house.log.page(Question.all(NEWEST), second.next(), 10);

      assertThat(first.messages().getLast().message().text()).isEqualTo("number n15");
      assertThat(second.messages().getFirst().message().text()).isEqualTo("number n14");
      assertThat(third.messages()).hasSize(5);
      assertThat(third.next()).isEmpty();
    }
  }

  @Test
  default void a_page_that_takes_long_is_cut_short_and_goes_on() {
    var slow = new AtomicLong();
    try (var house =
        open(Keeping.everything(), () -> slow.addAndGet(Duration.ofMillis(60).toNanos()))) {
      house.hear(seen(many(20, "ana")));

      var page = house.log.page(Question.all(OLDEST), OptionalLong.empty(), 1_000);

      assertThat(page.messages()).hasSizeLessThan(20);
      assertThat(page.next()).isPresent();
      assertThat(house.all(Question.all(OLDEST))).hasSize(20);
    }
  }

  @Test
  default void questions_narrow_by_channel_run_author_kind_and_time() {
    try (var house = open()) {
      house.hear(
          seenIn(KESTREL, "run-1", line(1, "ana", "a1"), line(2, "bo", "b2")),
          new MessagesSeen(KESTREL, List.of("run-1", "run-2"), List.of(line(3, "ana", "a3"))),
          seenIn(OTTER, "run-2", line(4, "ana", "a4")),
          seenIn(OTTER, "run-2", line(MessageKind.RAID, at(5), "cy", "c5")));
      var all = Question.all(OLDEST);

      assertThat(house.texts(all.in(KESTREL))).containsExactly("a1", "b2", "a3");
      assertThat(house.texts(all.ofRun("run-2"))).containsExactly("a3", "a4", "c5");
      assertThat(house.texts(all.ofRun("run-2").in(KESTREL))).containsExactly("a3");
      assertThat(house.texts(all.by("id-ana"))).containsExactly("a1", "a3", "a4");
      assertThat(house.texts(all.by("ANA").in(OTTER))).containsExactly("a4");
      assertThat(house.texts(all.of(MessageKind.RAID))).containsExactly("c5");
      assertThat(house.texts(all.of(MessageKind.MESSAGE).in(OTTER))).containsExactly("a4");
      assertThat(house.texts(all.between(at(2), at(4)))).containsExactly("b2", "a3");
      assertThat(house.texts(all.by("bo").in(OTTER))).isEmpty();
      assertThat(house.texts(all.ofRun("unknown"))).isEmpty();
      assertThat(house.texts(all.by("unknown"))).isEmpty();
    }
  }

  @Test
  default void a_person_is_found_by_every_login_they_had() {
    try (var house = open()) {
      var before = line(1, "ana", "before");
      var renamed =
          new Message(
              "id",
              MessageKind.MESSAGE,
              new Author("id-ana", "ana2", "Ana2", null),
              "after",
              NOW,
              at(2),
              null,
              List.of(),
              List.of(),
              false,
              Map.of());
      house.hear(seen(before), seen(renamed));

      assertThat(house.texts(Question.all(OLDEST).by("id-ana"))).containsExactly("before", "after");
      assertThat(house.texts(Question.all(OLDEST).by("ana"))).containsExactly("before");
      assertThat(house.all(Question.all(OLDEST).by("ana2")).getFirst().message().author().name())
          .isEqualTo("Ana2");
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  default void words_are_found_before_and_after_they_are_in_a_volume(boolean inVolume) {
    try (var house = open()) {
      house.hear(
          seen(line(1, "ana", "Well played, everyone!"), line(2, "bo", "played well :)")),
          seenIn(OTTER, "r", line(3, "cy", "WELL gg🔥 Café")));
      house.upkeep(inVolume ? LATER : NOW);

      assertThat(house.texts(asking("well"))).hasSize(3);
      assertThat(house.texts(asking("well played"))).hasSize(2);
      assertThat(house.texts(asking("\"well played\""))).containsExactly("Well played, everyone!");
      assertThat(house.texts(asking("every*"))).containsExactly("Well played, everyone!");
      assertThat(house.texts(asking("cafe"))).containsExactly("WELL gg🔥 Café");
      assertThat(house.texts(asking("🔥"))).containsExactly("WELL gg🔥 Café");
      assertThat(house.texts(asking(":)"))).containsExactly("played well :)");
      assertThat(house.texts(asking("well").in(OTTER))).containsExactly("WELL gg🔥 Café");
      assertThat(house.texts(asking("well").by("bo"))).containsExactly("played well :)");
      assertThat(house.texts(asking("well").ofRun("run-1"))).hasSize(2);
      assertThat(house.texts(asking("well").between(at(2), at(3))))
          .containsExactly("played well :)");
      assertThat(house.texts(asking("nobody"))).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "words : x",
        "\" OR 1=1 --",
        "NEAR(a b)",
        "a OR b",
        "NOT a",
        "^a",
        "{words place} : c1",
        "a' OR 'b",
        "col:*",
        "(a",
        "a)",
        "a\u0000b",
        "+a",
        "a + b",
        "\"a\" \"b",
        "place:c1"
      })
  default void nothing_in_a_search_has_a_meaning_for_the_database(String words) {
    try (var house = open()) {
      house.hear(seen(line(1, "ana", "quite another text")));
      house.upkeep(LATER);

      assertThat(house.texts(asking(words))).isEmpty();
    }
  }

  @Test
  default void a_message_that_comes_late_is_found_too() {
    try (var house = open()) {
      house.hear(seen(line(10, "ana", "early bird")));
      house.upkeep(LATER);

      house.hear(seen(line(1, "bo", "late bird")));
      assertThat(house.texts(asking("bird"))).containsExactly("early bird", "late bird");

      house.upkeep(LATER);
      assertThat(house.texts(asking("bird"))).containsExactly("early bird", "late bird");
      assertThat(house.texts(asking("late"))).containsExactly("late bird");
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  default void a_deleted_message_keeps_its_place_and_loses_its_text(boolean inVolume) {
    try (var house = open()) {
      var line = line(1, "ana", "something secret");
      house.hear(seen(line, line(2, "bo", "something else")));
      house.upkeep(inVolume ? LATER : NOW);

      house.hear(deleted(line.id(), "", at(3)));
      house.hear(deleted(line.id(), "", at(4)));

      assertThat(house.texts(Question.all(OLDEST))).containsExactly("something else");
      assertThat(house.texts(Question.all(OLDEST).deleted(Deleted.WITH)))
          .containsExactly("", "something else");
      var gone = house.all(Question.all(OLDEST).deleted(Deleted.ONLY)).getFirst();
      assertThat(gone.deletedAt()).isEqualTo(at(3));
      assertThat(gone.message().author().login()).isEqualTo("ana");
      assertThat(house.texts(asking("secret").deleted(Deleted.WITH))).isEmpty();
      assertThat(house.texts(asking("something"))).containsExactly("something else");
    }
  }

  @Test
  default void a_deletion_of_one_channel_s_message_spares_the_same_id_elsewhere() {
    try (var house = open()) {
      house.hear(
          seen(line("same", MessageKind.MESSAGE, at(1), "ana", "here")),
          seenIn(OTTER, "r", line("same", MessageKind.MESSAGE, at(2), "ana", "there")));

      house.hear(deleted("same", "", at(3)));

      assertThat(house.texts(Question.all(OLDEST))).containsExactly("there");
    }
  }

  @Test
  default void a_deletion_ahead_of_its_message_meets_nothing() {
    try (var house = open()) {
      house.hear(
          deleted("later", "", at(1)),
          seen(line("later", MessageKind.MESSAGE, at(2), "ana", "still here")));

      assertThat(house.texts(Question.all(OLDEST))).containsExactly("still here");
    }
  }

  @Test
  default void an_author_s_messages_go_up_to_the_time_of_the_deletion() {
    try (var house = open()) {
      house.hear(
          seen(line(1, "ana", "gone"), line(2, "bo", "other person")),
          seenIn(OTTER, "r", line(2, "ana", "other channel")),
          deleted("", "id-ana", at(3)),
          seen(line(4, "ana", "afterwards")));

      assertThat(house.texts(Question.all(OLDEST)))
          .containsExactly("other person", "other channel", "afterwards");
    }
  }

  @Test
  default void the_platform_s_clock_counts_where_it_is_behind_ours() {
    try (var house = open()) {
      // Sent at 0.96 s, received at 1 s; the deletion happened between.
      house.hear(seen(line(1, "ana", "gone")), deleted("", "id-ana", at(1).minusMillis(20)));

      assertThat(house.texts(Question.all(OLDEST))).isEmpty();
    }
  }

  @Test
  default void a_whole_channel_is_hidden_at_once_and_cleaned_in_steps() {
    try (var house = open()) {
      house.hear(seen(many(500, "ana")), seenIn(OTTER, "r", line(1, "ana", "number other")));
      house.upkeep(LATER);

      house.hear(deleted("", "", at(5)));
      assertThat(house.texts(Question.all(OLDEST))).containsExactly("number other");
      assertThat(house.texts(asking("number"))).containsExactly("number other");
      assertThat(house.texts(Question.all(OLDEST).deleted(Deleted.ONLY))).hasSize(500);
      assertThat(house.upkeep.figures().sweeps()).isEqualTo(1);

      house.upkeep(LATER);
      assertThat(house.upkeep.figures().sweeps()).isZero();
      assertThat(house.texts(Question.all(OLDEST).deleted(Deleted.ONLY))).hasSize(500);
      assertThat(house.texts(asking("number"))).containsExactly("number other");
    }
  }

  @Test
  default void a_deleted_run_takes_what_only_it_covers() {
    try (var house = open()) {
      house.hear(
          seenIn(KESTREL, "run-1", many(300, "ana")),
          new MessagesSeen(KESTREL, List.of("run-1", "run-2"), List.of(line(8, "bo", "both"))),
          seenIn(KESTREL, "run-2", line(9, "cy", "other")));

      house.hear(new RunDeleted("run-1", at(10)));
      assertThat(house.texts(Question.all(OLDEST))).containsExactly("both", "other");

      house.upkeep(LATER);
      assertThat(house.texts(Question.all(OLDEST).deleted(Deleted.WITH)))
          .containsExactly("both", "other");
      assertThat(house.all(Question.all(OLDEST)).getFirst().runIds()).containsExactly("run-2");
      assertThat(house.texts(Question.all(OLDEST).ofRun("run-2"))).containsExactly("both", "other");
      assertThat(house.upkeep.figures().messages()).isEqualTo(2);
    }
  }

  @Test
  default void a_deleted_run_takes_what_it_had_in_another_of_its_channels() {
    try (var house = open()) {
      var word = new Channel("bluesky", "justin");
      var both = List.of(line(2, "bo", "hers and theirs"));
      house.hear(
          seenIn(KESTREL, "run-1", line(1, "ana", "first")),
          new MessagesSeen(word, List.of(), List.of("run-1"), List.of(line(1, "ana", "first"))),
          new MessagesSeen(word, List.of("run-2"), List.of("run-1"), both),
          new MessagesSeen(word, List.of(), List.of(line(3, "cy", "in a room"))));
      assertThat(house.texts(Question.all(OLDEST).ofRun("run-1"))).containsExactly("first");

      house.hear(new RunDeleted("run-1", at(10)));
      house.hear(
          new MessagesSeen(word, List.of(), List.of("run-1"), List.of(line(4, "di", "late"))));
      assertThat(house.texts(Question.all(OLDEST))).containsExactly("hers and theirs", "in a room");

      house.upkeep(LATER);
      assertThat(house.upkeep.figures().messages()).isEqualTo(2);
      house.hear(new RunDeleted("run-2", at(11)));
      assertThat(house.texts(Question.all(OLDEST))).containsExactly("in a room");
    }
  }

  @Test
  default void with_the_last_run_of_a_platform_the_names_of_its_people_go() {
    try (var house = open()) {
      var stage = new Channel("rehearsal", "stage");
      house.hear(
          seenIn(stage, "run-1", many(300, "ana")),
          seenIn(stage, "run-2", line(8, "bo", "on stage")),
          seenIn(KESTREL, "run-3", line(9, "cy", "other")));

      house.hear(new RunDeleted("run-1", at(10)));
      house.upkeep(LATER);
      assertThat(house.names()).contains("BO", "CY");

      house.hear(new RunDeleted("run-2", at(11)));
      house.upkeep(LATER);
      assertThat(house.names()).containsExactly("CY");

      house.hear(seenIn(stage, "run-4", line(12, "bo", "again")));
      assertThat(house.texts(Question.all(OLDEST).ofRun("run-4"))).containsExactly("again");
    }
  }

  @Test
  default void what_arrives_of_a_deleted_run_is_not_kept() {
    try (var house = open()) {
      house.hear(seenIn(KESTREL, "run-1", line(1, "ana", "before")));
      house.hear(new RunDeleted("run-1", at(2)), new RunDeleted("run-1", at(2)));

      house.hear(
          seenIn(KESTREL, "run-1", line(1, "bo", "on its way")),
          new MessagesSeen(
              KESTREL, List.of("run-1", "run-2"), List.of(line(3, "cy", "covered twice"))));

      assertThat(house.texts(Question.all(OLDEST))).containsExactly("covered twice");
      assertThat(house.all(Question.all(OLDEST)).getFirst().runIds()).containsExactly("run-2");
    }
  }

  @Test
  default void a_person_is_forgotten_up_to_now_and_on_that_platform() {
    try (var house = open()) {
      var elsewhere = seenIn(hubbub.contracts.Channel.parse("bluesky/x"), "r", line(2, "ana", "x"));
      house.hear(seen(many(450, "ana")), seen(line(1, "bo", "number other")), elsewhere);
      house.upkeep(LATER);

      house.log.forget(new Person("twitch", "id-ana"), at(10));
      house.log.forget(new Person("twitch", "id-ana"), at(10));
      house.hear(seen(line(9, "ana", "on its way"), line(11, "ana", "afterwards")));

      assertThat(house.texts(Question.all(OLDEST)))
          .containsExactly("number other", "x", "afterwards");
      assertThat(house.texts(asking("number"))).containsExactly("number other");
      assertThat(house.upkeep.figures().messages()).isEqualTo(3);
    }
  }

  @Test
  default void who_opted_out_is_not_kept_from_then_on() {
    try (var house = open()) {
      var ana = new Person("twitch", "id-ana");
      house.hear(seen(line(1, "ana", "before")));

      house.log.optOut(ana, at(2));
      house.hear(seen(line(3, "ana", "meanwhile"), line(3, "bo", "someone else")));
      house.log.optIn(ana, at(4));
      house.hear(seen(line(5, "ana", "again")));

      assertThat(house.texts(Question.all(OLDEST)))
          .containsExactly("before", "someone else", "again");
    }
  }

  @Test
  default void an_older_wish_never_overwrites_a_newer_one() {
    try (var house = open()) {
      house.log.optOut(new Person("twitch", "id-ana"), at(5));

      house.hear(new PersonOptedOut("twitch", "id-ana", false, at(4)));

      house.hear(seen(line(6, "ana", "not kept")));
      assertThat(house.texts(Question.all(OLDEST))).isEmpty();
      assertThat(house.log.optOuts(new Person("a", "!"), 10))
          .extracting(o -> o.person().id())
          .containsExactly("id-ana");
    }
  }

  @Test
  default void what_an_undone_hearing_learnt_is_not_believed() {
    try (var house = open()) {
      house.hear(seen(line(1, "ana", "first")));

      house.hearInVain(seenIn(OTTER, "run-9", line(2, "newcomer", "undone")));
      house.hear(seenIn(OTTER, "run-9", line(2, "newcomer", "kept")));
      house.hearInVain(seenIn(OTTER, "run-10", line(3, "other", "undone")));
      house.log.optOut(new Person("twitch", "id-bo"), at(3));
      house.hear(seenIn(OTTER, "run-10", line(3, "other", "kept too"), line(3, "bo", "out")));

      assertThat(house.texts(Question.all(OLDEST))).containsExactly("first", "kept", "kept too");
      assertThat(house.texts(Question.all(OLDEST).by("other").ofRun("run-10")))
          .containsExactly("kept too");
      assertThat(house.upkeep.figures().messages()).isEqualTo(3);
    }
  }

  @Test
  default void everything_is_there_after_a_restart() {
    try (var house = open()) {
      house.hear(seen(many(450, "ana")));
      house.upkeep(LATER);
      // Each is sent 40 ms before it is received: the last one sent in time is number 439.
      house.hear(deleted("", "id-ana", NOW.plusMillis(399)), new RunDeleted("run-7", at(9)));
    }

    try (var house = open()) {
      house.hear(seen(line(9, "ana", "number last")), seenIn(KESTREL, "run-7", line(9, "b", "x")));
      house.upkeep(LATER);

      assertThat(house.texts(asking("number"))).hasSize(11).startsWith("number last");
      assertThat(house.texts(Question.all(OLDEST).deleted(Deleted.ONLY))).hasSize(440);
    }
  }

  @Test
  default void what_is_older_than_its_days_goes() {
    try (var house =
        open(new Keeping(Optional.of(Duration.ofDays(1)), Optional.empty()), () -> 0)) {
      house.hear(seen(many(30, "ana")), seen(line(60, "bo", "number young")));
      house.upkeep(LATER);

      house.upkeep(at(30).plus(Duration.ofDays(1)));

      assertThat(house.texts(Question.all(OLDEST))).containsExactly("number young");
      assertThat(house.texts(asking("number"))).containsExactly("number young");
      assertThat(house.upkeep.figures().messages()).isEqualTo(1);
    }
  }
}
