package hubbub.app.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.platform.json.Json;
import hubbub.testkit.Await;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;
import org.openqa.selenium.support.ui.Select;

/// Somebody keeps places and people in a real browser.
class DirectoryTest {
  private static final String CTRL_Z =
      "document.body.dispatchEvent(new KeyboardEvent('keydown', {key: 'z', ctrlKey: true, bubbles:"
          + " true}))";

  /// What names may be, as bad as they come.
  private static final List<String> HOSTILE =
      List.of(
          "<img src=x onerror=document.title=1>",
          "\"><script>document.title=1</script>",
          "\u202Egnihtyna\u202C \u05e9\u05dc\u05d5\u05dd",
          "\uD83D\uDE00".repeat(200),
          "zero\u200Bwidth\u2060joined\u200D",
          "W".repeat(200),
          "a\u0301".repeat(200));

  private static Browser browser;

  @TempDir Path folder;

  @BeforeAll
  static void openBrowser() {
    browser = new Browser();
  }

  @AfterAll
  static void closeBrowser() {
    browser.close();
  }

  /// Where the pages are; by a subclass in another shape.
  RunningHubbub begin() {
    return RunningHubbub.start(folder.resolve("data"));
  }

  private RunningHubbub started() {
    browser.forget();
    return begin();
  }

  private static String page(RunningHubbub hubbub) {
    return "http://localhost:" + hubbub.port() + "/directory";
  }

  private static long place(RunningHubbub hubbub, String name) {
    return made(hubbub, "places", Map.of("name", name));
  }

  private static long person(RunningHubbub hubbub, String name, long place) {
    return made(hubbub, "people", Map.of("name", name, "isAlive", true, "placeId", place));
  }

  private static long made(RunningHubbub hubbub, String kind, Map<String, Object> row) {
    var answer = hubbub.post("/api/v1/" + kind, Json.write(row));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    return Json.mapper().readTree(answer.body()).required("id").asLong();
  }

  private static String row(long place) {
    return "place-row[data-place='" + place + "']";
  }

  private static String at(long place, long person) {
    return row(place) + " [data-person='" + person + "']";
  }

  private static long placeOf(RunningHubbub hubbub, long person) {
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
  void a_person_is_moved_by_keyboard_and_put_back_by_undo() {
    try (var hubbub = started()) {
      var from = place(hubbub, "Descaro del Rey");
      var to = place(hubbub, "Veranolandia");
      var aiba = person(hubbub, "Aiba Stack", from);
      browser.sized(Browser.DESKTOP).open(page(hubbub));

      browser.see(at(from, aiba)).sendKeys(Keys.ENTER);
      var choice = browser.see(row(from) + " [name=placeId]");
      Await.until(() -> new Select(choice).getOptions().size() == 3);
      choice.sendKeys("Veranolandia");
      browser.see(row(from) + " [name=name]").sendKeys(Keys.ENTER);

      browser.see(at(to, aiba));
      browser.awaitText("“Aiba Stack” is now at “Veranolandia”.");
      assertThat(browser.run("return document.activeElement.dataset.person"))
          .isEqualTo(Long.toString(aiba));
      assertThat(placeOf(hubbub, aiba)).isEqualTo(to);
      browser.run(CTRL_Z);
      browser.see(at(from, aiba));
      Await.until(() -> placeOf(hubbub, aiba) == from);
      assertThat(browser.complaints()).isEmpty();
    }
  }

  @Test
  void a_person_is_moved_by_mouse() {
    try (var hubbub = started()) {
      var from = place(hubbub, "Descaro del Rey");
      var to = place(hubbub, "Veranolandia");
      var aiba = person(hubbub, "Aiba Stack", from);
      browser.sized(Browser.DESKTOP).open(page(hubbub));

      browser.drag(browser.see(at(from, aiba)), browser.see(row(to)));

      browser.see(at(to, aiba));
      Await.until(() -> placeOf(hubbub, aiba) == to);
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

  @Test
  void whoever_may_not_edit_sees_who_is_where_and_nothing_to_press() {
    try (var hubbub = started()) {
      var place = place(hubbub, "Studio");
      var ana = person(hubbub, "Ana", place);
      hubbub.claim();
      browser.forgetCookies();

      browser.sized(Browser.DESKTOP).open(page(hubbub));

      browser.see(row(place) + " span[data-person='" + ana + "']");
      assertThat(browser.shown("[data-does=add-place]")).isFalse();
      assertThat(browser.count("place-row button")).isZero();
      assertThat(browser.barriers()).isEmpty();
    }
  }

  @Test
  void people_and_places_are_found_as_one_types() {
    try (var hubbub = started()) {
      var place = place(hubbub, "Más allá del Zumo");
      var ana = person(hubbub, "Sensei Lamister", place);
      person(hubbub, "Aiba Stack", place);
      browser.sized(Browser.DESKTOP).open(page(hubbub));

      browser.see(".who-bar [type=search]").sendKeys("lamis");
      browser.see("person-row [data-person='" + ana + "']");
      assertThat(browser.count("person-row")).isEqualTo(1);
      assertThat(browser.see("person-row .where").getText()).isEqualTo("at Más allá del Zumo");
      browser.see(".who-bar [type=search]").sendKeys(Keys.chord(Keys.CONTROL, "a"), "MAS ALLA");

      Await.until(() -> browser.count("place-row") == 1 && browser.count("person-row") == 0);
      browser.see(row(place));
      browser.awaitText("Nobody is called “MAS ALLA”.");
    }
  }

  @Test
  void names_as_hostile_as_they_come_are_text_and_keep_the_page_in_shape() {
    try (var hubbub = started()) {
      for (var name : HOSTILE) {
        person(hubbub, name, place(hubbub, name));
      }
      for (var phone : List.of(false, true)) {
        try (var own = phone ? new Browser().asPhone() : new Browser().sized(Browser.DESKTOP)) {
          own.open(page(hubbub));
          Await.until(() -> own.count("place-row [data-person]") == HOSTILE.size());
          assertThat(
                  (List<?>)
                      own.run(
                          "return [...document.querySelectorAll('place-row .name')].map(e => e.textContent)"))
              .isEqualTo(HOSTILE);
          own.see("[data-view=people]").click();
          Await.until(() -> own.count("person-row") == HOSTILE.size());
          own.see("[data-view=places]").click();
          own.see("place-row .btn-ico");
          assertThat(own.count("main img, main script:not([type])")).isZero();
          for (var theme : List.of("light", "dark")) {
            own.theme(theme);
            assertThat(own.barriers()).as(theme + (phone ? ", phone" : "")).isEmpty();
          }
          assertThat(own.run(Browser.SCROLLS)).as("scrolls sideways").isEqualTo(false);
          assertThat(own.hostsAsked()).isEmpty();
          assertThat(own.complaints()).isEmpty();
          assertThat(own.run("return document.title")).isEqualTo("Who is where · Hubbub");
        }
      }
    }
  }
}
