package hubbub.app.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.testkit.Await;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Somebody follows a channel of this server and sees what happens to it, as it happens.
class FavouritesTest extends TwoPeople {
  private static final String CARD = ".favs > [data-channel]";
  private static final String EVENT = ".events > [data-kind]";

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
