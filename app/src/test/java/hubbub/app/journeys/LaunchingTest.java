package hubbub.app.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.testkit.Await;
import hubbub.testkit.bluesky.JetstreamLikeServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
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

  @Override
  RunningHubbub killedAndBack(RunningHubbub before) {
    before.kill();
    var hubbub = before.relaunch();
    hubbub.awaitReady();
    return hubbub;
  }
}
