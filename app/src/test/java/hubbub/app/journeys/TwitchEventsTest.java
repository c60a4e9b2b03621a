package hubbub.app.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.testkit.Await;
import hubbub.testkit.twitch.TwitchApi;
import hubbub.testkit.twitch.TwitchOAuth;
import hubbub.testkit.twitch.TwitchSubscription;
import hubbub.testkit.twitch.TwitchWorld;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The whole way in a real browser: somebody signs in with Twitch, follows a streamer, sees what
/// happens there, follows another, and logs out.
class TwitchEventsTest {
  private static final String CARD = ".favs > [data-channel='twitch/kestrelplays']";
  private static final String EVENT = ".events > [data-kind]";

  @TempDir Path folder;

  private final TwitchWorld world = new TwitchWorld();

  @Test
  void what_happens_on_twitch_stands_on_the_page_and_nothing_is_left_after_logging_out()
      throws IOException {
    world.streamer("77", "Newt");
    world.streamer("41", "KestrelPlays");
    world.streamer("42", "GullWatch");
    try (var oauth = new TwitchOAuth().person("77", "newt");
        var api = new TwitchApi(world, Clock.systemUTC(), oauth::holder);
        var hubbub =
            RunningHubbub.start(
                folder.resolve("data"), "--config", settings(oauth, api).toString());
        var browser = new Browser().sized(Browser.DESKTOP)) {
      browser.open(TwoPeople.page(hubbub, "/login?to=/favourites"));
      browser.see("[data-twitch] a").click();
      browser.see("a[href*='as=newt']").click();
      Await.until(() -> browser.address().endsWith("/favourites"));
      untilTold(api, "77");

      follow(browser, "kestrelplays");
      untilTold(api, "77", "41");
      browser.awaitText("1 favourite on Twitch tells at once.");
      api.eventSub.happens("stream.online", online());
      Await.until(() -> browser.shown(EVENT));
      assertThat(browser.see(EVENT).getText()).contains("KestrelPlays");
      Await.until(() -> browser.see(CARD).getText().contains("Live"));
      browser.see("event-sources summary").click();
      browser.awaitText("New followers: You have not allowed it on Twitch");
      assertThat(browser.barriers()).isEmpty();

      browser.see("[aria-label='Follow KestrelPlays no longer']").click();
      untilTold(api, "77");
      follow(browser, "gullwatch");
      untilTold(api, "77", "42");

      browser.see("details.own > summary").click();
      browser.see("[data-does=log-out]").click();
      Await.until(() -> api.eventSub.all().isEmpty());
      Await.until(() -> api.eventSub.sockets.open().isEmpty());
      assertThat(hubbub.output()).doesNotContain(oauth.tokens());
    }
  }

  private Path settings(TwitchOAuth oauth, TwitchApi api) throws IOException {
    var secret = Files.writeString(folder.resolve("secret"), TwitchOAuth.CLIENT_SECRET);
    return Files.writeString(
        folder.resolve("twitch.conf"),
        """
        twitch.oauth.url = %s
        twitch.client-id = %s
        twitch.client-secret-file = %s
        twitch.helix.url = %s
        twitch.eventsub.url = %s
        """
            .formatted(oauth.url(), TwitchOAuth.CLIENT_ID, secret, api.url(), api.eventSub.url()));
  }

  private static void follow(Browser browser, String name) {
    browser.see("input[name=name]").sendKeys(name);
    browser.see(".fav-add .btn-main").click();
    Await.until(() -> browser.shown(".favs > [data-channel='twitch/" + name + "']"));
  }

  private static Map<String, Object> online() {
    return Map.of(
        "id", "900",
        "type", "live",
        "started_at", Instant.now().toString(),
        "broadcaster_user_id", "41",
        "broadcaster_user_login", "kestrelplays",
        "broadcaster_user_name", "KestrelPlays");
  }

  /// Waits until Twitch tells of just these channels, by ids.
  private static void untilTold(TwitchApi api, String... ids) {
    Await.untilAsserted(() -> assertThat(told(api)).containsExactlyInAnyOrder(ids));
  }

  private static Set<String> told(TwitchApi api) {
    return api.eventSub.enabled().stream()
        .map(TwitchSubscription::condition)
        .map(Map::values)
        .flatMap(values -> List.copyOf(values).stream())
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
