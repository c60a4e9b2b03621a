package hubbub.favourites;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.contracts.accounts.AccountDeleted;
import hubbub.contracts.accounts.AskTwitch;
import hubbub.contracts.accounts.SignedIn;
import hubbub.contracts.accounts.SignedOut;
import hubbub.testkit.Await;
import hubbub.testkit.twitch.TwitchAnswer;
import hubbub.testkit.twitch.TwitchSubscription;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// What moderators hear of favourites: Ana moderates, and Bob does, or only follows.
class ModeratingTest extends EventSubHouse {
  private static final String[] SCOPES = {
    "moderator:read:followers", "moderator:read:shoutouts", "user:read:moderated_channels"
  };
  private static final String OF_41 = "?channel=twitch/streamer41";

  private List<TwitchSubscription> moderated(String moderator) {
    return twitch.enabled().stream()
        .filter(one -> moderator.equals(one.condition().get("moderator_user_id")))
        .filter(one -> !moderator.equals(one.condition().get("broadcaster_user_id")))
        .toList();
  }

  void untilModerated(String moderator, int count) {
    Await.untilAsserted(() -> assertThat(moderated(moderator)).hasSize(count));
  }

  private String silent(String who) {
    return get(who, "/api/v1/events/sources").required("silent").toString();
  }

  private long asked() {
    return api.calls.stream().filter(one -> one.path().equals("/moderation/channels")).count();
  }

  void anaModerates41() {
    world.moderates("1", List.of("41"));
    follow("ana", "twitch/streamer41");
    connect(ANA, "1", "anaplays", SCOPES);
    untilModerated("1", 3);
  }

  @Test
  void a_moderator_hears_of_followers_and_shoutouts_and_others_do_not() {
    anaModerates41();
    follow("bob", "twitch/streamer41");
    assertThat(moderated("1")).allMatch(one -> one.cost() == 0);
    try (var ana = ear("ana");
        var bob = ear("bob")) {
      bob.say("{\"watch\": [\"twitch/streamer41\"]}");
      var _ = bob.hears("watching");
      ana.say("{\"watch\": []}");
      var _ = ana.hears("watching");

      followed("41", "eve");
      twitch.happens(
          "channel.shoutout.create",
          of(
              "41",
              "to_broadcaster_user_id",
              "42",
              "to_broadcaster_user_login",
              "streamer42",
              "to_broadcaster_user_name",
              "Streamer42"));
      Await.until(() -> told().size() == 2);
      twitch.happens("channel.update", of("41", "title", "Castles", "category_name", "Art"));

      var _ = ana.hears(frame -> frame.toString().contains("Castles"));
      var _ = bob.hears(frame -> frame.toString().contains("Castles"));
      assertThat(ana.all("event"))
          .extracting(one -> one.required("event").required("kind").stringValue())
          .containsExactly("follow", "shoutout", "update");
      assertThat(bob.all("event")).hasSize(1);
    }

    assertThat(texts("ana", OF_41)).hasSize(3);
    assertThat(texts("ana", "")).hasSize(3);
    assertThat(texts("bob", OF_41)).hasSize(1);
    assertThat(texts("bob", "")).hasSize(1);
    assertThat(get("ana", "/api/v1/events?kind=follow").toString())
        .contains("\"sight\":\"moderators\"");
  }

  @Test
  void what_a_broadcaster_tells_themself_moderators_see_but_nothing_else_of_it() {
    world.moderates("1", List.of("2"));
    connect(BOB, "2", "bobbuilds", "moderator:read:followers", "bits:read");
    connect(ANA, "1", "anaplays", SCOPES);
    follow("ana", "twitch/bobbuilds");
    untilModerated("1", 2);
    send("ana", "DELETE", "/api/v1/favourites/twitch/bobbuilds", "");
    untilModerated("1", 0);
    try (var ana = ear("ana")) {
      ana.say("{\"watch\": [\"twitch/bobbuilds\"]}");
      var _ = ana.hears("watching");

      twitch.happens(
          "channel.cheer", of("2", "user_login", "eve", "user_name", "Eve", "bits", "5"));
      followed("2", "eve");

      var _ = ana.hears(frame -> frame.toString().contains("Eve is a new follower."));
      assertThat(ana.all("event")).hasSize(1);
    }

    assertThat(texts("ana", "?channel=twitch/bobbuilds")).containsExactly("Eve is a new follower.");
    assertThat(texts("bob", "?channel=twitch/bobbuilds")).hasSize(2);
  }

  @Test
  void who_is_signed_in_nowhere_counts_as_no_moderator() {
    anaModerates41();
    followed("41", "eve");
    Await.until(() -> texts("ana", OF_41).size() == 1);

    tell(new SignedOut(ANA, nextChange()));
    assertThat(texts("ana", OF_41)).as("by a token").isEmpty();

    tell(new SignedIn(ANA, nextChange()));
    assertThat(texts("ana", OF_41)).hasSize(1);
  }

  @Test
  void who_is_moderator_no_longer_sees_nothing_at_once_and_another_takes_over() {
    anaModerates41();
    follow("bob", "twitch/streamer41");
    world.moderates("2", List.of("41"));
    followed("41", "eve");
    Await.until(() -> texts("ana", OF_41).size() == 1);

    twitch.revoke(moderated("1").getFirst().id(), "moderator_removed");
    untilModerated("1", 0);

    Await.untilAsserted(() ->
        assertThat(silent("ana"))
            .contains("Followers and shoutouts of Streamer41")
            .contains("You are no longer a moderator there.")
            .contains("Ask the broadcaster to make you one, then sign in with Twitch again."));
    assertThat(texts("ana", OF_41)).isEmpty();
    connect(BOB, "2", "bobbuilds", SCOPES);
    untilModerated("2", 3);
    followed("41", "wren");
    Await.until(() -> texts("bob", OF_41).size() == 2);
    assertThat(told()).hasSize(2);
    assertThat(texts("ana", OF_41)).isEmpty();
    assertThat(silent("bob")).doesNotContain("Streamer41");
  }

  @Test
  void two_moderators_are_told_once() {
    anaModerates41();
    followed("41", "eve");
    world.moderates("2", List.of("41"));
    follow("bob", "twitch/streamer41");
    connect(BOB, "2", "bobbuilds", SCOPES);
    Await.until(() -> texts("bob", OF_41).size() == 1);
    follow("bob", "twitch/streamer42");
    untilEnabled(4 * OPEN + 3 * 3);

    followed("41", "wren");

    Await.until(() -> texts("ana", OF_41).size() == 2);
    assertThat(told()).hasSize(2);
    assertThat(texts("bob", OF_41)).hasSize(2);
  }

  @Test
  void what_twitch_refuses_a_moderator_is_said_and_asked_for_again_when_they_sign_in() {
    world.moderates("1", List.of("41"));
    connect(ANA, "1", "anaplays", SCOPES);
    Await.until(() -> asked() == 1);
    world.moderates("1", List.of());
    follow("ana", "twitch/streamer41");

    Await.untilAsserted(() ->
        assertThat(silent("ana"))
            .contains("Followers and shoutouts of Streamer41")
            .contains("subscription missing proper authorization"));

    world.moderates("1", List.of("41"));
    connect(ANA, "1", "anaplays", SCOPES);
    untilModerated("1", 3);
    Await.until(() -> !silent("ana").contains("Streamer41"));
  }

  @Test
  void where_twitch_does_not_say_it_nobody_is_asked_twice() {
    world.moderates("1", List.of("41"));
    api.troubles.add(TwitchAnswer.error(403, "no"));
    connect(ANA, "1", "anaplays", SCOPES);
    untilEnabled(OPEN + 3);
    assertThat(asked()).isEqualTo(1);

    clock.pass(Duration.ofHours(2));
    follow("ana", "twitch/streamer41");
    Await.untilAsserted(() -> {
      clock.pass(Duration.ofSeconds(1));
      assertThat(channels()).contains("41");
    });

    assertThat(asked()).isEqualTo(1);
    assertThat(moderated("1")).isEmpty();
    connect(ANA, "1", "anaplays", SCOPES);
    Await.untilAsserted(() -> {
      clock.pass(Duration.ofSeconds(1));
      assertThat(moderated("1")).hasSize(3);
    });
  }

  @Test
  void who_does_not_allow_it_is_told_so_and_not_asked_for() {
    world.moderates("1", List.of("41"));
    follow("ana", "twitch/streamer41");
    connect(ANA, "1", "anaplays", "moderator:read:followers");
    untilEnabled(2 * OPEN + 1);

    assertThat(silent("ana"))
        .contains("Followers and shoutouts where you are a moderator")
        .contains("user:read:moderated_channels");
    assertThat(asked()).isZero();
  }

  @Test
  void it_is_asked_page_by_page() {
    var ids = IntStream.range(1_000, 1_150).mapToObj(Integer::toString).toList();
    ids.forEach(id -> world.streamer(id, "Mod" + id));
    world.streamer("1149", "Streamer41b");
    world.moderates("1", ids);
    follow("ana", "twitch/streamer41b");
    connect(ANA, "1", "anaplays", SCOPES);

    untilModerated("1", 3);
    assertThat(asked()).isEqualTo(2);
  }

  /// Keys may have been missing when Twitch was asked first: then it is asked again ten seconds
  /// later.
  private void untilSeen() {
    Await.until(() -> {
      clock.pass(Duration.ofSeconds(1));
      return texts("ana", OF_41).size() == 1;
    });
  }

  @Test
  void after_a_restart_it_is_still_known_and_after_a_disconnection_or_deletion_it_is_not() {
    anaModerates41();
    followed("41", "eve");
    Await.until(() -> texts("ana", OF_41).size() == 1);

    close();
    keys.disconnect(ANA);
    open();
    house.platform().questions().answer(AskTwitch.class, keys);
    assertThat(texts("ana", OF_41)).hasSize(1);

    disconnect(ANA, "1");
    assertThat(texts("ana", OF_41)).isEmpty();
    connect(ANA, "1", "anaplays", SCOPES);
    untilSeen();
    connect(ANA, "1", "anaplays");
    assertThat(texts("ana", OF_41)).isEmpty();
    connect(ANA, "1", "anaplays", SCOPES);
    untilSeen();
    tell(new AccountDeleted(ANA, nextChange()));
    assertThat(texts("ana", OF_41)).isEmpty();
  }
}
