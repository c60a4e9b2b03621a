package hubbub.app.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.testkit.Await;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;
import org.openqa.selenium.support.ui.Select;

/// A newcomer in a real browser: opens the page, brings a capture, sees the crowd. What depends on
/// how many processes there are; [WatchingTest] has what is the pages' own.
abstract class WatchingJourneys {
  static final String MESSAGE = "crowd-messages [role=log] > *";
  static final String FOUND = "crowd-search li";

  static Browser browser;

  @TempDir Path folder;

  @BeforeAll
  static void openBrowser() {
    browser = new Browser();
  }

  @AfterAll
  static void closeBrowser() {
    browser.close();
  }

  /// Where the pages are.
  abstract RunningHubbub begin();

  /// The same again, after it was killed.
  abstract RunningHubbub again(RunningHubbub killed);

  RunningHubbub started() {
    browser.forget();
    var hubbub = begin();
    assertThat(hubbub.put("/api/v1/captures/finals", capture()).statusCode()).isBetween(200, 204);
    return hubbub;
  }

  static void replay(RunningHubbub hubbub) {
    var answer =
        hubbub.post(
            "/api/v1/runs",
            "{\"channels\": [\"replay/finals?repeat=true\"], \"name\": \"Finals\"}");
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
  }

  static String page(RunningHubbub hubbub, String path) {
    return "http://localhost:" + hubbub.port() + path;
  }

  /// Twenty lines a second for half a minute.
  private static String capture() {
    var words = List.of("what a save", "nice", "no way", "gg", "so bad", "love this", "look there");
    var text = new StringBuilder();
    for (var n = 0; n < 600; n++) {
      text.append("@id=m").append(n).append(";tmi-sent-ts=").append(1_772_395_200_000L + n * 50L);
      text.append(";display-name=Viewer").append(n % 23).append(" :viewer").append(n % 23);
      text.append("!v@v.tmi.twitch.tv PRIVMSG #finals :")
          .append(words.get(n % words.size()))
          .append("\r\n");
    }
    return text.toString();
  }

  @Test
  void a_capture_is_picked_replayed_seen_and_ended() {
    try (var hubbub = started()) {
      browser.sized(Browser.DESKTOP).open(page(hubbub, "/"));

      Await.until(() -> browser.count("[data-form=capture] option[value=finals]") == 1);
      new Select(browser.see("[data-form=capture] [name=capture]")).selectByValue("finals");
      browser.doubleClick(browser.see("[data-form=capture] button[type=submit]"));

      Await.until(() -> browser.address().contains("/crowd"));
      Await.until(() -> browser.count(MESSAGE) > 5);
      browser.awaitText("what a save");
      assertThat(hubbub.json("/api/v1/runs").required("runs").size()).isEqualTo(1);
      Await.untilAsserted(() ->
          assertThat(browser.see("crowd-tiles .fig").getText())
              .isNotEqualTo("—")
              .isNotEqualTo("0"));
      assertThat(browser.hostsAsked()).isEmpty();
      assertThat(browser.complaints()).isEmpty();

      browser.see("crowd-sources .chip-more").click();
      Await.until(() ->
          browser.shown("dialog[open] button")
              || hubbub.json("/api/v1/runs?state=ended").required("runs").size() == 1);
      if (browser.shown("dialog[open] button")) {
        browser
            .see("dialog[open] button[value=end], dialog[open] .btn-live, dialog[open] button")
            .click();
      }
      Await.until(() -> hubbub.json("/api/v1/runs?state=ended").required("runs").size() == 1);
    }
  }

  @Test
  void what_was_said_is_searched_a_page_at_a_time() {
    try (var hubbub = started()) {
      var run = "{\"channels\": [\"replay/finals?speed=max\"]}";
      assertThat(hubbub.post("/api/v1/runs", run).statusCode()).isEqualTo(201);
      var love = "/api/v1/messages?channel=replay/finals&text=love&limit=1000";
      Await.until(() -> hubbub.json(love).required("messages").size() == 85);
      browser.sized(Browser.DESKTOP).open(page(hubbub, "/crowd?channel=replay/finals"));
      Await.until(() -> browser.count(MESSAGE) > 5);

      browser.see("crowd-search input").sendKeys("LOVE this", Keys.ENTER);
      Await.until(() -> browser.count(FOUND) == 50);
      assertThat(browser.count(FOUND + " mark")).isEqualTo(100);
      assertThat(browser.see(FOUND).getText()).contains("Today").contains("Viewer");
      assertThat(browser.shown(MESSAGE)).isFalse();
      assertThat(browser.barriers()).isEmpty();

      browser.see(".older button").click();
      Await.until(() -> browser.count(FOUND) == 85);
      Await.until(() -> !browser.shown(".older button"));
      var focused =
          "return [...document.querySelectorAll('crowd-search"
              + " li')].indexOf(document.activeElement)";
      assertThat(browser.run(focused)).isEqualTo(50L);

      browser.open(browser.address());
      Await.until(() -> browser.count(FOUND) == 50);
      browser
          .see("crowd-search input")
          .sendKeys(Keys.chord(Keys.CONTROL, "a"), "zebra", Keys.ENTER);
      browser.awaitText("Nobody said “zebra”");
      browser.back();
      Await.until(() -> browser.count(FOUND) == 50);
      browser.see("crowd-search input").sendKeys(Keys.ESCAPE);
      Await.until(() -> browser.shown(MESSAGE));
      assertThat(browser.count(FOUND)).isZero();
      assertThat(browser.complaints()).isEmpty();
    }
  }

  void searchLove(RunningHubbub hubbub) {
    replay(hubbub);
    browser.sized(Browser.DESKTOP).open(page(hubbub, "/crowd?channel=replay/finals"));
    Await.until(() -> browser.count(MESSAGE) > 20);
    browser.see("crowd-search input").sendKeys("love", Keys.ENTER);
  }

  @Test
  void a_wrong_label_is_corrected_listed_and_taken_back() {
    try (var hubbub = started()) {
      searchLove(hubbub);
      browser.see(FOUND + " .tm").click();

      browser.see("crowd-why .correct button").click();
      assertThat(browser.see("crowd-why .correct").getText())
          .contains("positive", "neutral", "negative");
      assertThat(browser.barriers()).isEmpty();
      browser.see("crowd-why .correct button:nth-of-type(3)").click();
      browser.awaitText("Counts as negative in finals from now on.");
      browser.see("crowd-why details summary").click();
      browser.awaitText("is negative");
      browser.see("crowd-why .corrected button").click();

      browser.awaitText("None yet.");
      assertThat(browser.complaints()).isEmpty();
    }
  }

  @Test
  void a_page_comes_back_by_itself_when_the_server_was_killed() {
    try (var hubbub = started()) {
      replay(hubbub);
      browser.sized(Browser.DESKTOP).open(page(hubbub, "/crowd?channel=replay/finals"));
      Await.until(() -> browser.count(MESSAGE) > 2);

      hubbub.kill();

      browser.awaitText("Reconnecting");
      try (var again = again(hubbub)) {
        again.awaitReady();
        Await.until(() -> !browser.shown("page-problem .ribbon"));
        browser.run(
            "document.querySelectorAll('crowd-messages [role=log] > *').forEach(e => e.dataset.old"
                + " = 1)");
        Await.until(() -> browser.count(MESSAGE + ":not([data-old])") > 2);
        assertThat(again.isAlive()).isTrue();
      }
    }
  }
}
