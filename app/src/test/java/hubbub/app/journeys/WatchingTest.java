package hubbub.app.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.testkit.Await;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;

/// A newcomer's journeys where all is one process, and what is the pages' own.
class WatchingTest extends WatchingJourneys {
  /// What is wrong in Swagger UI's own markup, see docs/gotchas.md.
  private static final List<String> SWAGGERS = List.of("nested-interactive", "heading-order");

  @Override
  RunningHubbub begin() {
    return RunningHubbub.start(folder.resolve("data"));
  }

  @Override
  RunningHubbub again(RunningHubbub killed) {
    return killed.relaunch();
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
      // Browsers want a press before they make a sound.
      browser.see("rehearsal-ribbon b").click();
      browser.run("document.querySelector('rehearsal-ribbon audio').play()");
      Await.until(() ->
          (boolean)
              browser.run(
                  "return document.querySelector('rehearsal-ribbon audio').currentTime > 0.5"));
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
  void a_message_that_was_found_is_seen_in_the_chart() {
    try (var hubbub = started()) {
      searchLove(hubbub);

      browser.see(FOUND + " .tm").click();

      browser.see("crowd-why li");
      assertThat(browser.see("crowd-why").getText()).contains("love this");
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
          for (var path :
              List.of(
                  "/",
                  "/crowd",
                  "/directory",
                  "/health",
                  "/api?of=accounts",
                  "/api?of=chat",
                  "/claim")) {
            own.open(page(hubbub, path));
            if (path.startsWith("/api")) {
              Await.until(() -> own.count(".opblock") > 3);
            }
            if (path.equals("/crowd")) {
              Await.until(() -> own.count(MESSAGE) > 5);
            }
            for (var theme : List.of("light", "dark")) {
              own.theme(theme);
              assertThat(own.barriers())
                  .filteredOn(barrier ->
                      !path.startsWith("/api") || SWAGGERS.stream().noneMatch(barrier::startsWith))
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
