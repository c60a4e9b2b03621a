package hubbub.app.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.testkit.Await;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Ines goes on air with a source program, and Otto listens on her channel's page.
class ListeningTest extends TwoPeople {
  private static final String MOUNT = "/live/harbour";
  private static final String PLAYS =
      "const a = document.querySelector('channel-player audio'); return !a.paused && a.currentTime >"
          + " 1";

  /// Without the silence that bridges a break: so a listener's stream really ends.
  @Override
  RunningHubbub begin() {
    var port = RunningHubbub.freePort();
    var data = folder.resolve("data");
    var words = List.of("--port", Integer.toString(port), "--data", data.toString());
    var hubbub =
        RunningHubbub.launch(
            data,
            Map.of("HUBBUB_RADIO_SILENCE", "0s", "HUBBUB_RADIO_SILENCE_AFTER", "2s"),
            words,
            port);
    hubbub.awaitReady();
    return hubbub;
  }

  @Override
  RunningHubbub again(RunningHubbub killed) {
    return killed.relaunch();
  }

  @Test
  void who_has_pressed_play_once_hears_it_also_after_a_break() {
    try (var hubbub = started()) {
      meet(hubbub);
      assertThat(otto.see("channel-player .offair").getText()).isEqualTo("Off air");
      assertThat(otto.shown("channel-player .play")).isFalse();
      var key = streamKey(ines, "harbour");

      try (var source = new SilentSource(hubbub, MOUNT, key)) {
        awaitLive();
        assertThat(otto.see("channel-player .playing").getText()).isEqualTo("From the pier");
        assertThat(otto.see("channel-player .play").getAccessibleName()).isEqualTo("Play");
        assertThat(audio("paused")).as("plays by itself").isEqualTo(true);

        otto.see("channel-player .play").click();
        Await.until(() -> (boolean) otto.run(PLAYS));
        assertThat(otto.see("channel-player .play").getAccessibleName()).isEqualTo("Pause");
        source.title("Ana – Tide & <b>Time</b>");
        Await.until(() -> player("Ana – Tide & <b>Time</b>", "1 listener", " s behind"));
        var first = audio("currentSrc");
        otto.press("L");
        Await.until(() -> (boolean) otto.run(PLAYS) && !audio("currentSrc").equals(first));
        assertThat(otto.complaints()).isEmpty();
        assertThat(otto.hostsAsked()).isEmpty();
      }
      Await.until(() -> player("Off air", "It goes on by itself"));
      var before = audio("currentSrc");

      try (var _ = new SilentSource(hubbub, MOUNT, key)) {
        awaitLive();
        Await.until(() -> (boolean) otto.run(PLAYS) && !audio("currentSrc").equals(before));
        Await.until(() -> player("Live", "1 listener"));
        otto.see("channel-player .play").click();
        Await.until(() -> player("0 listeners"));
        assertThat(otto.see("channel-player .play").getAccessibleName()).isEqualTo("Play");
      }
    }
  }

  @Test
  void how_loud_it_is_outlives_a_reload_and_keys_play_and_mute() {
    try (var hubbub = started()) {
      meet(hubbub);
      try (var _ = new SilentSource(hubbub, MOUNT, streamKey(ines, "harbour"))) {
        awaitLive();
        otto.run(
            "const loud = document.querySelector('channel-player input'); loud.value = 30;"
                + " loud.dispatchEvent(new Event('input'))");
        assertThat((double) audio("volume")).isEqualTo(0.3);
        enter(otto, hubbub);
        awaitLive();
        assertThat((double) audio("volume")).isEqualTo(0.3);

        otto.press("km");

        Await.until(() -> (boolean) otto.run(PLAYS));
        assertThat(audio("muted")).isEqualTo(true);
        Await.until(() ->
            (boolean)
                otto.run(
                    "return document.querySelector('channel-player .lm-bar').offsetWidth > 0"));
        assertThat(otto.see("channel-player .volume button").getAriaRole()).isEqualTo("button");
        otto.press("k");
        assertThat(otto.see("channel-player .play").getAccessibleName()).isEqualTo("Play");

        otto.see("channel-player summary").click();
        otto.catchCopies();
        otto.see("channel-player li:nth-child(2) button").click();
        assertThat(otto.copied()).isEqualTo(page(hubbub, MOUNT + ".m3u"));
      }
    }
  }

  @Test
  void the_studio_makes_a_key_tells_each_program_what_it_needs_and_hears_it() {
    try (var hubbub = started()) {
      meet(hubbub);
      ines.see("a[href='/studio?channel=harbour']").click();
      ines.awaitText("No stream key yet.");
      ines.awaitText("Nothing comes in at /live/harbour yet.");
      ines.see("stream-keys [name=name]").sendKeys("the pier");
      ines.see("stream-keys [name=mounts]").sendKeys("/crowd");
      ines.see("stream-keys form .btn").click();
      Await.until(() ->
          !ines.see("stream-keys").getText().contains("No stream key yet.")
              || ines.count(
                      "stream-keys [aria-invalid=true], stream-keys form > .note-bad:not(:empty)")
                  > 0);
      assertThat(ines.shown("stream-keys .secret")).as("a page's path").isFalse();
      ines.see("stream-keys [name=mounts]").clear();
      ines.see("stream-keys [name=mounts]").sendKeys("/friday* /dunes");
      ines.see("stream-keys form .btn").click();
      var key = String.valueOf(ines.see("stream-keys .secret input").getDomProperty("value"));
      ines.awaitText("Opens /live/harbour, /friday*, /dunes.");
      for (var program : List.of("butt", "mixxx", "obs", "ffmpeg", "liquidsoap")) {
        ines.see("[data-program=" + program + "]").click();
        assertThat(ines.see("[data-part=programs]").getText())
            .as(program)
            .contains(key, MOUNT, "localhost", Integer.toString(hubbub.port()));
      }

      try (var _ = new SilentSource(hubbub, "/dunes", key)) {
        Await.until(() -> said(ines, "We hear you: MP3 128 kbit/s stereo at /dunes"));
        var meter = ines.see("level-meter [role=meter][aria-label='Level, right']");
        Await.until(() ->
            "silence, peak silence".equals(meter.getDomAttribute("aria-valuetext"))
                && "-60".equals(meter.getDomAttribute("aria-valuenow")));
        Await.until(() -> {
          ines.askNow();
          return ines.count("stream-alarms[role=alert] [data-kind=silence]") == 1;
        });
      }
      ines.see("[aria-label='Revoke the pier']").click();
      ines.see("dialog [value=yes]").click();
      ines.awaitText("No stream key yet.");
      otto.open(page(hubbub, "/studio"));
      otto.awaitText("You have no channel yet, and are nobody’s host.");
    }
  }

  @Test
  void nobody_is_kept_out_of_the_sound_in_either_theme_on_desktop_and_phone() {
    try (var hubbub = started()) {
      meet(hubbub);
      var key = streamKey(ines, "harbour");
      for (var phone : List.of(false, true)) {
        try (var own = phone ? new Browser().asPhone() : new Browser().sized(Browser.DESKTOP)) {
          logIn(own, hubbub);
          look(own, hubbub, phone, "/harbour", "channel-player .offair");
          try (var source = new SilentSource(hubbub, MOUNT, key)) {
            source.title("Ana – Tide, in a very long version that was recorded one night at sea");
            look(own, hubbub, phone, "/harbour", "channel-player .onair");
            look(own, hubbub, phone, "/studio", "studio-page .lamp.is-live");
          }
        }
      }
    }
  }

  private static void look(
      Browser own, RunningHubbub hubbub, boolean phone, String path, String sign) {
    own.open(page(hubbub, path));
    if (phone && path.equals("/harbour")) {
      own.see("[data-tab=about]").click();
    }
    Await.until(() -> {
      own.askNow();
      return own.shown(sign);
    });
    own.run("document.querySelectorAll('main details').forEach(one => one.open = true)");
    for (var theme : List.of("light", "dark")) {
      own.theme(theme);
      assertThat(own.barriers()).as(path + sign + theme + phone).isEmpty();
    }
    assertThat(own.hostsAsked()).isEmpty();
    assertThat(own.complaints()).as(path + sign + phone).isEmpty();
    assertThat(own.run(Browser.SCROLLS)).as(path + ": scrolls sideways").isEqualTo(false);
  }

  private static Object audio(String property) {
    return otto.run(
        "return document.querySelector('channel-player audio')[arguments[0]]", property);
  }

  private static void awaitLive() {
    Await.until(() -> player("Live"));
  }

  private static boolean player(String... words) {
    otto.askNow();
    var text = otto.see("channel-player").getText();
    return List.of(words).stream().allMatch(text::contains);
  }

  private static boolean said(Browser browser, String words) {
    browser.askNow();
    return browser.see("[data-part=heard]").getText().contains(words);
  }
}
