package hubbub.favourites;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.contracts.Channel;
import hubbub.contracts.accounts.AccountDeleted;
import hubbub.contracts.accounts.ChannelClosed;
import hubbub.contracts.radio.ShowEnded;
import hubbub.contracts.radio.ShowStarted;
import hubbub.favourites.events.TestEvents;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Following streamers, and hearing of channels of our own.
class FollowingTest extends FavouritesHouse {
  private static final Channel FRIDAY = new Channel("hubbub", "friday");
  private static final String SHOW = "0199c2f4-a805-7001-8000-000000000001";

  private List<String> channels(String who) {
    return get(who, "/api/v1/favourites")
        .required("favourites")
        .valueStream()
        .map(one -> one.required("streamer").required("channel").stringValue())
        .toList();
  }

  private ShowStarted starts() {
    return new ShowStarted(SHOW, FRIDAY, "/live/friday", "Friday night", clock.instant());
  }

  @Test
  void favourites_stand_as_their_person_puts_them() {
    channel("1", "friday", "1002", "");
    follow("ana", "hubbub/friday");
    follow("ana", "twitch/KestrelPlays");
    follow("ana", "twitch/gullwatch");

    var moved =
        send(
            "ana",
            "PUT",
            "/api/v1/favourites/twitch/gullwatch",
            "{\"place\": 0, \"on_now\": true}");

    assertThat(moved.statusCode()).as(moved.body()).isEqualTo(200);
    assertThat(channels("ana"))
        .containsExactly("twitch/gullwatch", "hubbub/friday", "twitch/kestrelplays");
    assertThat(channels("bob")).isEmpty();
  }

  @Test
  void one_favourite_is_looked_at() {
    follow("ana", "twitch/kestrelplays");
    follow("ana", "twitch/gullwatch");

    send("ana", "PUT", "/api/v1/favourites/twitch/kestrelplays", "{\"on_now\": true}");
    send("ana", "PUT", "/api/v1/favourites/twitch/gullwatch", "{\"on_now\": true}");

    assertThat(
            get("ana", "/api/v1/favourites")
                .required("favourites")
                .valueStream()
                .map(one -> one.required("on_now").asBoolean()))
        .containsExactly(false, true);
  }

  @Test
  void what_cannot_be_followed_is_refused_by_name() {
    var unknown = send("ana", "PUT", "/api/v1/favourites/hubbub/nobody", "{}");
    var noName = send("ana", "PUT", "/api/v1/favourites/twitch/no%20name", "{}");
    var noPlatform = send("ana", "PUT", "/api/v1/favourites/mixer/kestrel", "{}");
    var stranger = send("nobody", "GET", "/api/v1/favourites", "");

    assertThat(unknown.statusCode()).as(unknown.body()).isEqualTo(404);
    assertThat(noName.statusCode()).as(noName.body()).isEqualTo(422);
    assertThat(noName.body()).contains("\"field\":\"name\"");
    assertThat(noPlatform.statusCode()).as(noPlatform.body()).isEqualTo(422);
    assertThat(noPlatform.body()).contains("\"field\":\"platform\"");
    assertThat(stranger.statusCode()).isEqualTo(401);
  }

  @Test
  void a_favourite_is_dropped_once() {
    follow("ana", "twitch/kestrelplays");

    var dropped = send("ana", "DELETE", "/api/v1/favourites/twitch/kestrelplays", "");
    var again = send("ana", "DELETE", "/api/v1/favourites/twitch/kestrelplays", "");

    assertThat(dropped.statusCode()).isEqualTo(204);
    assertThat(again.statusCode()).isEqualTo(404);
    assertThat(channels("ana")).isEmpty();
    assertThat(send("bob", "GET", "/api/v1/streamers/twitch/kestrelplays", "").statusCode())
        .isEqualTo(404);
  }

  @Test
  void streamers_are_found_by_a_part_of_their_name() {
    channel("1", "friday", "1002", "");
    channel("2", "fri_yay", "1002", "");

    var found = get("ana", "/api/v1/streamers?q=FRI_");

    assertThat(found.required("streamers"))
        .extracting(one -> one.required("channel").stringValue())
        .containsExactly("hubbub/fri_yay");
  }

  @Test
  void places_are_counted_anew_where_a_channel_was_closed() {
    channel("1", "friday", "1002", "");
    follow("ana", "hubbub/friday");
    follow("ana", "twitch/kestrelplays");
    tell(new ChannelClosed("1", "friday", nextChange()));

    follow("ana", "twitch/gullwatch");

    assertThat(channels("ana")).containsExactly("twitch/kestrelplays", "twitch/gullwatch");
    assertThat(
            get("ana", "/api/v1/favourites")
                .required("favourites")
                .valueStream()
                .map(one -> one.required("place").asInt()))
        .containsExactly(0, 1);
  }

  @Test
  void a_show_that_begins_and_ends_is_told_once_and_seen_by_who_follows() {
    channel("1", "friday", "1002", "");
    follow("ana", "hubbub/friday");

    tell(starts());
    var live = get("ana", "/api/v1/streamers/hubbub/friday");
    tell(starts(), new ShowEnded(SHOW, FRIDAY, clock.instant(), 119_980, 5));

    assertThat(live.required("live").asBoolean()).isTrue();
    assertThat(get("ana", "/api/v1/streamers/hubbub/friday").required("live").asBoolean())
        .isFalse();
    assertThat(texts("ana", ""))
        .containsExactly("friday ended the show after 1 minute.", "friday went live: Friday night");
    assertThat(texts("bob", "")).isEmpty();
    assertThat(told()).extracting(seen -> seen.event().kind()).containsExactly("live", "offline");
  }

  @Test
  void another_title_is_an_event_and_the_first_one_is_none() {
    channel("1", "friday", "1002", "Quiet");
    channel("1", "friday", "1002", "Loud");
    channel("1", "friday", "1002", "Loud");

    assertThat(texts("bob", "?channel=hubbub/friday"))
        .containsExactly("friday is now called: Loud");
  }

  @Test
  void events_come_in_pages_and_by_kind() {
    channel("1", "friday", "1002", "0");
    for (var title = 1; title <= 5; title++) {
      channel("1", "friday", "1002", "" + title);
    }
    tell(starts());

    var first = get("ana", "/api/v1/events?channel=hubbub/friday&kind=update&limit=3");
    var cursor = first.required("next").stringValue();
    var path = "?channel=hubbub/friday&kind=update&limit=3&cursor=" + cursor;

    assertThat(first.required("events")).hasSize(3);
    assertThat(texts("ana", path))
        .containsExactly("friday is now called: 2", "friday is now called: 1");
    assertThat(send("ana", "GET", "/api/v1/events?cursor=" + cursor, "").statusCode())
        .isEqualTo(422);
    assertThat(send("ana", "GET", "/api/v1/events?kind=Oh%27", "").body())
        .contains("\"field\":\"kind\"");
  }

  @Test
  void pages_hear_events_of_favourites_and_of_what_they_watch() {
    channel("1", "friday", "1002", "");
    channel("2", "sunday", "1002", "");
    follow("ana", "hubbub/friday");
    try (var ana = ear("ana");
        var bob = ear("bob")) {
      ana.say("{\"watch\": [\"hubbub/sunday\"]}");
      bob.say("{\"watch\": [\"mixer/kestrel\"]}");
      var _ = ana.hears("watching");

      tell(starts());
      channel("2", "sunday", "1002", "Rest");

      assertThat(bob.hears("problem").toString()).contains("/watch/0");
      var _ = ana.hears(frame -> frame.toString().contains("is now called: Rest"));
      assertThat(ana.all("event"))
          .extracting(one -> one.required("event").required("channel").stringValue())
          .containsExactly("hubbub/friday", "hubbub/sunday");
      // Both channels are Bob's own.
      var _ = bob.hears(frame -> frame.toString().contains("is now called: Rest"));
    }
  }

  @Test
  void whoever_runs_a_channel_tries_every_kind_of_event_out_and_nobody_else_sees_it() {
    channel("1", "friday", "1002", "");
    follow("ana", "hubbub/friday");
    for (var kind : TestEvents.kinds()) {
      var sent =
          send(
              "bob",
              "POST",
              "/api/v1/events/test",
              "{\"channel\": \"hubbub/friday\", \"kind\": \"" + kind + "\"}");
      assertThat(sent.statusCode()).as(sent.body()).isEqualTo(201);
      assertThat(sent.body()).contains("\"test\":true");
    }

    assertThat(texts("bob", "?channel=hubbub/friday")).hasSize(TestEvents.kinds().size());
    assertThat(texts("ana", "")).isEmpty();
  }

  @Test
  void a_test_event_that_cannot_be_is_refused() {
    channel("1", "friday", "1002", "");
    var body = "{\"channel\": \"hubbub/friday\", \"kind\": \"tea\"}";

    assertThat(send("bob", "POST", "/api/v1/events/test", body).body()).contains("\"/kind\"");
    assertThat(send("ana", "POST", "/api/v1/events/test", body).statusCode()).isEqualTo(403);
  }

  @Test
  void a_closed_channel_and_a_deleted_account_leave_nothing() {
    channel("1", "friday", "1002", "");
    follow("ana", "hubbub/friday");
    follow("ana", "twitch/kestrelplays");
    tell(starts());

    tell(new ChannelClosed("1", "friday", nextChange()));
    assertThat(channels("ana")).containsExactly("twitch/kestrelplays");
    assertThat(texts("ana", "?channel=hubbub/friday")).isEmpty();
    tell(new AccountDeleted("1001", nextChange()));

    assertThat(channels("ana")).isEmpty();
  }

  @Test
  void events_are_kept_as_long_as_is_set() {
    channel("1", "friday", "1002", "");
    tell(starts());

    clock.pass(Duration.ofDays(91));
    favourites.eachMinute();

    assertThat(texts("ana", "?channel=hubbub/friday")).isEmpty();
  }
}
