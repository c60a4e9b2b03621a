package hubbub.favourites;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.contracts.accounts.AccountDeleted;
import hubbub.contracts.accounts.SignedIn;
import hubbub.contracts.accounts.SignedOut;
import hubbub.contracts.accounts.TwitchConnected;
import hubbub.contracts.archive.PersonForgotten;
import hubbub.contracts.favourites.EventSeen;
import hubbub.testkit.Await;
import hubbub.testkit.twitch.TwitchAnswer;
import hubbub.testkit.twitch.TwitchSubscription;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Favourites that hear a Twitch of our own by EventSub.
class EventSubTest extends EventSubHouse {
  private List<String> kinds() {
    return told().stream().map(EventSeen::event).map(event -> event.kind()).toList();
  }

  private JsonNode sources(String who) {
    return get(who, "/api/v1/events/sources");
  }

  private static List<String> texts(JsonNode array) {
    return array.valueStream().map(one -> one.asString("")).toList();
  }

  private boolean isLive(String channel) {
    return get("ana", "/api/v1/streamers/" + channel).required("live").booleanValue(false);
  }

  @Test
  void who_signs_in_hears_of_their_own_channel_and_their_first_two_favourites() {
    follow("ana", "twitch/streamer41");
    follow("ana", "twitch/streamer42");
    follow("ana", "twitch/streamer43");

    connect(ANA, "1", "anaplays", "moderator:read:followers");

    untilChannels("1", "41", "42");
    untilEnabled(3 * OPEN + 1);
    assertThat(twitch.enabled().stream().mapToInt(TwitchSubscription::cost).sum()).isEqualTo(10);
    Await.until(() -> sources("ana").required("listening").booleanValue());
    var sources = sources("ana");
    assertThat(texts(sources.required("at_once")))
        .containsExactly("twitch/streamer41", "twitch/streamer42");
    assertThat(texts(sources.required("looked_at"))).containsExactly("twitch/streamer43");
    assertThat(sources.required("silent").toString())
        .contains("Cheers")
        .contains("bits:read")
        .doesNotContain("New followers");
  }

  @Test
  void what_happens_is_told_once_however_often_it_comes() {
    follow("ana", "twitch/streamer41");
    connect(ANA, "1", "anaplays");
    untilEnabled(2 * OPEN);

    twitch.happens(
        "stream.online", of("41", "id", "900", "type", "live", "started_at", started(0)));
    twitch.again();
    twitch.happens(
        "channel.update", of("41", "title", "Castles", "language", "en", "category_name", "Art"));
    twitch.again();
    Await.until(() -> kinds().size() == 2);

    assertThat(isLive("twitch/streamer41")).isTrue();
    var streamer = get("ana", "/api/v1/streamers/twitch/streamer41");
    assertThat(streamer.required("title").asString("")).isEqualTo("Castles");
    assertThat(streamer.required("category").asString("")).isEqualTo("Art");
    twitch.happens("stream.offline", of("41"));
    twitch.again();
    twitch.happens("channel.update", of("41", "title", "Later", "category_name", "Art"));
    Await.until(() -> kinds().size() == 4);
    assertThat(isLive("twitch/streamer41")).isFalse();
    assertThat(kinds()).containsExactly("live", "update", "offline", "update");
  }

  @Test
  void an_end_that_comes_after_the_next_beginning_ends_nothing() {
    follow("ana", "twitch/streamer41");
    connect(ANA, "1", "anaplays");
    untilEnabled(2 * OPEN);

    twitch.happens(
        "stream.online", of("41", "id", "901", "type", "live", "started_at", started(60)));
    Await.until(() -> isLive("twitch/streamer41"));
    twitch.happens("stream.offline", of("41"));
    Await.until(() -> kinds().size() == 2);

    assertThat(isLive("twitch/streamer41")).isTrue();
  }

  @Test
  void a_raid_is_told_at_both_ends_that_are_followed() {
    follow("ana", "twitch/streamer41");
    follow("ana", "twitch/streamer42");
    connect(ANA, "1", "anaplays");
    untilEnabled(3 * OPEN);

    var raid = new HashMap<String, Object>();
    raid.put("from_broadcaster_user_id", "41");
    raid.put("from_broadcaster_user_login", "streamer41");
    raid.put("from_broadcaster_user_name", "Streamer41");
    raid.put("to_broadcaster_user_id", "42");
    raid.put("to_broadcaster_user_login", "streamer42");
    raid.put("to_broadcaster_user_name", "Streamer42");
    raid.put("viewers", 7);
    assertThat(twitch.happens("channel.raid", raid)).isEqualTo(2);

    Await.until(() -> told().size() == 2);
    assertThat(told().stream().map(one -> one.channel().name()))
        .containsExactlyInAnyOrder("streamer41", "streamer42");
  }

  @Test
  void what_is_told_of_ones_own_channel_nobody_else_sees() {
    connect(ANA, "1", "anaplays", "moderator:read:followers");
    follow("bob", "twitch/anaplays");
    untilEnabled(OPEN + 1);

    followed("1", "eve");

    Await.until(() -> texts("ana", "?channel=twitch/anaplays").size() == 1);
    assertThat(texts("bob", "?channel=twitch/anaplays")).isEmpty();
    disconnect(ANA, "1");
    assertThat(texts("ana", "?channel=twitch/anaplays")).isEmpty();
  }

  /// Ana has a new follower, and only she may know.
  private void anaIsToldOfEve() {
    connect(ANA, "1", "anaplays", "moderator:read:followers");
    untilEnabled(OPEN + 1);
    followed("1", "eve");
    Await.until(() -> texts("ana", "?channel=twitch/anaplays").size() == 1);
  }

  @Test
  void who_gets_the_name_of_another_at_twitch_does_not_get_what_was_told_to_them() {
    anaIsToldOfEve();

    connect(ANA, "1", "anasleeps");
    connect(BOB, "2", "anaplays");

    assertThat(texts("bob", "?channel=twitch/anaplays")).isEmpty();
  }

  @Test
  void who_is_forgotten_is_named_in_no_event() {
    anaIsToldOfEve();

    tell(new PersonForgotten("twitch", "77", clock.instant().plusSeconds(1)));

    assertThat(texts("ana", "?channel=twitch/anaplays")).isEmpty();
  }

  @Test
  void subscriptions_follow_favourites() {
    connect(ANA, "1", "anaplays");
    untilChannels("1");

    follow("ana", "twitch/streamer41");
    follow("ana", "twitch/streamer42");
    follow("ana", "twitch/streamer43");
    untilChannels("1", "41", "42");
    send("ana", "PUT", "/api/v1/favourites/twitch/streamer43", "{\"place\": 0}");
    untilChannels("1", "43", "41");
    send("ana", "DELETE", "/api/v1/favourites/twitch/streamer41", "");
    untilChannels("1", "43", "42");

    untilEnabled(3 * OPEN);
    assertThat(twitch.all()).hasSize(3 * OPEN);
  }

  @Test
  void a_shared_favourite_is_subscribed_to_once_and_outlives_either() {
    follow("ana", "twitch/streamer41");
    follow("bob", "twitch/streamer41");
    connect(ANA, "1", "anaplays");
    connect(BOB, "2", "bobbuilds");
    untilEnabled(3 * OPEN);

    disconnect(ANA, "1");
    untilChannels("2", "41");
    untilEnabled(2 * OPEN);
    connect(ANA, "1", "anaplays");
    untilEnabled(3 * OPEN);
    disconnect(BOB, "2");
    untilChannels("1", "41");
  }

  @Test
  void after_a_disconnection_nothing_is_left() {
    follow("ana", "twitch/streamer41");
    connect(ANA, "1", "anaplays");
    untilEnabled(2 * OPEN);

    disconnect(ANA, "1");

    untilEnabled(0);
    Await.until(() -> twitch.sockets.open().isEmpty());
    Await.until(() -> !sources("ana").required("listening").booleanValue());
    assertThat(texts(sources("ana").required("looked_at"))).containsExactly("twitch/streamer41");
  }

  @Test
  void who_is_signed_in_nowhere_is_told_nothing_until_they_are_back() {
    follow("ana", "twitch/streamer41");
    follow("bob", "twitch/streamer41");
    connect(ANA, "1", "anaplays");
    connect(BOB, "2", "bobbuilds");
    untilEnabled(3 * OPEN);

    var out = nextChange();
    tell(new SignedOut(ANA, out));
    untilChannels("2", "41");
    tell(new SignedOut(BOB, nextChange()));
    Await.untilAsserted(() -> assertThat(twitch.all()).isEmpty());
    Await.until(() -> twitch.sockets.open().isEmpty());

    tell(new SignedIn(ANA, nextChange()));
    untilChannels("1", "41");
    tell(new SignedOut(ANA, out));
    tell(new SignedIn(BOB, nextChange()));
    untilChannels("1", "2", "41");
  }

  @Test
  void who_takes_back_at_twitch_what_they_allowed_is_told_so_and_nothing_is_tried_again() {
    follow("ana", "twitch/streamer41");
    connect(ANA, "1", "anaplays", "moderator:read:followers");
    untilEnabled(2 * OPEN + 1);
    Await.until(() -> texts(sources("ana").required("at_once")).size() == 1);

    twitch.takesBack("1");

    Await.until(
        () -> sources("ana").required("silent").toString().contains("You have taken it back"));
    Await.until(() -> texts(sources("ana").required("at_once")).isEmpty());
    assertThat(texts(sources("ana").required("looked_at"))).containsExactly("twitch/streamer41");
    assertThat(twitch.enabled()).isEmpty();
  }

  @Test
  void after_an_account_is_deleted_nothing_is_left() {
    connect(ANA, "1", "anaplays");
    untilEnabled(OPEN);

    tell(new AccountDeleted(ANA, nextChange()));

    untilEnabled(0);
  }

  @Test
  void a_broken_line_is_mended_with_all_that_was_subscribed_to() {
    follow("ana", "twitch/streamer41");
    connect(ANA, "1", "anaplays");
    untilEnabled(2 * OPEN);

    twitch.sockets.drop();
    untilEnabled(0);
    Await.untilAsserted(() -> {
      clock.pass(Duration.ofSeconds(1));
      assertThat(twitch.enabled()).hasSize(2 * OPEN);
    });
    twitch.happens(
        "stream.online", of("41", "id", "900", "type", "live", "started_at", started(0)));
    Await.until(() -> isLive("twitch/streamer41"));
  }

  @Test
  void a_line_that_twitch_moves_keeps_its_subscriptions() {
    connect(ANA, "1", "anaplays");
    untilEnabled(OPEN);
    var before = twitch.enabled();

    twitch.sockets.reconnect();
    Await.until(() -> twitch.sockets.connected() == 2);
    twitch.happens("stream.online", of("1", "id", "900", "type", "live", "started_at", started(0)));

    Await.until(() -> kinds().size() == 1);
    assertThat(twitch.enabled()).isEqualTo(before);
  }

  @Test
  void where_a_move_leads_to_another_session_all_is_subscribed_to_again() {
    connect(ANA, "1", "anaplays");
    untilEnabled(OPEN);
    var before = twitch.enabled().getFirst().place();

    twitch.sockets.reconnectAt(_ -> twitch.url());

    Await.untilAsserted(() ->
        assertThat(twitch.enabled()).hasSize(OPEN).noneMatch(one -> one.place().equals(before)));
  }

  @Test
  void strays_are_taken_away_and_others_are_left_alone() {
    connect(ANA, "1", "anaplays");
    untilEnabled(OPEN);
    var session = twitch.enabled().getFirst().place();
    twitch.has(stray("stray", "enabled", "45", session));
    twitch.has(stray("dead", "websocket_disconnected", "45", "gone"));
    twitch.has(stray("other", "enabled", "45", "elsewhere"));

    minutes(2);

    Await.untilAsserted(() ->
        assertThat(twitch.all().stream().map(TwitchSubscription::id))
            .contains("other")
            .doesNotContain("stray", "dead"));
  }

  /// Time passes, and lines stay as they are.
  private void minutes(int minutes) {
    for (var seconds = 0; seconds < minutes * 60; seconds += 5) {
      clock.pass(Duration.ofSeconds(5));
      twitch.sockets.keepalive();
    }
  }

  private TwitchSubscription stray(String id, String status, String of, String session) {
    return new TwitchSubscription(
        id,
        status,
        "stream.online",
        "1",
        Map.of("broadcaster_user_id", of),
        "1",
        0,
        false,
        session,
        "");
  }

  @Test
  void one_that_vanished_is_made_again() {
    connect(ANA, "1", "anaplays");
    untilEnabled(OPEN);

    twitch.forget(twitch.enabled().getFirst().id());
    minutes(2);
    untilEnabled(OPEN);
    twitch.forget(twitch.enabled().getFirst().id());
    minutes(61);
    untilEnabled(OPEN);
  }

  @Test
  void what_is_beyond_twitchs_bound_waits_and_what_costs_nothing_does_not() {
    for (var at = 0; at < 9; at++) {
      twitch.has(taken("taken" + at));
    }
    follow("ana", "twitch/streamer41");
    connect(ANA, "1", "anaplays", "moderator:read:followers");

    untilEnabled(9 + OPEN + 1 + 1);
    Await.until(() -> sources("ana").required("trouble").asString("").contains("allows no more"));
    for (var at = 0; at < 9; at++) {
      twitch.forget("taken" + at);
    }
    minutes(3);
    untilEnabled(2 * OPEN + 1);
    Await.until(() -> sources("ana").required("trouble").isNull());
  }

  /// One that is told elsewhere, and paid for by Ana.
  private static TwitchSubscription taken(String id) {
    return new TwitchSubscription(
        id,
        "enabled",
        "stream.online",
        "1",
        Map.of("broadcaster_user_id", "45"),
        "1",
        1,
        false,
        "elsewhere",
        "");
  }

  @Test
  void whose_key_twitch_takes_no_longer_is_shut_out_and_others_pay_for_what_they_share() {
    follow("ana", "twitch/streamer41");
    follow("bob", "twitch/streamer41");
    connect(ANA, "1", "anaplays");
    connect(BOB, "2", "bobbuilds");
    untilEnabled(3 * OPEN);

    keys.disconnect(ANA);
    follow("ana", "twitch/streamer42");

    untilChannels("2", "41");
  }

  @Test
  void a_revocation_is_said_with_what_to_do_and_not_tried_again() {
    connect(ANA, "1", "anaplays", "moderator:read:followers");
    untilEnabled(OPEN + 1);
    var follow = subscription("channel.follow");

    twitch.revoke(follow.id(), "authorization_revoked");

    Await.untilAsserted(() ->
        assertThat(sources("ana").required("silent").toString())
            .contains("New followers")
            .contains("You have taken it back on Twitch.")
            .contains("Sign in with Twitch again, and allow it."));
    follow("ana", "twitch/streamer41");
    untilEnabled(2 * OPEN);
    connect(ANA, "1", "anaplays", "moderator:read:followers");
    untilEnabled(2 * OPEN + 1);
    Await.until(() -> !sources("ana").required("silent").toString().contains("New followers"));
  }

  @Test
  void what_twitch_refuses_is_said_and_asked_for_once() {
    keys.connect(ANA, "1", Set.of("bits:read"));
    twitch.allows("1");
    tell(new TwitchConnected(ANA, "1", "anaplays", "AnaPlays", List.of("bits:read"), nextChange()));
    untilEnabled(OPEN);
    Await.until(() -> sources("ana").required("silent").toString().contains("Twitch refused it"));
    var calls = makings();

    follow("ana", "twitch/streamer41");
    untilEnabled(2 * OPEN);

    assertThat(makings()).isEqualTo(calls + OPEN);
  }

  private long makings() {
    return api.calls.stream()
        .filter(one -> one.method().equals("POST") && one.path().contains("eventsub"))
        .count();
  }

  @Test
  void after_twitch_was_away_what_is_missing_is_made() {
    for (var call = 0; call < 4; call++) {
      api.troubles.add(TwitchAnswer.error(500, "broken"));
    }
    connect(ANA, "1", "anaplays");

    Await.untilAsserted(() -> {
      clock.pass(Duration.ofSeconds(2));
      assertThat(twitch.enabled()).hasSize(OPEN);
    });
  }

  @Test
  void without_a_key_no_line_is_opened() {
    tell(new TwitchConnected(ANA, "1", "anaplays", "AnaPlays", List.of(), nextChange()));
    connect(BOB, "2", "bobbuilds");
    untilEnabled(OPEN);

    assertThat(twitch.sockets.connected()).isEqualTo(1);
    assertThat(sources("ana").required("listening").booleanValue()).isFalse();
  }
}
