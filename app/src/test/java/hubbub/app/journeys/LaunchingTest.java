package hubbub.app.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.testkit.Await;
import hubbub.testkit.bluesky.AppViewLikeServer;
import hubbub.testkit.bluesky.JetstreamLikeServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Words in one process.
class LaunchingTest extends LaunchingJourneys {
  private static final String POST = "crowd-messages [role=log] a.post";

  @Override
  RunningHubbub begin(List<String> settings) {
    try {
      Files.write(folder.resolve("hubbub.conf"), settings);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return RunningHubbub.start(folder);
  }

  @Test
  void a_post_is_shown_with_its_time_which_leads_to_it() {
    try (var bluesky = new JetstreamLikeServer();
        var hubbub = begin(List.of("bluesky.jetstream.urls = " + bluesky.url()));
        var browser = new Browser().sized(Browser.DESKTOP)) {
      hubbub.post("/launch", "{\"track\": [\"bieber\"]}");
      Await.until(() -> bluesky.connections() == 1);
      browser.open("http://localhost:" + hubbub.port() + "/crowd?channel=bluesky%2Fbieber");
      var key = bluesky.post("did:plc:fan", "I love Bieber");

      browser.awaitText("I love Bieber");
      Await.until(() -> browser.count(POST) > 0);
      var post = browser.see(POST);
      assertThat(post.getDomProperty("href"))
          .isEqualTo("https://bsky.app/profile/did:plc:fan/post/" + key);
      assertThat(post.getDomProperty("rel")).isEqualTo("noopener noreferrer");
      assertThat(post.getText()).startsWith("Today ");
      for (var theme : List.of("light", "dark")) {
        browser.theme(theme);
        assertThat(browser.barriers()).as(theme).isEmpty();
      }
      assertThat(browser.hostsAsked()).isEmpty();
      assertThat(browser.complaints()).isEmpty();
    }
  }

  @Test
  void people_on_bluesky_get_their_names_when_somebody_looks() {
    var port = RunningHubbub.freePort();
    var data = folder.resolve("data");
    var words = List.of("--port", Integer.toString(port), "--data", data.toString());
    try (var bluesky = new JetstreamLikeServer();
        var names = new AppViewLikeServer();
        var hubbub =
            RunningHubbub.launch(
                data,
                Map.of(
                    "HUBBUB_BLUESKY_JETSTREAM_URLS",
                    bluesky.url(),
                    "HUBBUB_BLUESKY_NAMES_URL",
                    names.url(),
                    "HUBBUB_BLUESKY_NAMES_PATIENCE",
                    "1m"),
                words,
                port);
        var browser = new Browser().sized(Browser.DESKTOP)) {
      names.answer(
          200,
          """
          {"profiles": [{"did": "did:plc:fan", "handle": "fan.example.org", "displayName": "A fan"}]}
          """);
      hubbub.awaitReady();
      hubbub.post("/launch", "{\"track\": [\"bieber\"]}");
      Await.until(() -> bluesky.connections() == 1);
      browser.open("http://localhost:" + port + "/crowd?channel=bluesky%2Fbieber");
      bluesky.post("did:plc:fan", "I love Bieber");

      browser.awaitText("A fan @fan.example.org");
      assertThat(browser.hostsAsked()).isEmpty();
      assertThat(browser.complaints()).isEmpty();
    }
  }

  @Override
  RunningHubbub killedAndBack(RunningHubbub before) {
    before.kill();
    var hubbub = before.relaunch();
    hubbub.awaitReady();
    return hubbub;
  }
}
