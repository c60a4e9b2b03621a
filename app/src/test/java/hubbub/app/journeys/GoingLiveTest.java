package hubbub.app.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.platform.json.Json;
import hubbub.testkit.Await;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import tools.jackson.databind.JsonNode;

/// Ines goes on air from her browser, whose microphone hears a tone, and others hear that tone.
class GoingLiveTest {
  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final int ENOUGH_SECONDS = 90;
  private static final int TONE = 440;
  private static final int OTHER = 880;
  private static final String MOUNT = "/live/harbour";
  private static final String ROLES = "/api/v1/channels/harbour/roles/";

  /// Two seconds of what is on air, as a page hears it.
  private static final String DECODES =
      """
      const done = arguments[arguments.length - 1];
      (async () => {
        const leave = new AbortController();
        const reader = (await fetch('/live/harbour', {signal: leave.signal})).body.getReader();
        const parts = [];
        for (let bytes = 0; bytes < 60000;) {
          const {value, done: ended} = await reader.read();
          if (ended) break;
          parts.push(value);
          bytes += value.length;
        }
        leave.abort();
        const all = await new Blob(parts).arrayBuffer();
        const sound = await new OfflineAudioContext(1, 48000, 48000).decodeAudioData(all);
        return Array.from(sound.getChannelData(0).slice(-96000), x => Math.round(x * 10000));
      })().then(done, error => done(String(error)));
      """;

  @TempDir static Path sounds;
  private static Browser ines;
  private static Browser otto;

  @TempDir Path folder;

  @BeforeAll
  static void openBrowsers() {
    ines = Browser.hearing(Tone.wav(sounds.resolve("tone.wav"), TONE)).sized(Browser.DESKTOP);
    otto = new Browser().sized(Browser.DESKTOP);
  }

  @AfterAll
  static void closeBrowsers() {
    ines.close();
    otto.close();
  }

  private RunningHubbub started() {
    ines.forget();
    otto.forget();
    var hubbub = RunningHubbub.start(folder.resolve("data"));
    TwoPeople.openHarbour(ines, hubbub);
    return hubbub;
  }

  private static void useMicrophone(RunningHubbub hubbub) {
    ines.open(TwoPeople.page(hubbub, "/studio"));
    ines.see("go-live .go-what .row .btn").click();
    ines.see("go-live select");
    Await.until(() -> level() > -20);
  }

  private static long level() {
    return Long.parseLong(ines.see("go-live .vu").getDomAttribute("aria-valuenow"));
  }

  private static void goLive() {
    Await.until(() -> ines.see("go-live [data-does=go]").isEnabled());
    ines.see("go-live [data-does=go]").click();
    Await.until(() -> badge().equals("On air"));
  }

  private static String badge() {
    return ines.see("go-live .onair, go-live .offair").getText();
  }

  private static double[] heardByAPage() {
    if (!(otto.await(DECODES) instanceof List<?> samples)) {
      throw new AssertionError("nothing was decoded");
    }
    return samples.stream().mapToDouble(one -> ((Number) one).doubleValue() / 10_000).toArray();
  }

  private static double[] heardByFfmpeg(RunningHubbub hubbub) {
    try (var listener = Ffmpeg.listener(hubbub, MOUNT, 2)) {
      return listener.samples();
    }
  }

  private static void awaitTone(RunningHubbub hubbub, int hertz) {
    Await.untilAsserted(() -> {
      assertThat(Tone.tenths(heardByAPage(), hertz)).isGreaterThan(8);
      assertThat(Tone.tenths(heardByFfmpeg(hubbub), hertz)).isGreaterThan(8);
    });
  }

  private static List<JsonNode> shows(RunningHubbub hubbub) {
    var body = hubbub.get("/api/v1/shows").body();
    return Json.mapper().readTree(body).required("shows").valueStream().toList();
  }

  @Test
  void the_tone_at_the_microphone_is_what_a_page_and_ffmpeg_hear() {
    try (var hubbub = started()) {
      otto.open(TwoPeople.page(hubbub, "/harbour"));
      useMicrophone(hubbub);
      assertThat(ines.see("go-live select").findElements(By.tagName("option"))).isNotEmpty();
      assertThat(ines.see("go-live select option").getText()).isNotEmpty();
      ines.see("go-live [data-does=test]").click();
      ines.awaitText("Press play to hear how you sound.");
      ines.run("document.querySelector('go-live .go-tools audio').play()");
      Await.until(() ->
          (boolean)
              ines.run(
                  "return document.querySelector('go-live .go-tools audio').currentTime > 0.5"));
      ines.see("go-live .go-now input").sendKeys("Fish & chips");

      goLive();

      awaitTone(hubbub, TONE);
      ines.awaitText("heard by the server");
      assertThat(shows(hubbub).getFirst().required("name").asString()).isEqualTo("Fish & chips");
      assertThat(ines.complaints()).isEmpty();
      assertThat(ines.hostsAsked()).isEmpty();

      ines.see("now-playing [name=title]");
      assertThat(ines.shown("now-playing [data-does=end]")).as("a second way to end it").isFalse();
      ines.see("go-live [data-does=end]").click();
      ines.awaitText("The show is over.");
      Await.until(() -> !hubbub.get("/api/v1/streams").body().contains(MOUNT));
    }
  }

  @Test
  void a_host_goes_on_air_in_somebody_elses_channel_and_gets_no_keys_to_it() {
    ines.forget();
    otto.forget();
    try (var hubbub = RunningHubbub.start(folder.resolve("data"))) {
      TwoPeople.openHarbour(otto, hubbub);
      TwoPeople.register(ines, hubbub, "Mika");
      ines.open(TwoPeople.page(hubbub, "/studio"));
      ines.awaitText("You have no channel yet, and are nobody’s host.");
      assertThat(TwoPeople.sent(otto, "PUT", ROLES + "mika", "{\"roles\": [\"host\"]}"))
          .isEqualTo(204);

      useMicrophone(hubbub);
      ines.awaitText("Ask Ines for a stream key of your own");
      assertThat(ines.shown("stream-keys")).as("keys of the channel").isFalse();
      goLive();

      ines.awaitText("We hear you");
      Await.until(() -> !shows(hubbub).isEmpty());
      assertThat(shows(hubbub).getFirst().required("channel").asString()).isEqualTo("harbour");
      ines.see("go-live [data-does=end]").click();
      ines.awaitText("The show is over.");
      assertThat(ines.complaints()).isEmpty();
    }
  }

  @Test
  void only_the_studio_may_ask_for_a_microphone() {
    try (var hubbub = started()) {
      ines.open(TwoPeople.page(hubbub, "/harbour"));

      assertThat(policy("/studio")).contains("microphone=(self)");
      assertThat(policy("/harbour")).contains("microphone=()");
      assertThat(policy("/account")).contains("microphone=()");
    }
  }

  private static String policy(String path) {
    return String.valueOf(
        ines.run(
            "return fetch(arguments[0]).then(page => page.headers.get('permissions-policy'))",
            path));
  }

  @Test
  void after_a_break_the_same_show_goes_on_and_listeners_stay() {
    try (var hubbub = started()) {
      useMicrophone(hubbub);
      // So that a test can break what the page has connected.
      ines.run(
          "window.WebSocket = class extends WebSocket { constructor(...all) { super(...all);"
              + " if (this.url.endsWith('/live')) (window.opened ??= []).push(this); } }");
      goLive();
      otto.open(TwoPeople.page(hubbub, "/harbour"));
      otto.see("channel-player .play").click();
      Await.until(() -> playedBy(otto) > 2);
      var source = otto.run("return document.querySelector('channel-player audio').currentSrc");

      try (var listener = Ffmpeg.listener(hubbub, MOUNT)) {
        Await.until(() -> hubbub.get("/api/v1/streams").body().contains("\"listeners\":2"));
        for (var breaks = 1; breaks <= 2; breaks++) {
          var opened = breaks;
          ines.run("window.opened.at(-1).close()");
          Await.until(() ->
              (long) ines.run("return window.opened.length") > opened && badge().equals("On air"));
        }

        // What it heard of the breaks is silence, and after them it hears the tone again.
        var seconds = Math.max(listener.seconds(), 17) + 2;
        while (!hearsTheToneAgain(listener, seconds)) {
          assertThat(++seconds).as("seconds without it").isLessThan(ENOUGH_SECONDS);
        }
      }
      assertThat(shows(hubbub)).hasSize(1);
      assertThat(shows(hubbub).getFirst().required("ended_at").isNull()).isTrue();
      var before = playedBy(otto);
      Await.until(() -> playedBy(otto) > before + 1);
      assertThat(otto.run("return document.querySelector('channel-player audio').currentSrc"))
          .as("the listener's connection stayed")
          .isEqualTo(source);
    }
  }

  /// After so many seconds: lately, and for eight of them in all.
  private static boolean hearsTheToneAgain(Ffmpeg listener, int seconds) {
    Await.until(PATIENCE, () -> listener.seconds() >= seconds);
    var samples = Arrays.copyOf(listener.heard(), seconds * Tone.RATE);
    var last = Arrays.copyOfRange(samples, (seconds - 2) * Tone.RATE, samples.length);
    return Tone.tenths(samples, TONE) > 80 && Tone.tenths(last, TONE) > 15;
  }

  private static double playedBy(Browser browser) {
    return ((Number)
            browser.run("return document.querySelector('channel-player audio').currentTime"))
        .doubleValue();
  }

  @Test
  void the_tone_of_ffmpeg_is_what_a_page_and_ffmpeg_hear() {
    try (var hubbub = started()) {
      otto.open(TwoPeople.page(hubbub, "/harbour"));
      try (var _ = Ffmpeg.source(hubbub, MOUNT, key(), OTHER)) {
        Await.until(() -> hubbub.get("/api/v1/streams").body().contains(MOUNT));

        awaitTone(hubbub, OTHER);
      }
    }
  }

  private static String key() {
    return TwoPeople.streamKey(ines, "harbour");
  }

  @Test
  void a_file_goes_on_air_in_the_place_of_a_microphone() {
    try (var hubbub = started()) {
      otto.open(TwoPeople.page(hubbub, "/harbour"));
      ines.open(TwoPeople.page(hubbub, "/studio"));
      ines.see("go-live [data-kind=file]").click();
      var file = Tone.wav(folder.resolve("other.wav"), OTHER);
      ines.see("go-live input[type=file]").sendKeys(file.toString());
      ines.run(
          "const file = document.querySelector('go-live .go-file audio'); file.loop = true;"
              + " file.play()");
      Await.until(() -> level() > -20);

      goLive();

      awaitTone(hubbub, OTHER);
      assertThat(ines.complaints()).isEmpty();
    }
  }

  @Test
  void who_has_no_microphone_is_told_so_and_who_finds_the_place_taken_is_next() {
    try (var hubbub = started();
        var silent = new Browser().sized(Browser.DESKTOP)) {
      TwoPeople.logIn(silent, hubbub);
      silent.open(TwoPeople.page(hubbub, "/studio"));
      silent.see("go-live .go-what .row .btn").click();
      Await.until(() -> silent.see("go-live .go-said").getText().contains("then try again."));
      assertThat(silent.see("go-live [data-does=go]").isEnabled()).isFalse();

      useMicrophone(hubbub);
      try (var _ = new SilentSource(hubbub, MOUNT, key())) {
        Await.until(() -> ines.see("go-live [data-does=go]").isEnabled());
        ines.see("go-live [data-does=go]").click();
        ines.awaitText("You are next");
        assertThat(badge()).isEqualTo("Next");
      }
      Await.until(() -> badge().equals("On air"));
    }
  }

  @Test
  void nobody_is_kept_out_of_going_live_in_either_theme_on_desktop_and_phone() {
    try (var hubbub = started()) {
      var wav = sounds.resolve("tone.wav");
      for (var phone : List.of(false, true)) {
        try (var own =
            phone ? Browser.hearing(wav).asPhone() : Browser.hearing(wav).sized(Browser.DESKTOP)) {
          TwoPeople.logIn(own, hubbub);
          own.open(TwoPeople.page(hubbub, "/studio"));
          own.see("go-live .go-what .row .btn").click();
          own.see("go-live select");
          press(own, "go");
          own.see("go-live .onair");
          for (var theme : List.of("light", "dark")) {
            own.theme(theme);
            assertThat(own.barriers()).as(theme + phone).isEmpty();
          }
          assertThat(own.run(Browser.SCROLLS)).as("scrolls sideways").isEqualTo(false);
          assertThat(own.complaints()).isEmpty();
          press(own, "end");
          own.awaitText("The show is over.");
        }
      }
    }
  }

  /// On a phone the menu at the bottom may stand in front of it.
  private static void press(Browser browser, String what) {
    var button = "go-live [data-does=" + what + "]";
    Await.until(() -> browser.see(button).isEnabled());
    browser.run("document.querySelector(arguments[0]).scrollIntoView({block: 'center'})", button);
    browser.see(button).click();
  }
}
