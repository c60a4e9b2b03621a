package hubbub.app.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.testkit.Await;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;
import org.openqa.selenium.support.ui.Select;

/// A newcomer in a real browser: opens the page, brings a capture, sees the crowd.
class WatchingTest {
  private static final String MESSAGE = "crowd-messages [role=log] > *";
  private static final String FOUND = "crowd-search li";

  /// What is wrong in Swagger UI's own markup, see docs/gotchas.md.
  private static final List<String> SWAGGERS = List.of("nested-interactive", "heading-order");

  private static Browser browser;

  @TempDir Path folder;

  @BeforeAll
  static void openBrowser() {
    browser = new Browser();
  }

  @AfterAll
  static void closeBrowser() {
    browser.close();
  }

  /// Where the pages are; by a subclass in another shape.
  RunningHubbub begin() {
    return RunningHubbub.start(folder.resolve("data"));
  }

  /// The same again, after it was killed.
  RunningHubbub again(RunningHubbub killed) {
    var data = folder.resolve("data");
    var port = Integer.toString(killed.port());
    return RunningHubbub.launch(
        data, Map.of(), List.of("--port", port, "--data", data.toString()), killed.port());
  }

  private RunningHubbub started() {
    browser.forget();
    var hubbub = begin();
    assertThat(hubbub.put("/api/v1/captures/finals", capture()).statusCode()).isBetween(200, 204);
    return hubbub;
  }

  private static void replay(RunningHubbub hubbub) {
    var answer =
        hubbub.post(
            "/api/v1/runs",
            "{\"channels\": [\"replay/finals?repeat=true\"], \"name\": \"Finals\"}");
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
  }

  private static String page(RunningHubbub hubbub, String path) {
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
  void a_first_start_rehearses_says_so_everywhere_and_one_press_ends_it() {
    browser.forget();
    var port = RunningHubbub.freePort();
    var data = folder.resolve("data");
    var words = List.of("--port", Integer.toString(port), "--data", data.toString());
    var on = Map.of("HUBBUB_REHEARSAL_AT_FIRST_START", "true");
    try (var hubbub = RunningHubbub.launch(data, on, words, port)) {
      hubbub.awaitReady();
      browser.sized(Browser.DESKTOP).open(page(hubbub, "/crowd?channel=rehearsal/snail-cup"));
      Await.until(() -> browser.count(MESSAGE) > 5);
      assertThat(browser.see("rehearsal-ribbon .ribbon").getText()).contains("made up");
      browser.open(page(hubbub, "/"));
      Await.until(() -> browser.count("live-row") == 2);
      browser.awaitText("Rehearsal.");
      for (var theme : List.of("light", "dark")) {
        browser.theme(theme);
        assertThat(browser.barriers()).as(theme).isEmpty();
      }

      browser.see("[data-does=end-rehearsal]").click();

      browser.awaitText("The rehearsal is over.");
      browser.awaitText("No crowd yet");
      assertThat(hubbub.json("/api/v1/runs").required("runs").size()).isZero();
      assertThat(hubbub.counted()).isZero();
      browser.open(page(hubbub, "/crowd?channel=rehearsal/snail-cup"));
      browser.awaitText("The rehearsal is over.");
      assertThat(browser.shown("page-problem .problem")).isFalse();

      browser.see("[data-does=rehearse]").click();
      browser.awaitText("made up by the program");
    }
  }

  @Test
  void a_channel_is_watched_by_typing_its_name() {
    try (var hubbub = started()) {
      browser.sized(Browser.DESKTOP).open(page(hubbub, "/"));

      browser.see("[data-form=twitch] input").sendKeys("not a name!", Keys.ENTER);
      Await.until(() -> browser.shown("[data-said=twitch]"));
      browser.see("[data-form=twitch] input").clear();
      browser
          .see("[data-form=twitch] input")
          .sendKeys("www.twitch.tv/popout/KestrelPlays/chat?popout=", Keys.ENTER);

      Await.until(() -> browser.address().contains("/crowd?run="));
      assertThat(hubbub.get("/api/v1/runs").body()).contains("twitch/kestrelplays");
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

  private void searchLove(RunningHubbub hubbub) {
    replay(hubbub);
    browser.sized(Browser.DESKTOP).open(page(hubbub, "/crowd?channel=replay/finals"));
    Await.until(() -> browser.count(MESSAGE) > 20);
    browser.see("crowd-search input").sendKeys("love", Keys.ENTER);
  }

  @Test
  void a_message_that_was_found_is_seen_in_the_chart() {
    try (var hubbub = started()) {
      searchLove(hubbub);

      browser.see(FOUND + " .tm").click();

      browser.see("crowd-why li");
      assertThat(browser.see("crowd-why").getText()).contains("love this");
    }
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
  void whoever_may_not_read_is_told_so_in_words() {
    try (var hubbub = started()) {
      hubbub.awaitOutput("/claim#");
      var link = hubbub.output().replaceAll("(?s).*?(/claim#[\\w-]+).*", "$1");
      browser.open(page(hubbub, link));
      browser.see("claim-page button").click();
      Await.until(() -> !browser.address().contains("claim"));
      browser.forgetCookies();

      browser.open(page(hubbub, "/crowd?channel=replay/finals"));
      browser.awaitText("This server has an owner.");
      browser.see("crowd-search input").sendKeys("love", Keys.ENTER);

      assertThat(browser.see("crowd-search .note-bad").getText())
          .startsWith("This server has an owner. Open the owner link");
      assertThat(browser.shown("page-problem .ribbon")).isFalse();
      browser.open(page(hubbub, "/"));
      browser.awaitText("Only the owner sees what is heard here.");
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

  @Test
  void a_mistyped_address_leads_on_to_what_there_is() {
    try (var hubbub = started()) {
      for (var path : List.of("/crowds", "/admin")) {
        browser.sized(Browser.DESKTOP).open(page(hubbub, path));
        for (var theme : List.of("light", "dark")) {
          browser.theme(theme);
          assertThat(browser.barriers()).as(path + ", " + theme).isEmpty();
        }
      }
      browser.open(page(hubbub, "/crowds"));
      browser.awaitText("Nothing is here");
      browser.awaitText("/crowds");

      browser.see("main a[href='/crowd']").click();

      Await.until(() -> browser.address().endsWith("/crowd"));
    }
  }

  @Test
  void nobody_is_kept_out_of_any_page_in_either_theme_on_desktop_and_phone() {
    try (var hubbub = started()) {
      replay(hubbub);
      Await.until(() -> hubbub.json("/statistics").required("amount").asLong() > 100);
      for (var phone : List.of(false, true)) {
        try (var own = phone ? new Browser().asPhone() : new Browser().sized(Browser.DESKTOP)) {
          for (var path : List.of("/", "/crowd", "/directory", "/health", "/api", "/claim")) {
            own.open(page(hubbub, path));
            if (path.equals("/api")) {
              Await.until(() -> own.count(".opblock") > 3);
            }
            if (path.equals("/crowd")) {
              Await.until(() -> own.count(MESSAGE) > 5);
            }
            for (var theme : List.of("light", "dark")) {
              own.theme(theme);
              assertThat(own.barriers())
                  .filteredOn(barrier ->
                      !path.equals("/api") || SWAGGERS.stream().noneMatch(barrier::startsWith))
                  .as(path + ", " + theme + (phone ? ", phone" : ""))
                  .isEmpty();
            }
            assertThat(own.hostsAsked()).isEmpty();
            assertThat(own.complaints()).as(path).isEmpty();
            var scrolls = own.run(Browser.SCROLLS);
            assertThat(scrolls).as(path + " scrolls sideways").isEqualTo(false);
          }
        }
      }
    }
  }
}
