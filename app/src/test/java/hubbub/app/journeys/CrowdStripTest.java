package hubbub.app.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.testkit.Await;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Beside the sound of a channel stands how its crowd feels, for whoever comes.
class CrowdStripTest extends TwoPeople {
  private static final String STRIP = "crowd-strip";

  @Override
  RunningHubbub begin() {
    return RunningHubbub.start(folder);
  }

  @Override
  RunningHubbub again(RunningHubbub killed) {
    return killed.relaunch();
  }

  private static boolean moves(Browser browser) {
    browser.askNow();
    return browser.shown(STRIP + " .mood") && browser.shown(STRIP + " [role=img]");
  }

  @Test
  void the_last_hour_of_a_crowd_is_drawn_once_somebody_speaks() {
    try (var hubbub = started();
        var phone = new Browser().asPhone()) {
      meet(hubbub);
      assertThat(otto.shown(STRIP)).as("an hour of nothing").isFalse();

      say(ines, "what a wonderful song, I love it");
      awaitLine(otto, "what a wonderful song, I love it");
      say(otto, "so good, thank you");
      awaitLine(ines, "so good, thank you");
      phone.open(page(hubbub, "/harbour"));

      for (var browser : List.of(otto, phone)) {
        Await.until(() -> moves(browser));
        assertThat(browser.see(STRIP + " .mood").getText()).containsAnyOf("warm", "hyped");
        assertThat(browser.see(STRIP + " [role=img]").getAccessibleName())
            .contains("in the last hour", "messages a minute at most");
        for (var theme : List.of("light", "dark")) {
          browser.theme(theme);
          assertThat(browser.barriers()).as(theme).isEmpty();
        }
        assertThat(browser.run(Browser.SCROLLS)).as("scrolls sideways").isEqualTo(false);
        assertThat(browser.complaints()).isEmpty();
        assertThat(browser.hostsAsked()).isEmpty();
      }
      Await.until(() -> moves(otto) && otto.see(STRIP).getText().contains("a minute"));
    }
  }
}
