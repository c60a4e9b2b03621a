package hubbub.app.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.testkit.Await;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;
import org.openqa.selenium.support.ui.Select;

/// Words are followed from the first page, and seen beside other crowds.
class FollowingWordsTest {
  private static final String DOOR = "word-door ";
  private static final String ADD = "crowd-sources .add-form ";

  @TempDir static Path folder;

  private static RunningHubbub hubbub;
  private static Browser browser;

  @BeforeAll
  static void open() {
    hubbub = RunningHubbub.start(folder.resolve("data"));
    browser = new Browser().sized(Browser.DESKTOP);
  }

  @AfterAll
  static void close() {
    browser.close();
    hubbub.close();
  }

  private static void go(String path) {
    browser.open("http://localhost:" + hubbub.port() + path);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  @Test
  void a_word_that_cannot_be_followed_is_explained_at_its_field() {
    go("/");
    browser.awaitText("Follow a word");
    assertThat(new Select(browser.see(DOOR + "select")).getFirstSelectedOption().getText())
        .isEqualTo("Bluesky");
    assertThat(browser.shown(DOOR + "[name=budget]")).isFalse();

    browser.see(DOOR + "[name=word]").sendKeys(Keys.ENTER);
    browser.awaitText("Name a word");
    assertThat(browser.count(DOOR + "[name=word][aria-invalid=true]")).isEqualTo(1);

    new Select(browser.see(DOOR + "select")).selectByValue("x");
    browser.see(DOOR + "[name=word]").sendKeys("\"good morning", Keys.TAB);
    browser.see(DOOR + "[name=budget]").sendKeys("much", Keys.ENTER);
    browser.awaitText("an amount in US dollars");
    assertThat(browser.count(DOOR + "[name=budget][aria-invalid=true]")).isEqualTo(1);
    for (var theme : List.of("light", "dark")) {
      browser.theme(theme);
      assertThat(browser.barriers()).as(theme).isEmpty();
    }
  }

  @Test
  void a_channel_of_words_is_asked_for_as_it_is_written() {
    for (var name :
        List.of("bieber", "#tag", "\"good morning\" #a", "🔥 what?", "東京", "50% a/b&c+d")) {
      browser.complaints();
      go("/crowd?channel=" + encoded("bluesky/" + name));

      var path = "/api/v1/mood/bluesky/" + encoded(name).replace("+", "%20") + "/series";
      var asked =
          "return performance.getEntriesByType('resource').filter((e) =>"
              + " new URL(e.name).pathname === arguments[0] && e.responseStatus === 200).length";
      Await.until(() -> (long) browser.run(asked, path) > 0);
      assertThat(browser.see("h1").getText()).isEqualTo("bluesky/" + name);
      assertThat(browser.see("crowd-sources .chip").getText()).contains(name);
      // Nothing was heard of it yet.
      assertThat(browser.complaints()).as(name).allMatch(said -> said.contains("404"));
    }
  }

  @Test
  void lines_of_several_platforms_are_switched_on_and_off() {
    go(
        "/crowd?channel=bluesky%2Fbieber&channel="
            + encoded("x/#tour")
            + "&channel=hubbub%2Fharbour");
    Await.until(() -> browser.count("crowd-sources .chip[aria-pressed=true]") == 3);

    browser.see("crowd-sources [data-key='add']").click();
    assertThat(browser.see(ADD + "select").getText()).contains("Bluesky", "X", "Twitch", "here");
    browser.see(ADD + "input").sendKeys("KestrelPlays", Keys.ENTER);
    Await.until(() -> browser.count("crowd-sources .chip[aria-pressed=true]") == 4);
    assertThat(browser.address()).contains("channel=x%2F%23tour", "channel=twitch%2Fkestrelplays");

    browser.see("[data-does=table]").click();
    browser.see("crowd-table th");
    assertThat(browser.see("crowd-table thead").getText())
        .contains("bluesky/bieber", "x/#tour", "hubbub/harbour", "twitch/kestrelplays");
    browser.see("crowd-sources [data-key='x/#tour']").click();

    Await.until(() -> !browser.see("crowd-table thead").getText().contains("x/#tour"));
    assertThat(browser.see("crowd-table thead").getText()).contains("bluesky/bieber");
    for (var theme : List.of("light", "dark")) {
      browser.theme(theme);
      assertThat(browser.barriers()).as(theme).isEmpty();
    }
  }
}
