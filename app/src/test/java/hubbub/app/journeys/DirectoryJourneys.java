package hubbub.app.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.platform.json.Json;
import hubbub.testkit.Await;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;

/// Somebody keeps places and people in a real browser. What depends on how many processes there
/// are; [DirectoryTest] has what is the page's own.
abstract class DirectoryJourneys {
  static Browser browser;

  @TempDir Path folder;

  @BeforeAll
  static void openBrowser() {
    browser = new Browser();
  }

  @AfterAll
  static void closeBrowser() {
    browser.close();
  }

  /// Where the pages are.
  abstract RunningHubbub begin();

  RunningHubbub started() {
    browser.forget();
    return begin();
  }

  static String page(RunningHubbub hubbub) {
    return "http://localhost:" + hubbub.port() + "/directory";
  }

  static long place(RunningHubbub hubbub, String name) {
    return made(hubbub, "places", Map.of("name", name));
  }

  static long person(RunningHubbub hubbub, String name, long place) {
    return made(hubbub, "people", Map.of("name", name, "isAlive", true, "placeId", place));
  }

  private static long made(RunningHubbub hubbub, String kind, Map<String, Object> row) {
    var answer = hubbub.post("/api/v1/" + kind, Json.write(row));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    return Json.mapper().readTree(answer.body()).required("id").asLong();
  }

  static String row(long place) {
    return "place-row[data-place='" + place + "']";
  }

  static String at(long place, long person) {
    return row(place) + " [data-person='" + person + "']";
  }

  static long placeOf(RunningHubbub hubbub, long person) {
    return hubbub.json("/api/v1/people/" + person).required("placeId").asLong(0);
  }

  @Test
  void places_and_people_are_added_from_nothing() {
    try (var hubbub = started()) {
      browser.sized(Browser.DESKTOP).open(page(hubbub));
      browser.awaitText("No places yet");
      browser.awaitText("./hubbub sample directory");

      browser.see("[data-does=add-place]").click();
      browser.see(".who-new [name=name]").sendKeys("   ", Keys.ENTER);
      browser.see(".who-new .note-bad");
      browser.see(".who-new [name=name]").sendKeys("Más allá", Keys.ENTER);
      browser.see("place-row .link").click();
      browser.see("place-row [name=name]").sendKeys("Aiba Stack", Keys.ENTER);

      browser.see("place-row [data-person]");
      browser.awaitText("“Aiba Stack” was added.");
      assertThat(hubbub.get("/people").body())
          .isEqualTo("[{\"id\":1,\"name\":\"Aiba Stack\",\"isAlive\":true,\"placeId\":1}]");
      assertThat(browser.barriers()).isEmpty();
    }
  }

  @Test
  void what_was_deleted_comes_back_under_a_new_id_with_its_people() {
    try (var hubbub = started()) {
      var place = place(hubbub, "Descaro del Rey");
      var ana = person(hubbub, "Ana", place);
      browser.sized(Browser.DESKTOP).open(page(hubbub));
      browser.see(at(place, ana));

      browser.see(row(place) + " .btn-ico").click();
      browser.see(row(place) + " [data-does=delete]").click();
      browser.see("place-row[data-place=nowhere] [data-person='" + ana + "']");
      browser.see(".toast button").click();

      browser.awaitText("is back, as place 2, with 1 person: an id is never given twice.");
      browser.see(at(2, ana));
      assertThat(placeOf(hubbub, ana)).isEqualTo(2);
    }
  }

  @Test
  void what_another_browser_changes_appears_and_is_not_overwritten_unseen() {
    try (var hubbub = started();
        var other = new Browser().sized(Browser.DESKTOP)) {
      var place = place(hubbub, "Studio");
      browser.sized(Browser.DESKTOP).open(page(hubbub));
      other.open(page(hubbub));
      browser.see(row(place) + " .btn-ico").click();
      var mine = browser.see(row(place) + " [name=name]");

      other.see(row(place) + " .btn-ico").click();
      other
          .see(row(place) + " [name=name]")
          .sendKeys(Keys.chord(Keys.CONTROL, "a"), "Studio B", Keys.ENTER);
      Await.untilAsserted(
          () -> assertThat(browser.see(row(place) + " .name").getText()).isEqualTo("Studio B"));
      mine.sendKeys(Keys.chord(Keys.CONTROL, "a"), "Studio C", Keys.ENTER);
      browser.awaitText("Somebody changed this meanwhile. Now it is Studio B.");
      assertThat(hubbub.json("/api/v1/places/" + place).required("name").asString())
          .isEqualTo("Studio B");
      assertThat(browser.barriers()).isEmpty();
      browser.see(row(place) + " [data-does=again]").click();

      Await.untilAsserted(
          () -> assertThat(other.see(row(place) + " .name").getText()).isEqualTo("Studio C"));
    }
  }
}
