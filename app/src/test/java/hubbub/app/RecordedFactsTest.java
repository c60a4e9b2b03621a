package hubbub.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import hubbub.contracts.Channel;
import hubbub.contracts.KeptFact;
import hubbub.contracts.PassingFact;
import hubbub.contracts.accounts.Account;
import hubbub.contracts.accounts.AccountChanged;
import hubbub.contracts.accounts.AccountCreated;
import hubbub.contracts.accounts.AccountDeleted;
import hubbub.contracts.accounts.AccountHeard;
import hubbub.contracts.accounts.ChannelChanged;
import hubbub.contracts.accounts.ChannelClosed;
import hubbub.contracts.accounts.OwnChannel;
import hubbub.contracts.accounts.Role;
import hubbub.contracts.accounts.RolesChanged;
import hubbub.contracts.accounts.SessionsEnded;
import hubbub.contracts.accounts.SignedIn;
import hubbub.contracts.accounts.SignedOut;
import hubbub.contracts.accounts.TwitchConnected;
import hubbub.contracts.accounts.TwitchDisconnected;
import hubbub.contracts.archive.PersonForgotten;
import hubbub.contracts.archive.PersonOptedOut;
import hubbub.contracts.connectors.Author;
import hubbub.contracts.connectors.Emote;
import hubbub.contracts.connectors.GapSeen;
import hubbub.contracts.connectors.Message;
import hubbub.contracts.connectors.MessageKind;
import hubbub.contracts.connectors.MessagesDeleted;
import hubbub.contracts.connectors.MessagesSeen;
import hubbub.contracts.connectors.NoticesSeen;
import hubbub.contracts.connectors.RunDeleted;
import hubbub.contracts.connectors.RunEnded;
import hubbub.contracts.connectors.RunMeasured;
import hubbub.contracts.connectors.RunStarted;
import hubbub.contracts.directory.DirectoryStands;
import hubbub.contracts.directory.Person;
import hubbub.contracts.directory.PersonChanged;
import hubbub.contracts.directory.PersonDeleted;
import hubbub.contracts.directory.Place;
import hubbub.contracts.directory.PlaceChanged;
import hubbub.contracts.directory.PlaceDeleted;
import hubbub.contracts.favourites.Event;
import hubbub.contracts.favourites.EventSeen;
import hubbub.contracts.mood.MoodMeasured;
import hubbub.contracts.radio.ShowEnded;
import hubbub.contracts.radio.ShowStarted;
import hubbub.platform.json.Json;
import hubbub.platform.storage.FactJson;
import hubbub.platform.storage.Partitions;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Facts of released builds are read for ever, and released builds find in ours all that they know.
class RecordedFactsTest {
  private static final Channel KESTREL = new Channel("twitch", "kestrelplays");
  private static final Channel FRIDAY = new Channel("hubbub", "friday");
  private static final String SHOW = "0199c2f4-a805-7001-8000-000000000001";
  private static final Account ANA = new Account("1001", "ana", "Ana", at("18:00:00.000"));

  /// Kept and passing, each as `{"Kind": {…}}` and as this build reads it.
  private record Told(JsonNode json, Object fact) {}

  private static List<Told> told(Recording recording) {
    var told = new ArrayList<Told>();
    for (var batch : recording.batches()) {
      var facts = FactJson.read(batch.facts());
      var json = Json.mapper().readTree(batch.facts());
      assertThat(facts).as(recording + " " + json).hasSize(json.size());
      for (var at = 0; at < facts.size(); at++) {
        told.add(new Told(json.get(at), facts.get(at)));
      }
    }
    for (var json : recording.passing()) {
      var news = json.properties().iterator().next();
      told.add(
          new Told(
              json,
              FactJson.readPassing(news.getKey(), Json.bytes(news.getValue())).orElseThrow()));
    }
    return told;
  }

  private static JsonNode written(Object fact) {
    return switch (fact) {
      case KeptFact kept -> Json.mapper().readTree(FactJson.write(List.of(kept))).get(0);
      case PassingFact news ->
          Json.mapper()
              .createObjectNode()
              .set(
                  news.getClass().getSimpleName(),
                  Json.mapper().readTree(FactJson.writePassing(news)));
      default -> throw new AssertionError("written nowhere yet: " + fact);
    };
  }

  @Test
  void what_a_release_told_means_what_it_meant() {
    assertThat(told(new Recording("0.1")))
        .extracting(Told::fact)
        .contains(
            new RunStarted(
                "run-1",
                "Friday's final",
                at("18:00:00.000"),
                List.of(KESTREL, new Channel("bluesky", "gullwatch")),
                true),
            new RunStarted("run-0", "rehearsal", at("18:00:00.000"), List.of(), false),
            new GapSeen(
                "gap-1",
                KESTREL,
                List.of("run-1"),
                at("18:02:00.000"),
                at("18:02:30.000"),
                "the platform closed the connection"),
            new GapSeen(
                "gap-1",
                KESTREL,
                List.of("run-1"),
                at("18:02:00.000"),
                null,
                "the platform closed the connection"),
            new MessagesDeleted(KESTREL, "m-2", null, at("18:03:10.000"), "deleted by a moderator"),
            new MessagesDeleted(KESTREL, null, "u-3", at("18:03:20.000"), "timed out for 600 s"),
            new PersonOptedOut("twitch", "u-9", true, at("18:04:00.000")),
            new PersonOptedOut("twitch", "u-8", false, at("18:04:01.000")),
            new PersonForgotten("twitch", "u-5", at("18:04:02.000")),
            new RunDeleted("run-2", at("18:05:01.000")),
            new RunEnded("run-1", at("18:05:00.000"), "stopped by the owner"),
            new MoodMeasured(
                KESTREL, at("18:01:05.000"), "positive", "warm", 0.31, 0.125, 3, "copies"),
            new MoodMeasured(KESTREL, at("18:01:06.000"), null, null, null, 0, 0, null),
            new PlaceChanged(new Place(2, "Más allá del Zumo"), 2),
            new PlaceDeleted(3, 4),
            new PersonChanged(new Person(1, "Ines Varga", true, 1L), 1),
            new PersonChanged(new Person(2, "Old Salt", false, null), 2),
            new PersonDeleted(3, 4),
            new AccountCreated(ANA, true, 1),
            new AccountChanged(new Account("1001", "ana_b", "Ana_B", at("18:00:00.000")), true, 2),
            new AccountDeleted("1001", 7),
            new AccountHeard("chat", "1001"),
            new SessionsEnded("1001", at("18:06:00.000")),
            new ChannelChanged(
                new OwnChannel("1", "friday", "1001", "Friday's show", at("18:00:01.000")), 3),
            new ChannelClosed("1", "friday", 6),
            new RolesChanged("1", "1001", List.of(Role.BROADCASTER, Role.MEMBER), 4),
            new RolesChanged("1", "1001", List.of(), 5),
            new ShowStarted(SHOW, FRIDAY, "/live/friday", "Friday night", at("18:07:00.000")),
            new ShowEnded(SHOW, FRIDAY, at("18:09:00.000"), 119_980, 1_919_680),
            new DirectoryStands("people", 4));
  }

  @Test
  void what_came_with_signing_in_at_twitch_and_with_events_means_what_it_meant() {
    assertThat(told(new Recording("0.2")))
        .extracting(Told::fact)
        .contains(
            new TwitchConnected(
                "1001", "44322889", "ana_b", "Ana_B", List.of("bits:read", "user:read:follows"), 8),
            new TwitchConnected("1002", "44322890", "ben", "Ben", List.of(), 9),
            new TwitchDisconnected("1001", "44322889", "You disconnected it here.", 10),
            new SignedOut("1001", 11),
            new SignedIn("1001", 12),
            new NoticesSeen(
                KESTREL,
                List.of(
                    new Message(
                        "n-1",
                        MessageKind.RAID,
                        new Author("u-7", "newt", "Newt", null),
                        "",
                        at("18:08:00.005"),
                        at("18:08:00.025"),
                        null,
                        List.of(),
                        List.of(),
                        false,
                        Map.of("msg_id", "raid", "viewers", "12")))),
            new EventSeen(
                KESTREL,
                new Event(
                    "twitch:e-1",
                    "raid",
                    "channel.raid",
                    at("18:08:00.000"),
                    "newt raids with 12 viewers.",
                    "newt",
                    Map.of("viewers", "12"),
                    Event.Sight.PUBLIC,
                    false)),
            new EventSeen(
                KESTREL,
                new Event(
                    "twitch:e-2",
                    "offline",
                    "stream.offline",
                    at("18:09:00.000"),
                    "kestrelplays is offline.",
                    null,
                    Map.of(),
                    Event.Sight.BROADCASTER,
                    true)),
            new EventSeen(
                KESTREL,
                new Event(
                    "twitch:e-3",
                    "follow",
                    "channel.follow",
                    at("18:10:00.000"),
                    "Wren is a new follower.",
                    "Wren",
                    Map.of(),
                    Event.Sight.MODERATORS,
                    false)));
  }

  @Test
  void what_a_release_measured_and_saw_means_what_it_meant() {
    var facts = told(new Recording("0.1")).stream().map(Told::fact).toList();

    assertThat(facts)
        .filteredOn(RunMeasured.class::isInstance)
        .first()
        .extracting(fact -> ((RunMeasured) fact).channels().getFirst())
        .isEqualTo(
            new RunMeasured.OfChannel(
                KESTREL,
                270_000,
                List.of(
                    new RunMeasured.Stretch(at("18:00:00.000"), at("18:02:00.000")),
                    new RunMeasured.Stretch(at("18:02:30.000"), at("18:05:00.000")))));
    assertThat(facts)
        .filteredOn(MessagesSeen.class::isInstance)
        .first()
        .extracting(fact -> ((MessagesSeen) fact).messages().getFirst())
        .isEqualTo(
            new Message(
                "m-1",
                MessageKind.MESSAGE,
                new Author("u-1", "otter_fan", "Otter_Fan", "#1e90ff"),
                "Kappa I love this team",
                at("18:01:00.005"),
                at("18:01:00.025"),
                "m-0",
                List.of("subscriber/12", "vip/1"),
                List.of(new Emote("25", "Kappa", 0, 4)),
                true,
                Map.of("msg_id", "highlighted-message", "client_nonce", "a\"b\\c")));
  }

  private static Instant at(String time) {
    return Instant.parse("2026-01-10T" + time + "Z");
  }

  @Test
  void an_older_reader_finds_in_what_we_write_all_that_it_knows() {
    for (var release : Recording.releases()) {
      for (var one : told(release)) {
        assertThat(lost(one.json, written(one.fact), ""))
            .as("%s would miss in %s", release, one.json)
            .isEmpty();
      }
    }
  }

  @Test
  void what_an_older_build_did_not_write_is_no_null_for_us() {
    for (var release : Recording.releases()) {
      for (var one : told(release)) {
        assertThat(missing(one.fact, one.fact.getClass().getSimpleName()))
            .as("%s of %s", release, one.json)
            .isEmpty();
      }
    }
  }

  @Test
  void the_newest_recording_has_every_kind_and_every_field_both_filled_and_not() {
    var newest = Recording.releases().getLast();
    var kinds = new HashSet<String>();
    var seen = new HashSet<String>();
    var known = new HashSet<String>();

    for (var one : told(newest)) {
      kinds.add(one.fact.getClass().getSimpleName());
      note(one.fact, one.fact.getClass(), seen, known);
      assertThat(lost(written(one.fact), one.json, ""))
          .as("written today and not in %s: add a recording of what is coming", newest)
          .isEmpty();
    }

    assertThat(kinds).containsAll(FactJson.kinds()).containsAll(FactJson.passingKinds());
    known.removeAll(seen);
    assertThat(known).as("never recorded").isEmpty();
  }

  @Test
  void every_kind_of_message_is_recorded() {
    var kinds = new HashSet<MessageKind>();
    for (var one : told(Recording.releases().getLast())) {
      if (one.fact instanceof MessagesSeen seen) {
        seen.messages().forEach(message -> kinds.add(message.kind()));
      }
    }

    assertThat(kinds).containsExactlyInAnyOrder(MessageKind.values());
  }

  @Test
  void the_partition_of_a_channel_is_for_ever() {
    for (var release : Recording.releases()) {
      for (var batch : release.batches()) {
        assertThat(FactJson.read(batch.facts()))
            .extracting(Partitions::of)
            .containsOnly(batch.partition());
      }
    }
  }

  @Test
  void what_a_newer_build_tells_is_read_as_far_as_we_know_it() {
    var facts =
        Recording.LATER.batches().stream().flatMap(b -> FactJson.read(b.facts()).stream()).toList();

    assertThat(facts).hasSize(2).hasOnlyElementsOfTypes(MessagesSeen.class, RunEnded.class);
    var seen = (MessagesSeen) facts.getFirst();
    assertThat(seen.messages())
        .extracting(Message::id, Message::kind, Message::text)
        .containsExactly(
            tuple("l-1", MessageKind.MESSAGE, "a happy poll"),
            tuple("l-2", MessageKind.ACTION, "votes"));
    assertThat(
            FactJson.readPassing("CrowdCounted", "{\"people\":3}".getBytes(StandardCharsets.UTF_8)))
        .isEmpty();
  }

  /// What of `before` is not in `now`: gone, or other than it was.
  private static List<String> lost(JsonNode before, @Nullable JsonNode now, String path) {
    var lost = new ArrayList<String>();
    if (now == null) {
      lost.add(path);
    } else if (before.isObject()) {
      before
          .properties()
          .forEach(one ->
              lost.addAll(lost(one.getValue(), now.get(one.getKey()), path + "/" + one.getKey())));
    } else if (before.isArray() && before.size() == now.size()) {
      for (var at = 0; at < before.size(); at++) {
        lost.addAll(lost(before.get(at), now.get(at), path + "/" + at));
      }
    } else if (!before.equals(now)) {
      lost.add(path + " " + before + " → " + now);
    }
    return lost;
  }

  /// The components that are null although nothing says that they may be.
  private static List<String> missing(Object value, String path) {
    var missing = new ArrayList<String>();
    if (value instanceof List<?> list) {
      list.forEach(one -> missing.addAll(missing(one, path)));
    }
    if (value instanceof Record) {
      for (var component : value.getClass().getRecordComponents()) {
        var held = get(component, value);
        var here = path + "." + component.getName();
        if (held != null) {
          missing.addAll(missing(held, here));
        } else if (!component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
          missing.add(here);
        }
      }
    }
    return missing;
  }

  /// Notes which components were filled, and which were empty of those that may be.
  private static void note(Object value, Class<?> kind, Set<String> seen, Set<String> known) {
    if (!(value instanceof Record) || kind == Channel.class) {
      return;
    }
    for (var component : kind.getRecordComponents()) {
      var name = kind.getSimpleName() + "." + component.getName();
      var held = get(component, value);
      var canBeEmpty =
          component.getAnnotatedType().isAnnotationPresent(Nullable.class)
              || (held instanceof List<?> && mayBeEmpty(name))
              || held instanceof Map<?, ?>;
      known.add(name + " filled");
      if (canBeEmpty) {
        known.add(name + " empty");
      }
      seen.add(name + (isEmpty(held) ? " empty" : " filled"));
      if (held instanceof List<?> list) {
        list.forEach(one -> note(one, one.getClass(), seen, known));
      } else if (held != null) {
        note(held, held.getClass(), seen, known);
      }
    }
  }

  /// Lists that always have something.
  private static boolean mayBeEmpty(String name) {
    return !Set.of(
            "MessagesSeen.runIds",
            "MessagesSeen.messages",
            "NoticesSeen.messages",
            "GapSeen.runIds")
        .contains(name);
  }

  private static boolean isEmpty(@Nullable Object held) {
    return switch (held) {
      case null -> true;
      case List<?> list -> list.isEmpty();
      case Map<?, ?> map -> map.isEmpty();
      default -> false;
    };
  }

  private static @Nullable Object get(RecordComponent component, Object value) {
    try {
      return component.getAccessor().invoke(value);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(component.toString(), e);
    }
  }
}
