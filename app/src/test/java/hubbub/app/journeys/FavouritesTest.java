package hubbub.app.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.testkit.Await;
import java.util.HashMap;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;

/// Somebody follows a channel of this server and sees what happens to it, as it happens.
class FavouritesTest extends TwoPeople {
  private static final String CARD = ".favs > [data-channel]";
  private static final String EVENT = ".events > [data-kind]";
  private static final String FRAMES =
      "return [...document.querySelectorAll('iframe')].map(frame => frame.src)";
  private static final String PLAYER =
      "https://player.twitch.tv/?channel=kestrelplays&parent=localhost";
  private static final String CHAT =
      "https://www.twitch.tv/embed/kestrelplays/chat?parent=localhost";

  /// Puts a frame into the page: what the page's policy refuses of it, empty if nothing.
  private static final String FRAMED =
      "const [src, done] = arguments; let refused = '';"
          + " document.addEventListener('securitypolicyviolation', e => { refused ="
          + " e.effectiveDirective; }, {once: true}); const frame ="
          + " document.createElement('iframe'); frame.onload = () => { frame.remove();"
          + " done(refused); }; frame.src = src; document.body.append(frame)";

  @Override
  RunningHubbub begin() {
    return RunningHubbub.start(folder);
  }

  @Override
  RunningHubbub again(RunningHubbub killed) {
    return killed.relaunch();
  }

  /// Follows somebody by typing a name.
  private static void follow(Browser browser, String platform, String name) {
    browser.see("select[name=platform] option[value=" + platform + "]").click();
    browser.see("input[name=name]").sendKeys(name);
    browser.see(".fav-add .btn-main").click();
    Await.until(() -> browser.shown(CARD + "[data-channel='" + platform + "/" + name + "']"));
  }

  private static void title(String title) {
    assertThat(sent(ines, "PATCH", "/api/v1/channels/harbour", "{\"title\": \"" + title + "\"}"))
        .isEqualTo(200);
  }

  @Test
  void what_happens_to_a_favourite_stands_on_the_page_as_it_happens() {
    try (var hubbub = started();
        var phone = new Browser().asPhone()) {
      openHarbour(ines, hubbub);
      register(otto, hubbub, "Otto_K");

      otto.open(page(hubbub, "/favourites"));
      assertThat(otto.see(".favs").getText()).contains("Nobody yet");
      follow(otto, "hubbub", "harbour");
      follow(otto, "twitch", "kestrelplays");
      title("Fog horns");
      Await.until(() -> otto.shown(EVENT));

      assertThat(otto.see(EVENT).getText()).contains("harbour is now called: Fog horns");
      Await.until(() -> otto.see(CARD).getText().contains("Fog horns"));
      assertThat(otto.see(CARD).getText()).contains("Off");
      otto.see(CARD + " a").click();
      Await.until(() -> otto.shown("watch-page " + EVENT));
      title("Gulls");
      Await.until(() -> otto.see(EVENT).getText().contains("harbour is now called: Gulls"));
      Await.until(() -> otto.see("[data-part=title]").getText().contains("Gulls"));

      ines.open(page(hubbub, "/studio"));
      Await.until(() -> ines.shown(EVENT) && ines.see(EVENT).getText().contains("Gulls"));
      title("Kelp");
      Await.until(() -> ines.see(EVENT).getText().contains("harbour is now called: Kelp"));
      ines.see("[data-needs=channel] test-event option[value=raid]").click();
      ines.see("[data-needs=channel] test-event button").click();
      Await.until(() -> ines.see(EVENT).getText().contains("test"));
      ines.awaitText("Sent. Only you see it.");
      assertThat(ines.barriers()).isEmpty();

      logInOn(phone, hubbub);
      for (var path : List.of("/favourites", "/watch/hubbub/harbour")) {
        for (var browser : List.of(otto, phone)) {
          browser.open(page(hubbub, path));
          Await.until(() -> browser.shown(EVENT));
          for (var theme : List.of("light", "dark")) {
            browser.theme(theme);
            assertThat(browser.barriers()).as(path + " " + theme).isEmpty();
          }
          assertThat(browser.run(Browser.SCROLLS)).as("scrolls sideways").isEqualTo(false);
          assertThat(browser.hostsAsked()).isEmpty();
        }
      }
    }
  }

  @Test
  void twitch_is_asked_for_its_player_only_after_a_click_and_always_if_wanted() {
    try (var hubbub = started();
        var phone = new Browser().asPhone()) {
      register(otto, hubbub, "Otto_K");
      logInOn(phone, hubbub);
      for (var browser : List.of(otto, phone)) {
        watchKestrel(browser, hubbub);
        assertThat(browser.run(FRAMES)).isEqualTo(List.of());
        assertThat(browser.hostsAsked()).isEmpty();
        lookRight(browser);

        browser.theme("dark");
        browser.see("[data-does=load]").sendKeys(Keys.ENTER);
        assertThat(browser.run(FRAMES)).isEqualTo(List.of(PLAYER, CHAT + "&darkpopout"));
        assertThat(browser.run("return document.activeElement.className"))
            .isEqualTo("twitch-frames");
        lookRight(browser);
        assertThat(browser.run("return [...document.querySelectorAll('iframe')].map(f => f.title)"))
            .isEqualTo(List.of("Twitch’s player: kestrelplays", "Twitch’s chat: kestrelplays"));
        // That nothing was asked before could have been seen.
        Await.until(() -> browser.hostsAsked().contains("player.twitch.tv"));

        watchKestrel(browser, hubbub);
        assertThat(browser.run(FRAMES)).as("remembered unasked").isEqualTo(List.of());
        browser.see("[name=always]").sendKeys(Keys.SPACE);
        assertThat(browser.run(FRAMES)).isEqualTo(List.of());
        browser.see("[data-does=load]").sendKeys(Keys.ENTER);
        watchKestrel(browser, hubbub);
        browser.theme("light");
        assertThat((List<?>) browser.run(FRAMES)).hasSize(2).first().isEqualTo(PLAYER);
        assertThat(browser.see("[name=always]").isSelected()).isTrue();

        browser.see("[data-does=close]").sendKeys(Keys.ENTER);
        assertThat(browser.run(FRAMES)).isEqualTo(List.of());
        browser.see("[name=always]").sendKeys(Keys.SPACE);
        watchKestrel(browser, hubbub);
        assertThat(browser.see("[name=always]").isSelected()).isFalse();
        assertThat(browser.run(FRAMES)).isEqualTo(List.of());
        assertThat(browser.hostsAsked()).isEmpty();
      }
    }
  }

  private static void watchKestrel(Browser browser, RunningHubbub hubbub) {
    browser.open(page(hubbub, "/watch/twitch/kestrelplays"));
    Await.until(() -> browser.shown("[data-does=follow]"));
  }

  /// For people who use a keyboard, a screen reader, weak eyes or a phone.
  private static void lookRight(Browser browser) {
    for (var theme : List.of("light", "dark")) {
      browser.theme(theme);
      assertThat(browser.barriers()).as(theme).isEmpty();
    }
    assertThat(browser.run(Browser.SCROLLS)).as("scrolls sideways").isEqualTo(false);
  }

  @Test
  void frames_of_twitch_are_allowed_on_the_page_of_its_streamers_alone() {
    try (var hubbub = started()) {
      openHarbour(ines, hubbub);
      var policy = new HashMap<String, String>();
      for (var path :
          List.of(
              "/watch/twitch/kestrelplays",
              "/watch/twitch/no%20name",
              "/watch/hubbub/harbour",
              "/favourites",
              "/harbour",
              "/")) {
        policy.put(
            path,
            (String)
                ines.run(
                    "return fetch(arguments[0]).then(page =>"
                        + " page.headers.get('content-security-policy'))",
                    path));
      }
      var usual = policy.get("/");
      assertThat(policy.remove("/watch/twitch/kestrelplays"))
          .isEqualTo(usual + "; frame-src https://player.twitch.tv https://www.twitch.tv");
      assertThat(policy.values()).containsOnly(usual);

      watchKestrel(ines, hubbub);
      assertThat(ines.await(FRAMED, PLAYER)).isEqualTo("");
      assertThat(ines.await(FRAMED, CHAT)).isEqualTo("");
      assertThat(ines.await(FRAMED, "https://clips.twitch.tv/")).isEqualTo("frame-src");
      ines.open(page(hubbub, "/favourites"));
      assertThat(ines.await(FRAMED, PLAYER)).isEqualTo("frame-src");
    }
  }

  @Test
  void a_page_by_plain_http_says_that_twitch_would_not_come() {
    try (var hubbub = started()) {
      register(otto, hubbub, "Otto_K");
      var elsewhere = "http://127.0.0.1:" + hubbub.port();
      otto.open(elsewhere + "/login");
      var known = "{\"email\": \"Otto_K@example.org\", \"password\": \"" + PASSWORD + "\"}";
      assertThat(sent(otto, "/api/v1/auth/login", known)).isEqualTo(200);

      otto.open(elsewhere + "/watch/twitch/kestrelplays");

      Await.until(
          () -> otto.see("twitch-player").getText().contains("This page came from " + elsewhere));
      assertThat(otto.shown("[data-does=load]")).isFalse();
      assertThat(otto.see("[href='https://www.twitch.tv/kestrelplays']").getText())
          .isEqualTo("Open on twitch.tv");
      assertThat(otto.barriers()).isEmpty();
    }
  }

  @Test
  void a_channel_of_this_server_is_heard_and_talked_in_while_it_is_watched() {
    try (var hubbub = started();
        var phone = new Browser().asPhone()) {
      openHarbour(ines, hubbub);
      enter(ines, hubbub);
      register(otto, hubbub, "Otto_K");
      logInOn(phone, hubbub);
      otto.open(page(hubbub, "/watch/hubbub/harbour"));
      Await.until(() -> otto.shown("chat-input .box"));
      assertThat(otto.see("channel-player .offair").getText()).isEqualTo("Off air");

      try (var _ = new SilentSource(hubbub, "/live/harbour", streamKey(ines, "harbour"))) {
        otto.awaitText("From the pier");
        otto.see("channel-player .play").click();
        Await.until(() ->
            (boolean)
                otto.run(
                    "const a = document.querySelector('channel-player audio'); return !a.paused &&"
                        + " a.currentTime > 1"));
        say(otto, "who hears it, too?");
        awaitLine(ines, "who hears it, too?");
        say(ines, "everybody");
        awaitLine(otto, "everybody");
        title("Fog horns");
        Await.until(() -> otto.shown(EVENT));

        phone.open(page(hubbub, "/watch/hubbub/harbour"));
        awaitLine(phone, "everybody");
        for (var browser : List.of(otto, phone)) {
          Await.until(() -> browser.shown("crowd-strip .plot"));
          lookRight(browser);
          assertThat(browser.hostsAsked()).isEmpty();
          assertThat(browser.complaints()).isEmpty();
        }
      }
    }
  }

  /// Otto comes with his phone.
  private static void logInOn(Browser phone, RunningHubbub hubbub) {
    phone.open(page(hubbub, "/login"));
    var known = "{\"email\": \"Otto_K@example.org\", \"password\": \"" + PASSWORD + "\"}";
    assertThat(sent(phone, "/api/v1/auth/login", known)).isEqualTo(200);
  }

  @Test
  void favourites_are_put_in_order_and_dropped() {
    try (var hubbub = started()) {
      openHarbour(ines, hubbub);
      register(otto, hubbub, "Otto_K");
      otto.open(page(hubbub, "/favourites"));
      follow(otto, "hubbub", "harbour");
      follow(otto, "twitch", "kestrelplays");

      otto.see("[aria-label='Move kestrelplays up']").click();
      Await.until(() -> otto.see(CARD).getText().contains("twitch/kestrelplays"));
      otto.see("[aria-label='Follow kestrelplays no longer']").click();
      Await.until(() -> !otto.shown(CARD + "[data-channel='twitch/kestrelplays']"));

      assertThat(otto.see(CARD).getText()).contains("hubbub/harbour");
      otto.see("input[name=name]").sendKeys("no name at all");
      otto.see(".fav-add .btn-main").click();
      Await.until(() -> otto.see("[data-part=said]").getText().contains("Twitch channel"));
    }
  }
}
