package hubbub.app.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.testkit.Await;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
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
    var port = RunningHubbub.freePort();
    var data = folder.resolve("data");
    var words = List.of("--port", Integer.toString(port), "--data", data.toString());
    hubbub = RunningHubbub.launch(data, platforms(), words, port);
    hubbub.awaitReady();
    browser = new Browser().sized(Browser.DESKTOP);
  }

  @AfterAll
  static void close() {
    browser.close();
    hubbub.close();
  }

  /// Bluesky and X where nobody answers, and what X may cost.
  private static Map<String, String> platforms() {
    var key = folder.resolve("x.key");
    try {
      Files.writeString(key, "invented");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Map.of(
        "HUBBUB_BLUESKY_JETSTREAM_URLS",
        "ws://127.0.0.1:" + RunningHubbub.freePort(),
        "HUBBUB_X_API_URL",
        "http://127.0.0.1:" + RunningHubbub.freePort(),
        "HUBBUB_X_BEARER_TOKEN_FILE",
        key.toString(),
        "HUBBUB_X_CAP_RUN",
        "2",
        "HUBBUB_X_CAP_DAY",
        "5",
        "HUBBUB_X_CAP_MONTH",
        "50");
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
  void a_word_is_followed_on_bluesky_unless_x_is_named() {
    go("/");
    browser.see(DOOR + "[name=word]").sendKeys("#Café 🔥", Keys.ENTER);

    Await.until(() -> browser.address().contains("/crowd"));
    assertThat(browser.address())
        .endsWith("/crowd?channel=" + encoded("bluesky/#cafe 🔥").replace("+", "%20"));
    browser.awaitText("bluesky/#cafe 🔥 is waiting");
    assertThat(browser.shown("crowd-spending")).isFalse();
  }

  @Test
  void a_word_on_x_is_followed_for_a_budget_with_what_it_costs_in_sight() {
    go("/");
    browser.awaitText("X costs $0.005 a post");
    browser.awaitText("Today $0.00 of $5.00");
    new Select(browser.see(DOOR + "select")).selectByValue("x");
    browser.see(DOOR + "[name=budget]").sendKeys("1.50");
    browser.see(DOOR + "[name=word]").sendKeys("morning -show", Keys.ENTER);
    browser.awaitText("is not understood");
    browser.see(DOOR + "[name=word]").clear();

    browser.see(DOOR + "[name=word]").sendKeys("“Good  Morning” #Café", Keys.ENTER);

    Await.until(() -> browser.address().contains("/crowd"));
    assertThat(browser.address())
        .endsWith("/crowd?channel=" + encoded("x/\"good morning\" #cafe").replace("+", "%20"));
    browser.awaitText("Spent on X: $0.00.");
    browser.awaitText("Today $0.00 of $5.00, this month $0.00 of $50.00");
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
