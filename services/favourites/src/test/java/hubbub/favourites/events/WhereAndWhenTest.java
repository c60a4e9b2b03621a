package hubbub.favourites.events;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.contracts.favourites.Event.Sight;
import java.time.Instant;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WhereAndWhenTest {
  private static final String RAID =
      """
      {"from_broadcaster_user_login": "heron", "from_broadcaster_user_name": "Heron",
       "to_broadcaster_user_login": "KestrelPlays", "to_broadcaster_user_name": "KestrelPlays",
       "viewers": 120}
      """;

  @Test
  void a_raid_is_told_where_the_subscription_asked() {
    var in = Payloads.tell("channel.raid", "1", "{\"to_broadcaster_user_id\": \"7001\"}", RAID);
    var out =
        Payloads.tell(
            "channel.raid",
            "1",
            "{\"from_broadcaster_user_id\": \"7002\", \"to_broadcaster_user_id\": \"\"}",
            RAID);

    assertThat(in.channel()).hasToString("twitch/kestrelplays");
    assertThat(in.event().text()).isEqualTo("Heron raids KestrelPlays with 120 viewers.");
    assertThat(in.event().details()).containsEntry("direction", "in");
    assertThat(out.channel()).hasToString("twitch/heron");
    assertThat(out.event().text()).isEqualTo("Heron went raiding KestrelPlays with 120 viewers.");
    assertThat(out.event().details())
        .containsEntry("direction", "out")
        .containsEntry("viewers", "120");
  }

  @Test
  void only_what_all_may_see_is_public() {
    var open = new TreeSet<String>();
    for (var payload : Payloads.all()) {
      var seen = Payloads.tell(payload.type(), payload.version(), "{}", payload.event().toString());
      if (seen.event().sight() == Sight.PUBLIC) {
        open.add(payload.type());
      }
    }

    assertThat(open)
        .containsExactly(
            "channel.raid",
            "channel.shared_chat.begin",
            "channel.shared_chat.end",
            "channel.shared_chat.update",
            "channel.update",
            "stream.offline",
            "stream.online");
  }

  @Test
  void only_what_twitch_tells_moderators_is_for_moderators() {
    assertThat(
            Payloads.all().stream()
                .filter(one ->
                    Payloads.tell(one.type(), one.version(), "{}", one.event().toString())
                            .event()
                            .sight()
                        == Sight.MODERATORS)
                .map(one -> one.type())
                .distinct()
                .sorted())
        .containsExactly("channel.follow", "channel.shoutout.create", "channel.shoutout.receive");
  }

  @ParameterizedTest
  @CsvSource({
    "channel.follow, '{\"user_login\": \"wren\"}', twitch/-unknown",
    "channel.follow, '{\"broadcaster_user_login\": \"a/b c\"}', twitch/-unknown",
    "channel.follow, '{\"broadcaster_user_login\": 7}', twitch/7",
    "channel.follow, '{\"broadcaster_user_name\": \"KestrelPlays\"}', twitch/kestrelplays",
    "channel.charity_campaign.donate, '{\"broadcaster_login\": \"kestrel\"}', twitch/kestrel",
    "user.update, '{\"user_login\": \"wren\"}', twitch/wren",
    "user.new_thing, '{\"user_login\": \"wren\"}', twitch/wren",
    "channel.new_thing, '{\"user_login\": \"wren\"}', twitch/-unknown",
    "user.whisper.message, '{\"from_user_login\": \"a\", \"to_user_login\": \"b\"}', twitch/b",
    "drop.entitlement.grant, '{\"data\": {\"user_login\": \"wren\"}}', twitch/wren",
    "conduit.shard.disabled, '{\"shard_id\": 1}', twitch/-unknown",
  })
  void it_is_told_in_the_channel_that_it_names(String type, String event, String channel) {
    assertThat(Payloads.tell(type, "1", "{}", event).channel()).hasToString(channel);
  }

  @Test
  void going_live_is_known_by_the_stream() {
    var seen = Payloads.tell("stream.online", "1", "{}", "{\"id\": 553, \"type\": \"live\"}");

    assertThat(seen.event().id())
        .isEqualTo("twitch:live/553")
        .isEqualTo(TwitchEvents.liveId("553"));
  }

  @Test
  void all_else_is_known_by_its_message() {
    assertThat(Payloads.tell("stream.offline", "1", "{}", "{\"id\": 553}").event().id())
        .isEqualTo("twitch:m-1");
    assertThat(Payloads.tell("stream.online", "1", "{}", "{}").event().id())
        .isEqualTo("twitch:m-1");
  }

  @Test
  void a_batch_is_several_events() {
    var batch = Payloads.json("[{\"data\": {\"user_login\": \"wren\"}}, {\"data\": null}]");
    var told =
        new Notification(
            "drop.entitlement.grant", "1", Payloads.json("{}"), batch, "m-9", Payloads.AT);

    var events = TwitchEvents.of(told);

    assertThat(events)
        .extracting(seen -> seen.event().id())
        .containsExactly("twitch:m-9/0", "twitch:m-9/1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a b", "\u202Ex"})
  void an_id_is_always_one(String messageId) {
    var told =
        new Notification(
            "channel.chat.clear",
            "1",
            Payloads.json("{}"),
            Payloads.json("{}"),
            messageId + "y".repeat(messageId.isEmpty() ? 0 : 300),
            Payloads.AT);

    var first = TwitchEvents.of(told).getFirst().event().id();

    assertThat(first).matches("twitch:[0-9a-f-]{36}");
    assertThat(TwitchEvents.of(told).getFirst().event().id()).isEqualTo(first);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-03-01T18:09:59.123456789Z, 2026-03-01T18:09:59.123456789Z",
    "2026-03-01T19:09:59.5+01:00, 2026-03-01T18:09:59.5Z",
    "0001-01-01T00:00:00Z, 2026-03-01T18:10:00.500000001Z",
    "2026-04-01T00:00:00Z, 2026-03-01T18:10:00.500000001Z",
    "+1000000000-01-01T00:00:00Z, 2026-03-01T18:10:00.500000001Z",
    "yesterday, 2026-03-01T18:10:00.500000001Z",
  })
  void a_time_is_the_events_own_or_the_messages(String said, Instant at) {
    var event = "{\"followed_at\": \"" + said + "\"}";

    assertThat(Payloads.tell("channel.follow", "2", "{}", event).event().at()).isEqualTo(at);
  }
}
