package hubbub.app.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.platform.json.Json;
import hubbub.testkit.Await;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;
import tools.jackson.databind.JsonNode;

/// Ines says on her studio's page what ffmpeg plays, and ends its show.
class NowPlayingTest {
  private static final String MOUNT = "/live/harbour";
  private static final String ARTIST = "now-playing [name=artist]";
  private static final String TITLE = "now-playing [name=title]";
  private static final String END = "now-playing [data-does=end]";
  private static final int ENOUGH = 100_000;
  private static Browser ines;

  @TempDir Path folder;

  @BeforeAll
  static void openBrowser() {
    ines = new Browser().sized(Browser.DESKTOP);
  }

  @AfterAll
  static void closeBrowser() {
    ines.close();
  }

  private RunningHubbub started() {
    ines.forget();
    var hubbub = RunningHubbub.start(folder.resolve("data"));
    TwoPeople.openHarbour(ines, hubbub);
    return hubbub;
  }

  private static Ffmpeg source(RunningHubbub hubbub) {
    var source = Ffmpeg.source(hubbub, MOUNT, TwoPeople.streamKey(ines, "harbour"), 440);
    Await.until(() -> onAir(hubbub).count() == 1);
    return source;
  }

  private static Stream<JsonNode> onAir(RunningHubbub hubbub) {
    var body = hubbub.get("/api/v1/streams").body();
    return Json.mapper().readTree(body).required("streams").valueStream();
  }

  private static List<String> playing(RunningHubbub hubbub) {
    return onAir(hubbub)
        .map(one -> one.path("artist").asString() + ", " + one.path("title").asString())
        .toList();
  }

  private static String value(String css) {
    return String.valueOf(ines.see(css).getDomProperty("value"));
  }

  /// Whether a player that asks for titles is told this one.
  private static boolean isToldToListeners(RunningHubbub hubbub, String title) throws Exception {
    try (var client = HttpClient.newHttpClient()) {
      var ask =
          HttpRequest.newBuilder(URI.create(TwoPeople.page(hubbub, MOUNT)))
              .header("Icy-MetaData", "1")
              .build();
      try (var sound = client.send(ask, BodyHandlers.ofInputStream()).body()) {
        var heard = new String(sound.readNBytes(ENOUGH), StandardCharsets.UTF_8);
        return heard.contains("StreamTitle='" + title + "';");
      } catch (IOException e) {
        throw new AssertionError(e);
      } finally {
        client.shutdownNow();
      }
    }
  }

  @Test
  void what_plays_is_said_on_the_page_and_heard_by_players_until_the_show_is_ended()
      throws Exception {
    try (var hubbub = started()) {
      ines.open(TwoPeople.page(hubbub, "/studio"));
      ines.awaitText("Nothing comes in at /live/harbour yet.");
      assertThat(ines.shown("now-playing")).isFalse();
      try (var _ = source(hubbub)) {
        ines.see(ARTIST).sendKeys("Zoë", Keys.TAB, "Höher", Keys.ENTER);
        ines.awaitText("Listeners are told what plays.");

        Await.until(() -> playing(hubbub).equals(List.of("Zoë, Höher")));
        assertThat(isToldToListeners(hubbub, "Zoë - Höher")).isTrue();
        ines.awaitText("Zoë – Höher");
        assertThat(ines.complaints()).isEmpty();

        ines.see(END).click();
        ines.see("dialog [value=no]").click();
        Await.until(() -> ines.count("dialog") == 0);
        assertThat(onAir(hubbub)).as("it was left alone").hasSize(1);
        ines.see(END).click();
        ines.see("dialog [value=yes]").click();

        Await.until(() -> onAir(hubbub).findAny().isEmpty());
        ines.awaitText("Nothing comes in at /live/harbour yet.");
        assertThat(ines.shown("now-playing")).isFalse();
        assertThat(ines.complaints()).isEmpty();
      }
    }
  }

  @Test
  void what_is_being_typed_stays_when_the_program_says_something_else() {
    try (var hubbub = started();
        var _ = source(hubbub)) {
      ines.open(TwoPeople.page(hubbub, "/studio"));
      ines.see(TITLE).sendKeys("Half a ti");

      assertThat(TwoPeople.put(ines, "/api/v1/channels/harbour/live/title", "Ana", "Other"))
          .isEqualTo(204);

      ines.awaitText("Ana – Other");
      Await.until(() -> value(ARTIST).equals("Ana"));
      assertThat(value(TITLE)).isEqualTo("Half a ti");
    }
  }

  @Test
  void nobody_is_kept_out_in_either_theme_on_desktop_and_phone() {
    try (var hubbub = started();
        var _ = source(hubbub);
        var phone = new Browser().asPhone()) {
      TwoPeople.logIn(phone, hubbub);
      for (var browser : List.of(ines, phone)) {
        browser.open(TwoPeople.page(hubbub, "/studio"));
        browser.see(END);
        for (var theme : List.of("light", "dark")) {
          browser.theme(theme);
          assertThat(browser.barriers()).as(theme).isEmpty();
        }
        assertThat(browser.run(Browser.SCROLLS)).as("scrolls sideways").isEqualTo(false);
        assertThat(browser.complaints()).isEmpty();
      }
    }
  }
}
