package hubbub.app.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.testkit.Await;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Who is on air stands on one page, and whatever was is heard again.
class HeardAgainTest extends TwoPeople {
  private static final String HOSTILE = "Tide & <b>Time</b>";

  @Override
  RunningHubbub begin() {
    var port = RunningHubbub.freePort();
    var data = folder.resolve("data");
    var words = List.of("--port", Integer.toString(port), "--data", data.toString());
    var settings = Map.of("HUBBUB_RADIO_SILENCE", "0s", "HUBBUB_RADIO_RESUME_TIME", "1s");
    var hubbub = RunningHubbub.launch(data, settings, words, port);
    hubbub.awaitReady();
    return hubbub;
  }

  @Override
  RunningHubbub again(RunningHubbub killed) {
    return killed.relaunch();
  }

  @Test
  void who_is_on_air_and_what_was_stands_on_one_page_and_is_heard_again() {
    try (var hubbub = started()) {
      otto.open(page(hubbub, "/listen"));
      otto.awaitText("Nobody is on air.");
      otto.awaitText("No show yet.");
      var key = hubbub.streamKey("Ines", "harbour");
      try (var source = new SilentSource(hubbub, "/live/harbour", key)) {
        source.title(HOSTILE);
        Await.until(() -> asked("1 channel on air.") && asked(HOSTILE));
        assertThat(otto.see("[data-part=live] a").getText()).isEqualTo("From the pier");
        assertThat(otto.shown("[data-part=none]")).isFalse();
        barrierFree();
      }
      Await.until(() -> asked("Nobody is on air."));
      Await.until(() -> !show(hubbub).required("ended_at").isNull());
      var seconds = show(hubbub).required("duration_ms").asLong() / 1_000.0;
      assertThat(seconds).isGreaterThan(2);

      otto.open(page(hubbub, "/listen"));
      Await.until(() -> otto.shown("[data-part=past] audio"));
      assertPlays("[data-part=past] audio", seconds);
      barrierFree();

      otto.see("[data-part=past] a.h3").click();
      Await.until(() -> otto.shown("last-show audio"));
      assertThat(otto.see("last-show").getText()).contains("Last live", "From the pier");
      assertPlays("last-show audio", seconds);
      assertThat(otto.complaints()).isEmpty();
    }
  }

  private static JsonNode show(RunningHubbub hubbub) {
    return hubbub.json("/api/v1/shows").required("shows").get(0);
  }

  private static boolean asked(String text) {
    otto.askNow();
    return otto.see("listen-page").getText().contains(text);
  }

  /// It is played, by the key that browsers have for it, and is as long as it says.
  private static void assertPlays(String audio, double seconds) {
    otto.run("document.querySelector(arguments[0]).focus()", audio);
    otto.press(" ");
    Await.until(() ->
        (boolean)
            otto.run(
                "const a = document.querySelector(arguments[0]); return a.currentTime > 0.2 &&"
                    + " Math.abs(a.duration - arguments[1]) < 1",
                audio,
                seconds));
    otto.run("document.querySelector(arguments[0]).pause()", audio);
  }

  private static void barrierFree() {
    for (var theme : List.of("light", "dark")) {
      otto.theme(theme);
      assertThat(otto.barriers()).as(theme).isEmpty();
    }
    assertThat(otto.hostsAsked()).isEmpty();
  }
}
