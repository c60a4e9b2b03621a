package hubbub.app.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.testkit.Await;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;

/// The owner in a real browser: comes in by the link, looks at the check-list, makes a token and
/// takes it away, goes.
class OwningTest {
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

  private static String page(RunningHubbub hubbub, String path) {
    return "http://localhost:" + hubbub.port() + path;
  }

  private RunningHubbub started() {
    browser.forget();
    return RunningHubbub.start(folder.resolve("data"));
  }

  private static void claim(Browser browser, RunningHubbub hubbub) {
    hubbub.awaitOutput("/claim#");
    var link = hubbub.output().replaceAll("(?s).*?(/claim#[\\w-]+).*", "$1");
    browser.open(page(hubbub, link));
    browser.see("claim-page button").click();
    Await.until(() -> !browser.address().contains("claim"));
  }

  @Test
  void the_owner_finds_the_check_list_makes_a_token_revokes_it_and_goes() {
    try (var hubbub = started()) {
      claim(browser.sized(Browser.DESKTOP), hubbub);

      browser.see(".nav a[href='/admin']").click();
      browser.awaitText("Data folder");
      assertThat(browser.see("#backup").getText()).contains("None that this server knows of.");
      assertThat(browser.see("#data-folder").getText())
          .contains(folder.resolve("data").toString())
          .contains("for its user only");

      browser.see("admin-tokens [name=name]").sendKeys("a dashboard");
      browser.see("admin-tokens [value='statistics:read']").sendKeys(Keys.SPACE);
      browser.see("admin-tokens .btn-main").sendKeys(Keys.ENTER);
      var field = browser.see("admin-tokens .secret input");
      var secret = Objects.requireNonNull(field.getDomProperty("value"));
      assertThat(hubbub.getWith(secret, "/statistics").statusCode()).isEqualTo(200);
      assertThat(hubbub.getWith(secret, "/api/v1/checklist").statusCode()).isEqualTo(403);
      assertThat(browser.barriers()).isEmpty();

      browser.open(page(hubbub, "/admin"));
      browser.awaitText("May read counts and moods.");
      assertThat(browser.shown("admin-tokens .secret")).isFalse();
      browser.see("admin-tokens .token button").sendKeys(Keys.ENTER);
      browser.see("dialog[open] [value=yes]").sendKeys(Keys.ENTER);
      browser.awaitText("No token yet.");
      assertThat(hubbub.getWith(secret, "/statistics").statusCode()).isEqualTo(401);

      assertThat(browser.hostsAsked()).isEmpty();
      assertThat(browser.complaints()).isEmpty();

      browser.see("[data-does='sign-out']").sendKeys(Keys.ENTER);
      Await.until(() -> !browser.address().contains("admin"));
      browser.open(page(hubbub, "/admin"));
      browser.awaitText("For the owner");
      assertThat(browser.shown(".nav a[href='/admin']")).isFalse();
    }
  }

  @Test
  void the_owner_makes_a_link_to_a_new_password_which_is_shown_once() {
    try (var hubbub = started()) {
      claim(browser.sized(Browser.DESKTOP), hubbub);
      hubbub.bot("Otto_K");
      browser.open(page(hubbub, "/admin"));
      browser.awaitText("otto_k@example.org");
      assertThat(browser.see("admin-people").getText()).doesNotContain("Not known yet to");

      browser.see("admin-people .token button").click();

      var link =
          Objects.requireNonNull(browser.see("admin-people .secret input").getDomProperty("value"));
      assertThat(link).startsWith(page(hubbub, "/reset#"));
      browser.catchCopies();
      browser.see("admin-people .secret .btn").click();
      Await.until(() -> browser.copied().equals(link));
      for (var theme : List.of("light", "dark")) {
        browser.theme(theme);
        assertThat(browser.barriers()).as(theme).isEmpty();
      }
      browser.open(page(hubbub, "/admin"));
      browser.awaitText("otto_k@example.org");
      assertThat(browser.shown("admin-people .secret")).isFalse();
      assertThat(browser.complaints()).isEmpty();

      try (var otto = new Browser()) {
        otto.open(page(hubbub, "/forgot"));
        otto.see("[name=email]").sendKeys("otto_k@example.org", Keys.ENTER);
        otto.awaitText("This server sends no mail.");
        otto.open(link);
        otto.see("[name=password]").sendKeys("another long one", Keys.ENTER);
        otto.awaitText("Your password is the new one.");
        otto.open(page(hubbub, "/login"));
        otto.see("[name=email]").sendKeys("otto_k@example.org");
        otto.see("[name=password]").sendKeys("another long one", Keys.ENTER);
        otto.see("details.own");
      }
    }
  }

  @Test
  void a_setting_is_changed_undone_and_refused_by_name() {
    try (var hubbub = started()) {
      claim(browser.sized(Browser.DESKTOP), hubbub);
      browser.open(page(hubbub, "/admin"));
      var days = "admin-settings [name='archive.retention-days']";
      var chosen = Keys.chord(Keys.CONTROL, "a");

      browser.see(days).sendKeys(chosen, "30", Keys.ENTER);
      assertThat(browser.see("dialog[open]").getText()).contains("deleted within seconds");
      browser.see("dialog[open] [value=no]").sendKeys(Keys.ENTER);
      browser.see(days).sendKeys(Keys.ENTER);
      browser.see("dialog[open] [value=yes]").sendKeys(Keys.ENTER);
      browser.awaitText("archive.retention-days is 30 now.");
      assertThat(browser.shown("[data-key='archive.retention-days'] .tag")).isTrue();
      assertThat(browser.barriers()).isEmpty();
      browser.see(".toast button").click();
      browser.awaitText("archive.retention-days is 0 again.");
      assertThat(browser.shown("[data-key='archive.retention-days'] .tag")).isFalse();

      browser.see(days).sendKeys(chosen, "soon", Keys.ENTER);
      browser.see("dialog[open] [value=yes]").sendKeys(Keys.ENTER);
      browser.awaitText("archive.retention-days must be a whole number from 0 to 36500.");
    }
  }

  @Test
  void a_token_that_may_nothing_is_not_made() {
    try (var hubbub = started()) {
      claim(browser.sized(Browser.DESKTOP), hubbub);
      browser.open(page(hubbub, "/admin"));

      browser.see("admin-tokens [name=name]").sendKeys("a dashboard", Keys.ENTER);

      browser.awaitText("Choose what it may do.");
      assertThat(browser.shown("admin-tokens .secret")).isFalse();
    }
  }

  @Test
  void nobody_is_kept_out_of_it_in_either_theme_on_desktop_and_phone() {
    try (var hubbub = started()) {
      hubbub.claim();
      for (var phone : List.of(false, true)) {
        try (var own = phone ? new Browser().asPhone() : new Browser().sized(Browser.DESKTOP)) {
          own.open(page(hubbub, "/favicon.svg"));
          own.keep(hubbub.cookie());
          own.open(page(hubbub, "/admin"));
          own.see("admin-tokens form");
          for (var theme : List.of("light", "dark")) {
            own.theme(theme);
            assertThat(own.barriers()).as(theme + (phone ? ", phone" : "")).isEmpty();
          }
          assertThat(own.complaints()).isEmpty();
          assertThat(own.run(Browser.SCROLLS)).as("scrolls sideways").isEqualTo(false);
        }
      }
    }
  }
}
