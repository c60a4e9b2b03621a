package hubbub.app.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.testkit.Await;
import hubbub.testkit.bluesky.JetstreamLikeServer;
import hubbub.testkit.x.XLikeServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;

/// A word that people write on two platforms, and what is said in a room of our own, on one page.
class SeeingWordsTest {
  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final String CROWD =
      "/crowd?channel=bluesky%2Fbieber&channel=x%2Fbieber&channel=hubbub%2Fharbour";
  private static final String LOG = "crowd-messages [role=log]";

  @TempDir Path folder;

  private RunningHubbub started(JetstreamLikeServer bluesky, XLikeServer x) throws IOException {
    var key = Files.writeString(folder.resolve("x.key"), "invented");
    Files.write(
        folder.resolve("hubbub.conf"),
        List.of(
            "bluesky.jetstream.urls = " + bluesky.url(),
            "x.api.url = " + x.url(),
            "x.bearer-token-file = " + key,
            "x.cap.run = 3",
            "x.cap.day = 5"));
    return RunningHubbub.start(folder);
  }

  private static void post(JetstreamLikeServer bluesky, XLikeServer x, int from, int to) {
    for (var n = from; n < to; n++) {
      bluesky.post("did:plc:fan" + n, "What a wonderful concert, I love Bieber");
      assertThat(x.post("so happy, a lovely concert of Bieber " + n)).isNotNull();
    }
  }

  @Test
  void rate_mood_tops_reasons_gaps_and_money_are_seen_of_a_word() throws IOException {
    try (var bluesky = new JetstreamLikeServer();
        var x = new XLikeServer();
        var hubbub = started(bluesky, x);
        var browser = new Browser().sized(Browser.DESKTOP)) {
      var _ = hubbub.streamKey("Ines", "harbour");
      var launched =
          hubbub.post(
              "/launch",
              """
              {"track": ["bieber"], "platforms": ["bluesky", "x"], "name": "Tour", "budget": 2}
              """);
      assertThat(launched.statusCode()).as(launched.body()).isEqualTo(200);
      Await.until(() -> bluesky.connections() == 1 && x.isRead());
      browser.open("http://localhost:" + hubbub.port() + CROWD);
      Await.until(() -> browser.count("crowd-sources .chip[aria-pressed=true]") == 3);

      post(bluesky, x, 0, 20);
      try (var robo = hubbub.irc().enter(hubbub.bot("Robo"), "harbour")) {
        robo.say("PRIVMSG #harbour :this harbour is awful tonight");
        Await.until(() -> browser.see(LOG).getText().contains("awful tonight"));
      }

      for (var line : List.of("p-bluesky", "p-x", "p-hubbub")) {
        Await.until(PATIENCE, () -> browser.count("crowd-chart path.ln." + line) > 0);
      }
      Await.until(PATIENCE, () -> tile(browser, 1).contains("41"));
      Await.until(PATIENCE, () -> tile(browser, 4).matches("(?s).*\\+0\\.\\d.*"));
      Await.until(PATIENCE, () -> tops(browser).contains("concert"));
      assertThat(browser.see("crowd-runs tbody").getText()).contains("Tour", "none");

      browser.awaitText("Spent on X: $");
      Await.until(PATIENCE, () -> meter(browser).contains("$0.10 of $2.00 for 20 posts"));
      assertThat(meter(browser)).contains("of $5.00", "set aside for posts on their way");
      Await.until(PATIENCE, () -> meter(browser).contains("an hour at the present rate"));

      x.refuse("503 {}");
      x.drop();
      Await.until(PATIENCE, () -> browser.see("crowd-runs tbody").getText().contains("1, "));
      x.refuse(null);
      Await.until(PATIENCE, x::isRead);
      post(bluesky, x, 20, 25);
      Await.until(PATIENCE, () -> tile(browser, 1).contains("51"));
      Await.until(PATIENCE, () -> browser.count("crowd-chart .gap.one") > 0);

      browser.see("crowd-search input").sendKeys("lovely", Keys.ENTER);
      browser.see("crowd-search li button").click();
      browser.see("crowd-why li");
      assertThat(browser.see("crowd-why").getText()).contains("a lovely concert of Bieber");
      for (var theme : List.of("light", "dark")) {
        browser.theme(theme);
        assertThat(browser.barriers()).as(theme).isEmpty();
      }
      assertThat(browser.hostsAsked()).isEmpty();
    }
  }

  private static String tile(Browser browser, int place) {
    return browser.see("crowd-tiles .tile:nth-child(" + place + ")").getText();
  }

  private static String tops(Browser browser) {
    return (String)
        browser.run(
            "return [...document.querySelectorAll('crowd-tops')].map((t) => t.innerText).join(' ')");
  }

  private static String meter(Browser browser) {
    return browser.see("crowd-spending").getText();
  }
}
