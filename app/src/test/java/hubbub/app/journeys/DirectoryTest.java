package hubbub.app.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.testkit.Await;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;
import org.openqa.selenium.support.ui.Select;

/// The directory's page where all is one process, and what is its own.
class DirectoryTest extends DirectoryJourneys {
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

  /// Notes what is asked for, and holds answers that name places back until `letGo()`.
  private static final String HOLDING =
      """
      const real = window.fetch;
      const held = new Promise((go) => { window.letGo = go; });
      [window.asked, window.answered] = [[], 0];
      window.fetch = async (path, options) => {
        window.asked.push({ path, signal: options?.signal });
        try {
          const answer = await real(path, options);
          if (/places.(\\d+|states.*)$/.test(path)) await held;
          return answer;
        } finally { window.answered++; }
      };
      """;

  private static final String NAMES_ASKED =
      "return window.asked.filter(a => /places.(\\d+|states.*)$/.test(a.path)).length";

  @Override
  RunningHubbub begin() {
    return RunningHubbub.start(folder.resolve("data"));
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

  /// More places than the page shows, so that it must ask for the names of the last ones.
  private static List<Long> places(RunningHubbub hubbub, int amount) {
    return IntStream.rangeClosed(1, amount).mapToObj(n -> place(hubbub, "Room " + n)).toList();
  }

  private static Object chosenPlace() {
    return browser.run(
        "return document.querySelector('[name=placeId]').selectedOptions[0].textContent");
  }

  private static long namesAsked() {
    return ((Number) browser.run(NAMES_ASKED)).longValue();
  }

  private static boolean holds(String script) {
    return Boolean.TRUE.equals(browser.run("return " + script));
  }

  @Test
  void what_is_found_is_asked_for_at_once_and_ends_with_the_search() {
    try (var hubbub = started()) {
      var rooms = places(hubbub, 53);
      person(hubbub, "Ana", rooms.get(50));
      var anabel = person(hubbub, "Anabel", rooms.get(51));
      person(hubbub, "Anastasia", rooms.get(52));
      browser.sized(Browser.DESKTOP).open(page(hubbub));
      browser.see(row(rooms.getFirst()) + " .btn-ico");
      browser.run(HOLDING);
      var search = browser.see(".who-bar [type=search]");

      // All at once: what is typed slowly is looked for in between.
      browser.run(
          "arguments[0].value = 'Ana'; arguments[0].dispatchEvent(new Event('input'))",
          Shown.now(search));
      Await.until(() -> namesAsked() > 0);
      assertThat(namesAsked()).as("requests for three names").isEqualTo(1);
      search.sendKeys("b");
      Await.until(() -> holds("window.asked.find(a => a.path.includes('states')).signal.aborted"));
      browser.run("window.letGo()");

      browser.see("person-row [data-person='" + anabel + "']");
      assertThat(browser.count("person-row")).isEqualTo(1);
      assertThat(browser.see("person-row .where").getText()).isEqualTo("at Room 52");
    }
  }

  @Test
  void an_older_search_comes_over_no_newer_state() {
    try (var hubbub = started()) {
      var rooms = places(hubbub, 51);
      person(hubbub, "Ana", rooms.get(50));
      browser.sized(Browser.DESKTOP).open(page(hubbub));
      browser.see(row(rooms.getFirst()) + " .btn-ico");
      var search = browser.see(".who-bar [type=search]");
      search.sendKeys("Room 1");
      Await.until(() -> browser.count("place-row") == 8);
      browser.run(HOLDING);

      search.sendKeys(Keys.chord(Keys.CONTROL, "a"), "Ana");
      Await.until(() -> namesAsked() > 0);
      search.sendKeys(Keys.ESCAPE);
      Await.until(() -> browser.count("place-row") == 50 && !browser.shown(".who-found"));
      browser.run("window.letGo()");
      Await.until(() -> holds("window.answered === window.asked.length"));

      browser.see(row(rooms.getFirst()) + " .btn-ico").click();
      browser.see(row(rooms.getFirst()) + " [name=name]");
      assertThat(browser.shown(".who-found")).isFalse();
    }
  }

  @Test
  void somebody_elses_change_leaves_as_many_people_as_were_paged_to() {
    try (var hubbub = started()) {
      var place = place(hubbub, "Studio");
      var people =
          IntStream.rangeClosed(1, 120).mapToObj(n -> person(hubbub, "P " + n, place)).toList();
      browser.sized(Browser.DESKTOP).open(page(hubbub));
      browser.see("[data-view=people]").click();
      Await.until(() -> browser.count("person-row") == 50);
      browser.see(".who-found .who-more button").click();
      Await.until(() -> browser.count("person-row") == 100);
      var chip = "person-row [data-person='" + people.get(79) + "']";
      browser.run("document.querySelector(arguments[0]).focus()", chip);
      var scrolled = browser.run("return window.scrollY");

      hubbub.patch("/api/v1/people/" + people.get(69), "{\"name\": \"Somebody else\"}");
      var changed = "person-row [data-person='" + people.get(69) + "']";
      Await.until(() ->
          browser.count("person-row") < 100
              || holds(
                  "document.querySelector(\"" + changed + "\")?.textContent === 'Somebody else'"));

      assertThat(browser.count("person-row")).isEqualTo(100);
      assertThat(holds("document.activeElement.matches(\"" + chip + "\")")).isTrue();
      assertThat(browser.run("return window.scrollY")).isEqualTo(scrolled);
      assertThat(browser.barriers()).isEmpty();
    }
  }

  @Test
  void a_form_whose_place_or_person_is_deleted_elsewhere_stays_and_says_so() {
    try (var hubbub = started()) {
      var place = place(hubbub, "Studio");
      var ana = person(hubbub, "Ana", place);
      browser.sized(Browser.DESKTOP).open(page(hubbub));

      browser.see("[data-view=people]").click();
      browser.see("person-row [data-person='" + ana + "']").click();
      browser.see("person-row [name=name]").sendKeys("Ana Maria");
      hubbub.delete("/api/v1/people/" + ana);
      browser.awaitText("This person was deleted meanwhile.");
      assertThat(holds("document.activeElement.value === 'Ana Maria'")).isTrue();
      assertThat(browser.barriers()).isEmpty();
      browser.see("person-row [name=name]").sendKeys(Keys.ESCAPE);
      Await.until(() -> browser.count("person-row") == 0);

      browser.see("[data-view=places]").click();
      browser.see(row(place) + " .btn-ico").click();
      browser.see(row(place) + " [name=name]").sendKeys("Studio B");
      hubbub.delete("/api/v1/places/" + place);
      browser.awaitText("This place was deleted meanwhile.");
      assertThat(holds("document.activeElement.value === 'Studio B'")).isTrue();
      assertThat(browser.barriers()).isEmpty();
      browser.see(row(place) + " [name=name]").sendKeys(Keys.ESCAPE);
      Await.until(() -> browser.count("place-row") == 0);
      browser.awaitText("No places yet");
    }
  }

  @Test
  void enter_in_the_search_for_a_place_moves_to_what_is_found_first() {
    try (var hubbub = started()) {
      var rooms = places(hubbub, 201);
      var ana = person(hubbub, "Ana", rooms.getFirst());
      browser.sized(Browser.DESKTOP).open(page(hubbub));
      browser.see(at(rooms.getFirst(), ana)).sendKeys(Keys.ENTER);
      var search = row(rooms.getFirst()) + " form [type=search]";

      browser.see(search).sendKeys("nowhere near", Keys.ENTER);
      browser.awaitText("No place is called “nowhere near”.");
      assertThat(browser.barriers()).isEmpty();
      browser.see(search).sendKeys(Keys.chord(Keys.CONTROL, "a"), "Room 15");
      Await.until(() -> chosenPlace().equals("Room 15 (" + rooms.get(14) + ")"));
      browser.see(search).sendKeys("x");
      Await.until(() -> chosenPlace().equals("Room 1 (" + rooms.getFirst() + ")"));
      browser.see(search).sendKeys(Keys.BACK_SPACE, "0", Keys.ENTER);

      browser.awaitText("“Ana” is now at “place " + rooms.get(149) + "”.");
      assertThat(placeOf(hubbub, ana)).isEqualTo(rooms.get(149));
    }
  }

  @Test
  void all_people_of_a_place_that_was_found_far_down_are_shown() {
    try (var hubbub = started()) {
      for (var n = 1; n <= 55; n++) {
        place(hubbub, "Place " + n);
      }
      for (var n = 1; n <= 12; n++) {
        person(hubbub, "Person " + n, 55);
      }
      browser.sized(Browser.DESKTOP).open(page(hubbub));
      Await.until(() -> browser.count("place-row") == 50);

      browser.see("input[type=search]").sendKeys("place 55");
      Await.until(() -> browser.count("place-row") == 1);
      browser.see(row(55) + " .is-new").click();

      Await.until(() -> browser.count(row(55) + " [data-person]") == 12);
      assertThat(browser.complaints()).isEmpty();
    }
  }
}
