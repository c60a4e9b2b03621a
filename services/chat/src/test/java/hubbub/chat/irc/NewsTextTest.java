package hubbub.chat.irc;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.chat.domain.Modes;
import hubbub.chat.domain.News;
import hubbub.chat.domain.Offset;
import hubbub.chat.domain.Room;
import hubbub.contracts.accounts.OwnChannel;
import hubbub.testkit.PinnedClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What happens in a room, as lines.
class NewsTextTest {
  private static final Offset OFFSET = new Offset(1, 1);
  private static final Room ROOM =
      new Room(
          new OwnChannel("5", "alice", "1001", "", Instant.EPOCH),
          Modes.usual(),
          OFFSET,
          Optional.empty(),
          0);

  private final PinnedClock clock = new PinnedClock();
  private final ChannelNumbers numbers = new ChannelNumbers(_ -> Optional.of("1001"));
  private final NewsText text = new NewsText(numbers, clock);

  @BeforeEach
  void learn() {
    numbers.learn("alice");
  }

  @Test
  void a_timeout_has_a_duration_and_a_ban_has_none() {
    assertThat(text.of(ROOM, silenced(Optional.of(Duration.ofSeconds(5))), Sample.FULL))
        .isEqualTo(
            "@ban-duration=5;room-id=1001;target-user-id=1002;tmi-sent-ts="
                + clock.millis()
                + " :tmi.twitch.tv CLEARCHAT #alice :bob\r\n");
    assertThat(text.of(ROOM, silenced(Optional.empty()), Sample.FULL))
        .isEqualTo(
            "@room-id=1001;target-user-id=1002;tmi-sent-ts="
                + clock.millis()
                + " :tmi.twitch.tv CLEARCHAT #alice :bob\r\n");
  }

  @Test
  void a_deleted_line_is_named_with_its_author_and_text() {
    var news = new News.LineDeleted(OFFSET, "l1", "bob", "oh no", Sample.ALICE);

    assertThat(text.of(ROOM, news, Sample.FULL))
        .isEqualTo(
            "@login=bob;room-id=1001;target-msg-id=l1;tmi-sent-ts="
                + clock.millis()
                + " :tmi.twitch.tv CLEARMSG #alice :oh no\r\n");
  }

  @Test
  void whoever_goes_over_to_another_channel_is_told_where() {
    var news = new News.Raiding(OFFSET, "friday", 15, Sample.ALICE);

    assertThat(text.of(ROOM, news, Sample.FULL))
        .isEqualTo(
            "@msg-id=raid_success :tmi.twitch.tv NOTICE #alice :This channel goes over to"
                + " friday.\r\n");
    assertThat(text.of(ROOM, news, Sample.PLAIN)).isEmpty();
  }

  @Test
  void no_name_and_no_text_ends_a_line_or_adds_a_word() {
    var evil = "x\r\n:evil PRIVMSG #alice :hi\0\u0007;a=b";
    assertThat(
            all(evil).stream()
                .<Object>map(Object::getClass)
                .collect(java.util.stream.Collectors.toSet()))
        .containsExactlyInAnyOrder((Object[]) News.class.getPermittedSubclasses());
    for (var index = 0; index < Kind.COUNT; index++) {
      var kind = new Kind(index);
      for (var i = 0; i < all(evil).size(); i++) {
        var plain = text.of(ROOM, all("x").get(i), kind);
        var lines = text.of(ROOM, all(evil).get(i), kind);

        assertThat(lines.split("\r\n", -1)).as(lines).hasSameSizeAs(plain.split("\r\n", -1));
        assertThat(lines.replace("\r\n", "").chars().filter(c -> c == '\r' || c == '\n' || c == 0))
            .as(lines)
            .isEmpty();
      }
    }
  }

  private static List<News> all(String text) {
    var somebody = Sample.speaker("1", text, text);
    var line = Sample.line(somebody, text);
    return List.of(
        new News.LineSaid(line, null),
        new News.Announced(line, text),
        new News.LineDeleted(OFFSET, text, text, text, somebody),
        new News.PersonSilenced(OFFSET, text, text, Optional.empty(), text, somebody),
        new News.PersonFreed(OFFSET, text, text, somebody),
        new News.RoomCleared(OFFSET, somebody),
        new News.ModesChanged(OFFSET, Modes.usual(), Modes.usual(), somebody),
        new News.Pinned(OFFSET, Optional.of(line), somebody),
        new News.Raided(OFFSET, somebody, 1, Sample.AT),
        new News.Raiding(OFFSET, text, 1, somebody),
        new News.EmotesChanged(OFFSET),
        new News.PresenceChanged(List.of(somebody), List.of(somebody), 1),
        new News.PersonChanged(somebody),
        new News.LineHeld(text, somebody, text, text, Sample.AT, false),
        new News.RoomClosed(),
        new News.GoingAway(java.util.OptionalInt.empty()));
  }

  @Test
  void a_room_is_cleared_without_a_name() {
    assertThat(text.of(ROOM, new News.RoomCleared(OFFSET, Sample.ALICE), Sample.FULL))
        .isEqualTo(
            "@room-id=1001;tmi-sent-ts=" + clock.millis() + " :tmi.twitch.tv CLEARCHAT #alice\r\n");
  }

  @Test
  void a_raid_has_the_parameters_in_the_spelling_that_programs_expect() {
    var news = new News.Raided(OFFSET, Sample.BOB, 15, Sample.AT);

    assertThat(text.of(ROOM, news, Sample.FULL))
        .contains(
            ";msg-id=raid;",
            ";msg-param-displayName=Bob;",
            ";msg-param-login=bob;",
            ";msg-param-profileImageURL=;",
            ";msg-param-viewerCount=15;")
        .endsWith(" :tmi.twitch.tv USERNOTICE #alice\r\n");
    assertThat(text.of(ROOM, news, Sample.FULL)).isEqualTo(text.of(ROOM, news, Sample.FULL));
  }

  @Test
  void who_comes_and_goes_is_told_to_those_who_asked() {
    var news = new News.PresenceChanged(List.of(Sample.BOB), List.of(Sample.ALICE), 1);

    assertThat(text.of(ROOM, news, Sample.FULL))
        .isEqualTo(
            String.join(
                "\r\n",
                ":bob!bob@bob.tmi.twitch.tv JOIN #alice",
                ":alice!alice@alice.tmi.twitch.tv PART #alice",
                ""));
    assertThat(text.of(ROOM, news, Sample.FULL.without(Kind.Capability.MEMBERSHIP))).isEmpty();
  }

  @Test
  void without_commands_only_messages_are_heard() {
    var kind = Sample.FULL.without(Kind.Capability.COMMANDS);

    assertThat(text.of(ROOM, silenced(Optional.empty()), kind)).isEmpty();
    assertThat(text.of(ROOM, new News.RoomCleared(OFFSET, Sample.ALICE), kind)).isEmpty();
    assertThat(text.of(ROOM, new News.Raided(OFFSET, Sample.BOB, 1, Sample.AT), kind)).isEmpty();
    assertThat(text.of(ROOM, new News.LineSaid(Sample.line(Sample.BOB, "hi"), null), kind))
        .endsWith(" PRIVMSG #alice :hi\r\n");
  }

  @Test
  void a_channel_that_is_not_called_like_its_owner_has_a_number_of_its_own() {
    var other = new OwnChannel("5", "friday", "1001", "", Instant.EPOCH);

    numbers.learn("friday");
    assertThat(numbers.of(other)).isEqualTo("1001");

    var apart = new ChannelNumbers(_ -> Optional.of("1002"));
    apart.learn("friday");
    assertThat(apart.of(other)).isEqualTo("1000000000005");
    assertThat(ChannelNumbers.channelId("1000000000005")).hasValue(5);
    assertThat(ChannelNumbers.channelId("1001")).isEmpty();
    assertThat(ChannelNumbers.channelId("9999999999999999999")).isEmpty();
  }

  private static News silenced(Optional<Duration> duration) {
    return new News.PersonSilenced(OFFSET, "1002", "bob", duration, "", Sample.ALICE);
  }
}
