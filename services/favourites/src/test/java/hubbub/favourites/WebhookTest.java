package hubbub.favourites;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.contracts.accounts.AskTwitch;
import hubbub.contracts.accounts.SignedIn;
import hubbub.contracts.accounts.SignedOut;
import hubbub.contracts.favourites.EventSeen;
import hubbub.platform.json.Json;
import hubbub.testkit.Await;
import hubbub.testkit.twitch.TwitchHooks;
import hubbub.testkit.twitch.TwitchSubscription;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Favourites that a Twitch of our own calls.
class WebhookTest extends EventSubHouse {
  private static final String CALLBACK = "https://hubbub.example/webhooks/twitch";

  @Override
  Map<String, String> settings() {
    var settings = new HashMap<>(super.settings());
    settings.put("public.url", "https://hubbub.example");
    return settings;
  }

  @BeforeEach
  void reachable() {
    twitch.hooks.reach = address -> house.address(address.getPath());
  }

  /// Keys may have been missing when Twitch was asked first: then it is asked again ten seconds
  /// later.
  @Override
  void untilEnabled(int count) {
    Await.untilAsserted(() -> {
      clock.pass(Duration.ofSeconds(1));
      assertThat(twitch.enabled()).hasSize(count);
    });
  }

  private List<String> texts() {
    return told().stream().map(EventSeen::event).map(event -> event.text()).toList();
  }

  private TwitchSubscription online() {
    return subscription("stream.online");
  }

  private TwitchHooks.Message message(String id, Instant at, String sort) {
    var one = online();
    var body =
        Map.of(
            "subscription",
            Map.of(
                "id", one.id(),
                "type", "channel.raid",
                "version", "1",
                "status", "authorization_revoked",
                "condition", Map.of("to_broadcaster_user_id", "41")),
            "event",
            Map.of(
                "from_broadcaster_user_id", "42",
                "from_broadcaster_user_login", "streamer42",
                "from_broadcaster_user_name", "Streamer42",
                "to_broadcaster_user_id", "41",
                "to_broadcaster_user_login", "streamer41",
                "to_broadcaster_user_name", "Streamer41",
                "viewers", 7));
    return new TwitchHooks.Message(
        id, 0, sort, at.toString(), "channel.raid", "1", Json.write(body));
  }

  private HttpResponse<String> call(TwitchHooks.Message message) throws IOException {
    return twitch.hooks.send(CALLBACK, message, message.signature(online().secret()));
  }

  private void subscribed() {
    follow("ana", "twitch/streamer41");
    untilEnabled(OPEN);
  }

  @Test
  void favourites_of_whoever_never_signed_in_with_twitch_are_told_too() {
    subscribed();

    assertThat(twitch.sockets.connected()).isZero();
    assertThat(twitch.enabled()).allMatch(one -> one.place().equals(CALLBACK) && one.webhook());
    twitch.happens(
        "stream.online", of("41", "id", "900", "type", "live", "started_at", started(0)));
    twitch.again();
    Await.until(() -> !texts().isEmpty());
    Await.until(() -> twitch.hooks.answers.size() == OPEN + 2);
    assertThat(texts()).hasSize(1);
    assertThat(twitch.hooks.answers).endsWith(204, 204);
    Await.until(
        () -> get("ana", "/api/v1/events/sources").required("at_once").toString().contains("41"));
  }

  @Test
  void what_is_allowed_of_ones_own_channel_is_told_to_oneself() {
    connect(ANA, "1", "anaplays", "moderator:read:followers");
    untilEnabled(OPEN + 1);
    followed("1", "eve");

    Await.until(() -> texts("ana", "?channel=twitch/anaplays").size() == 1);
  }

  @Test
  void subscriptions_follow_favourites() {
    subscribed();

    send("ana", "DELETE", "/api/v1/favourites/twitch/streamer41", "");

    Await.until(() -> twitch.all().isEmpty());
  }

  @Test
  void nothing_is_subscribed_to_for_whoever_is_signed_in_nowhere() {
    subscribed();
    follow("bob", "twitch/streamer42");
    untilEnabled(2 * OPEN);
    tell(new SignedOut(ANA, nextChange()));
    tell(new SignedOut(BOB, nextChange()));
    Await.until(() -> twitch.all().isEmpty());

    tell(new SignedIn(ANA, nextChange()));

    untilChannels("41");
  }

  @Test
  void a_signed_call_is_kept_once_also_by_another_process() throws IOException {
    subscribed();
    var message = message("m-1", clock.instant(), "notification");

    assertThat(call(message).statusCode()).isEqualTo(204);
    assertThat(call(message).statusCode()).isEqualTo(204);
    begin();
    assertThat(call(message).statusCode()).isEqualTo(204);

    assertThat(texts("ana", "")).hasSize(1);
  }

  /// The house is left, and entered again.
  private void begin() {
    close();
    open();
    house.platform().questions().answer(AskTwitch.class, keys);
  }

  @Test
  void what_was_subscribed_to_is_found_again() {
    subscribed();
    var before = twitch.all();
    begin();

    follow("ana", "twitch/streamer42");
    untilEnabled(2 * OPEN);

    assertThat(twitch.all()).containsAll(before);
  }

  @Test
  void what_is_not_signed_as_twitch_signs_is_refused() throws IOException {
    subscribed();
    var message = message("m-1", clock.instant(), "notification");
    var right = message.signature(online().secret());
    var wrong =
        List.of(
            "",
            "sha256=",
            right.toUpperCase(Locale.ROOT),
            right.substring(0, right.length() - 1),
            message.signature("another secret"));
    for (var signature : wrong) {
      assertThat(twitch.hooks.send(CALLBACK, message, signature).statusCode())
          .as(signature)
          .isEqualTo(403);
    }
    var other = message("m-2", clock.instant(), "notification");
    assertThat(twitch.hooks.send(CALLBACK, other, right).statusCode()).isEqualTo(403);

    assertThat(texts("ana", "")).isEmpty();
    assertThat(
            house
                .platform()
                .observe()
                .meters()
                .counter("hubbub.favourites.eventsub.calls", "status", "403")
                .count())
        .isEqualTo(6);
  }

  @Test
  void what_is_more_than_ten_minutes_off_is_refused() throws IOException {
    subscribed();
    var now = clock.instant();
    var ten = Duration.ofMinutes(10);

    assertThat(call(message("m-1", now.minus(ten).minusMillis(1), "notification")).statusCode())
        .isEqualTo(403);
    assertThat(call(message("m-2", now.plus(ten).plusMillis(1), "notification")).statusCode())
        .isEqualTo(403);
    assertThat(call(message("m-3", now.minus(ten), "notification")).statusCode()).isEqualTo(204);

    assertThat(texts("ana", "")).hasSize(1);
  }

  @Test
  void a_challenge_is_answered_as_plain_text() throws IOException {
    subscribed();
    var message =
        new TwitchHooks.Message(
            "m-1",
            0,
            "webhook_callback_verification",
            clock.instant().toString(),
            "stream.online",
            "1",
            "{\"challenge\":\"pogchamp-kappa-360noscope\",\"subscription\":{}}");

    var answer = call(message);

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo("pogchamp-kappa-360noscope");
    assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("text/plain");
    assertThat(answer.headers().firstValue("Content-Length")).contains("25");
  }

  @Test
  void what_is_signed_but_no_event_is_let_go() throws IOException {
    subscribed();
    for (var body : List.of("", "{", "[]", "{}", "{\"subscription\":{\"type\":\"x\"}}")) {
      var message =
          new TwitchHooks.Message(
              "m-1", 0, "notification", clock.instant().toString(), "x", "1", body);
      assertThat(call(message).statusCode()).as(body).isEqualTo(204);
    }
    assertThat(call(message("m-2", clock.instant(), "news")).statusCode()).isEqualTo(204);

    assertThat(texts("ana", "")).isEmpty();
  }

  @Test
  void an_endless_body_is_refused() throws IOException {
    subscribed();
    var message =
        new TwitchHooks.Message(
            "m-1",
            0,
            "notification",
            clock.instant().toString(),
            "x",
            "1",
            " ".repeat(1 << 16) + " ");

    assertThat(call(message).statusCode()).isEqualTo(413);
  }

  @Test
  void a_revocation_is_said_with_what_to_do() {
    connect(ANA, "1", "anaplays", "moderator:read:followers");
    untilEnabled(OPEN + 1);
    var follow = subscription("channel.follow");

    twitch.revoke(follow.id(), "authorization_revoked");

    Await.until(() ->
        get("ana", "/api/v1/events/sources")
            .required("silent")
            .toString()
            .contains("You have taken it back on Twitch."));
    untilEnabled(OPEN);
  }

  @Test
  void moderators_hear_of_their_favourites_as_long_as_twitch_lists_them() {
    world.moderates("1", List.of("41"));
    follow("ana", "twitch/streamer41");
    connect(ANA, "1", "anaplays", "moderator:read:followers", "user:read:moderated_channels");
    untilEnabled(2 * OPEN + 2);
    followed("41", "eve");
    Await.until(() -> texts("ana", "").size() == 1);
    assertThat(texts("bob", "?channel=twitch/streamer41")).isEmpty();

    world.moderates("1", List.of());
    clock.pass(Duration.ofHours(1));

    untilEnabled(2 * OPEN + 1);
    assertThat(texts("ana", "")).isEmpty();
  }

  @Test
  void what_twitch_ended_because_we_did_not_answer_is_subscribed_to_again() {
    subscribed();
    var before = online().id();

    twitch.revoke(before, "notification_failures_exceeded");

    Await.untilAsserted(
        () -> assertThat(twitch.enabled()).hasSize(OPEN).noneMatch(one -> one.id().equals(before)));
    assertThat(get("ana", "/api/v1/events/sources").required("silent")).isEmpty();
  }

  @Test
  void where_twitch_cannot_call_it_is_said() {
    twitch.hooks.reach = _ -> URI.create("http://127.0.0.1:1/");
    follow("ana", "twitch/streamer41");

    Await.untilAsserted(() -> {
      clock.pass(Duration.ofSeconds(5));
      assertThat(house.health().values().toString()).contains("Twitch could not call " + CALLBACK);
    });
  }
}
