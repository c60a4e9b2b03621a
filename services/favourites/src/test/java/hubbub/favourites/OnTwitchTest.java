package hubbub.favourites;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.contracts.accounts.AskTwitch;
import hubbub.contracts.favourites.EventSeen;
import hubbub.favourites.helix.Keys;
import hubbub.testkit.Await;
import hubbub.testkit.twitch.TwitchAnswer;
import hubbub.testkit.twitch.TwitchApi;
import hubbub.testkit.twitch.TwitchWorld;
import hubbub.testkit.twitch.TwitchWorld.Stream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Favourites on a Twitch of our own, over HTTP and back.
class OnTwitchTest extends FavouritesHouse {
  private static final Instant BEGAN = Instant.parse("2026-03-01T19:00:00Z");
  private static final Duration ROUND = Duration.ofSeconds(30);
  private static final String KESTREL = "twitch/kestrelplays";

  private final TwitchWorld world = new TwitchWorld();
  private final Keys keys = new Keys(true);
  private final TwitchApi twitch = new TwitchApi(world, clock, keys::holder);

  @BeforeEach
  void people() {
    world.streamer("42", "KestrelPlays");
    world.streamer("43", "Kestrel_Two");
  }

  private void signedIn() {
    house.platform().questions().answer(AskTwitch.class, keys);
  }

  @AfterEach
  void end() {
    twitch.close();
  }

  @Override
  Map<String, String> settings() {
    return Map.of("twitch.helix.url", twitch.url());
  }

  private JsonNode kestrel() {
    return get("ana", "/api/v1/streamers/" + KESTREL);
  }

  private List<String> kinds() {
    return told().stream().map(EventSeen::event).map(event -> event.kind()).toList();
  }

  /// A round goes by.
  private void round() {
    var before = twitch.calls.size();
    clock.pass(ROUND);
    Await.until(() -> twitch.calls.size() > before);
  }

  /// Waits until as many rounds as it takes have shown something.
  private void rounds(Runnable shown) {
    Await.untilAsserted(() -> {
      clock.pass(ROUND);
      shown.run();
    });
  }

  @Test
  void a_streamer_is_followed_as_they_write_themselves_and_how_they_stand_at_once() {
    signedIn();
    world.live("42", new Stream("900", "Castles", "Minecraft", BEGAN));

    follow("ana", KESTREL);

    var streamer = kestrel();
    assertThat(streamer.required("name").stringValue()).isEqualTo("KestrelPlays");
    assertThat(streamer.required("live").booleanValue()).isTrue();
    assertThat(streamer.required("since").stringValue()).isEqualTo("2026-03-01T19:00:00.000Z");
    assertThat(streamer.required("title").stringValue()).isEqualTo("Castles");
    assertThat(streamer.required("category").stringValue()).isEqualTo("Minecraft");
    assertThat(texts("ana", "")).containsExactly("KestrelPlays went live: Castles");
  }

  @Test
  void whom_somebody_follows_there_is_brought_over_as_far_as_there_is_room() {
    signedIn();
    var ids = new ArrayList<String>();
    for (var number = 1000; number < 1250; number++) {
      world.streamer("" + number, "Gull_" + number);
      ids.add("" + number);
    }
    world.follows("1", ids);
    follow("ana", "twitch/gull_1001");

    var answer = send("ana", "POST", "/api/v1/favourites/import", "");
    var again = send("ana", "POST", "/api/v1/favourites/import", "");
    var stranger = send("bob", "POST", "/api/v1/favourites/import", "");

    assertThat(answer.body()).isEqualTo("{\"added\":199,\"known\":1,\"left_out\":50}");
    assertThat(again.body()).isEqualTo("{\"added\":0,\"known\":200,\"left_out\":50}");
    assertThat(stranger.statusCode()).isEqualTo(409);
    assertThat(
            get("ana", "/api/v1/favourites")
                .required("favourites")
                .valueStream()
                .map(one -> one.required("streamer").required("name").stringValue())
                .limit(3))
        .containsExactly("Gull_1001", "Gull_1000", "Gull_1002");
  }

  @Test
  void a_name_that_nobody_has_on_twitch_is_refused() {
    signedIn();

    var answer = send("ana", "PUT", "/api/v1/favourites/twitch/nobody", "{}");

    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(answer.body()).contains("nobody on Twitch is called so");
    assertThat(get("ana", "/api/v1/favourites").required("favourites").size()).isZero();
  }

  @Test
  void streamers_of_twitch_are_found_by_a_part_of_their_name() {
    signedIn();
    follow("ana", "twitch/kestrel_two");

    var found = get("ana", "/api/v1/streamers?q=kestrel&platform=twitch").required("streamers");

    assertThat(found.valueStream().map(one -> one.required("channel").stringValue()))
        .containsExactly("twitch/kestrel_two", KESTREL);
  }

  @Test
  void a_broadcast_is_told_from_beginning_to_end_each_thing_once() {
    signedIn();
    follow("ana", KESTREL);
    assertThat(kestrel().required("live").booleanValue()).isFalse();

    world.live("42", new Stream("900", "Castles", "Minecraft", BEGAN));
    rounds(() -> assertThat(kestrel().required("live").booleanValue()).isTrue());
    world.live("42", new Stream("900", "Moats", "Minecraft", BEGAN));
    rounds(() -> assertThat(kestrel().required("title").stringValue()).isEqualTo("Moats"));
    world.offline("42");
    rounds(() -> assertThat(kestrel().required("live").booleanValue()).isFalse());

    assertThat(kinds()).containsExactly("live", "update", "offline");
    assertThat(texts("ana", "?channel=" + KESTREL))
        .containsExactly(
            "KestrelPlays went offline.",
            "KestrelPlays is now called: Moats",
            "KestrelPlays went live: Castles");
  }

  @Test
  void a_broadcast_that_one_look_misses_goes_on() {
    signedIn();
    world.live("42", new Stream("900", "Castles", "Minecraft", BEGAN));
    follow("ana", KESTREL);
    round();
    round();

    twitch.troubles.add(new TwitchAnswer(200, "{\"data\":[],\"pagination\":{}}"));
    round();
    round();
    round();

    assertThat(twitch.troubles).isEmpty();
    assertThat(kestrel().required("live").booleanValue()).isTrue();
    assertThat(kinds()).containsExactly("live");
  }

  @Test
  void while_nobody_signed_in_with_twitch_names_are_followed_unseen() {
    follow("ana", KESTREL);

    assertThat(kestrel().required("live").isNull()).isTrue();
    assertThat(twitch.calls).isEmpty();
  }

  @Test
  void a_name_that_was_followed_unseen_is_found_as_soon_as_there_is_a_key() {
    follow("ana", KESTREL);
    follow("ana", "twitch/nobody");
    world.live("42", new Stream("900", "Castles", "Minecraft", BEGAN));

    signedIn();

    rounds(() -> assertThat(kestrel().required("live").booleanValue(false)).isTrue());
    assertThat(kestrel().required("name").stringValue()).isEqualTo("KestrelPlays");
    var nobody = get("ana", "/api/v1/streamers/twitch/nobody");
    assertThat(nobody.required("live").isNull()).isTrue();
    assertThat(nobody.required("checked_at").isNull()).isFalse();
  }

  @Test
  void rounds_go_on_after_twitch_was_away() {
    signedIn();
    follow("ana", KESTREL);
    for (var call = 0; call < 4; call++) {
      twitch.troubles.add(TwitchAnswer.error(503, "unavailable"));
    }
    world.live("42", new Stream("900", "Castles", "Minecraft", BEGAN));

    rounds(() -> assertThat(kestrel().required("live").booleanValue()).isTrue());

    assertThat(twitch.troubles).isEmpty();
  }

  @Test
  void whom_nobody_follows_is_not_looked_at() {
    signedIn();
    follow("ana", KESTREL);
    round();
    assertThat(send("ana", "DELETE", "/api/v1/favourites/" + KESTREL, "").statusCode())
        .isEqualTo(204);
    follow("ana", "twitch/kestrel_two");

    round();
    round();

    assertThat(twitch.calls.getLast().all("user_id")).containsExactly("43");
  }
}
