package hubbub.app.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.platform.storage.SqliteStorage;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Ines sees on her studio's page how much her channel was listened to.
class AudiencePageTest {
  private static final String PART = "channel-listening";
  private static final Duration HOUR = Duration.ofHours(1);
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
    var hubbub = RunningHubbub.start(folder);
    TwoPeople.openHarbour(ines, hubbub);
    ines.open(TwoPeople.page(hubbub, "/studio"));
    ines.see(PART + " p");
    return hubbub;
  }

  /// As if they had listened before.
  private void listened(String program, String referrer, int sessions, Duration each) {
    var ended = Clock.systemUTC().millis() - HOUR.toMillis();
    try (var storage = new SqliteStorage(folder, Clock.systemUTC(), 1L << 30)) {
      storage
          .open("radio")
          .write(tx -> {
            for (var n = 0; n < sessions; n++) {
              tx.handle()
                  .execute(
                      "INSERT INTO sessions SELECT COALESCE(MAX(id), 0) + 1, 'harbour', '/live/harbour',"
                          + " ?, ?, ?, ?, NULL FROM sessions",
                      ended - each.toMillis(),
                      ended,
                      program,
                      referrer);
            }
            return sessions;
          });
    }
  }

  /// What one of the tables says.
  private static List<String> rows(int table) {
    var rows =
        (List<?>)
            ines.run(
                "return [...document.querySelectorAll('channel-listening table')[arguments[0]]"
                    + ".tBodies[0].rows].map(row => [...row.cells].map(cell =>"
                    + " cell.textContent).join(', '))",
                table);
    return rows.stream().map(String::valueOf).toList();
  }

  @Test
  void where_nobody_has_listened_it_says_so() {
    try (var _ = started()) {
      ines.awaitText("Nobody has listened for half a minute or longer.");

      assertThat(ines.count(PART + " table")).isZero();
      assertThat(ines.complaints()).isEmpty();
    }
  }

  @Test
  void sessions_hours_programs_and_sites_stand_there_for_everybody_to_read() {
    listened("Firefox", "fans.example", 3, HOUR);
    listened("VLC", "", 2, Duration.ofMinutes(30));
    listened("", "", 1, Duration.ofMinutes(6));
    try (var hubbub = started();
        var phone = new Browser().asPhone()) {
      ines.awaitText("6 sessions, 4.1 hours");

      assertThat(rows(0)).containsExactly("Firefox, 3, 3.0", "VLC, 2, 1.0", "Says nothing, 1, 0.1");
      assertThat(rows(1)).containsExactly("fans.example, 3, 3.0");

      TwoPeople.logIn(phone, hubbub);
      phone.open(TwoPeople.page(hubbub, "/studio"));
      for (var browser : List.of(ines, phone)) {
        browser.see(PART + " table");
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
