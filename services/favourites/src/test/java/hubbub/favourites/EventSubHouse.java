package hubbub.favourites;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.contracts.accounts.AskTwitch;
import hubbub.contracts.accounts.TwitchConnected;
import hubbub.contracts.accounts.TwitchDisconnected;
import hubbub.testkit.Await;
import hubbub.testkit.twitch.TwitchApi;
import hubbub.testkit.twitch.TwitchEventSub;
import hubbub.testkit.twitch.TwitchSubscription;
import hubbub.testkit.twitch.TwitchWorld;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/// A house with favourites beside a Twitch of our own: Ana is `1` there, Bob `2`.
abstract class EventSubHouse extends FavouritesHouse {
  static final String ANA = "1001";
  static final String BOB = "1002";
  static final int OPEN = 5;

  final TwitchWorld world = new TwitchWorld();
  final TwitchKeys keys = new TwitchKeys();
  final TwitchApi api = new TwitchApi(world, clock, keys::holder);
  final TwitchEventSub twitch = api.eventSub;

  @BeforeEach
  void people() {
    world.streamer("1", "AnaPlays");
    world.streamer("2", "BobBuilds");
    for (var id = 41; id < 46; id++) {
      world.streamer(Integer.toString(id), "Streamer" + id);
    }
    house.platform().questions().answer(AskTwitch.class, keys);
  }

  @AfterEach
  void end() {
    api.close();
  }

  @Override
  Map<String, String> settings() {
    return Map.of(
        "twitch.helix.url", api.url(), "twitch.eventsub.url", twitch.url(), "twitch.poll", "1h");
  }

  void connect(String accountId, String twitchId, String login, String... scopes) {
    keys.connect(accountId, twitchId, Set.of(scopes));
    twitch.allows(twitchId, scopes);
    tell(new TwitchConnected(accountId, twitchId, login, login, List.of(scopes), nextChange()));
  }

  void disconnect(String accountId, String twitchId) {
    keys.disconnect(accountId);
    tell(new TwitchDisconnected(accountId, twitchId, "ended", nextChange()));
  }

  /// Of whom something is told, by ids.
  Set<String> channels() {
    return twitch.enabled().stream()
        .flatMap(one -> one.condition().values().stream())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  void untilChannels(String... ids) {
    Await.untilAsserted(() -> {
      assertThat(channels()).containsExactlyInAnyOrder(ids);
      assertThat(twitch.enabled().stream().map(TwitchSubscription::type).distinct().count())
          .isGreaterThanOrEqualTo(4);
    });
  }

  void untilEnabled(int count) {
    Await.untilAsserted(() -> assertThat(twitch.enabled()).hasSize(count));
  }

  /// Somebody new follows a channel.
  void followed(String channel, String by) {
    var name = by.substring(0, 1).toUpperCase(Locale.ROOT) + by.substring(1);
    twitch.happens(
        "channel.follow",
        of(
            channel,
            "user_id",
            "77",
            "user_login",
            by,
            "user_name",
            name,
            "followed_at",
            started(0)));
  }

  /// One that is told, of a type.
  TwitchSubscription subscription(String type) {
    return twitch.enabled().stream()
        .filter(one -> one.type().equals(type))
        .findFirst()
        .orElseThrow();
  }

  Map<String, Object> of(String id, String... more) {
    var event = new HashMap<String, Object>();
    event.put("broadcaster_user_id", id);
    event.put("broadcaster_user_login", world(id));
    event.put("broadcaster_user_name", world(id));
    for (var i = 0; i < more.length; i += 2) {
      event.put(more[i], more[i + 1]);
    }
    return event;
  }

  private static String world(String id) {
    return switch (id) {
      case "1" -> "anaplays";
      case "2" -> "bobbuilds";
      default -> "streamer" + id;
    };
  }

  String started(int seconds) {
    return clock.instant().plusSeconds(seconds).toString();
  }
}
