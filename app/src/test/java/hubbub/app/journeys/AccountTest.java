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

/// Somebody looks after their own account, in a real browser.
class AccountTest {
  private static final String PASSWORD = TwoPeople.PASSWORD;
  private static final String ALL = Keys.chord(Keys.CONTROL, "a");

  private static Browser browser;

  @TempDir Path folder;

  @BeforeAll
  static void openBrowser() {
    browser = new Browser().sized(Browser.DESKTOP);
  }

  @AfterAll
  static void closeBrowser() {
    browser.close();
  }

  /// Ines is at her account.
  private RunningHubbub started() {
    browser.forget();
    var hubbub = RunningHubbub.start(folder.resolve("data"));
    TwoPeople.register(browser, hubbub, "Ines");
    look(browser, hubbub);
    return hubbub;
  }

  private static void look(Browser browser, RunningHubbub hubbub) {
    browser.open(TwoPeople.page(hubbub, "/account"));
    browser.see("own-names [name=username]");
    browser.see("own-sessions li");
    browser.see("own-tokens .token");
    browser.see("own-channels [name=name]");
  }

  private static void logIn(Browser browser, RunningHubbub hubbub, String password) {
    browser.open(TwoPeople.page(hubbub, "/login"));
    browser.see("[name=email]").sendKeys("ines@example.org");
    browser.see("[name=password]").sendKeys(password, Keys.ENTER);
  }

  @Test
  void a_name_an_address_and_a_password_are_changed_and_what_is_wrong_is_said_at_its_field() {
    try (var hubbub = started();
        var other = new Browser()) {
      browser.see("own-names [name=username]").sendKeys(ALL, "admin", Keys.ENTER);
      browser.see("own-names [data-bad=username]:not(:empty)");
      browser.see("own-names [name=username]").sendKeys(ALL, "Inessa_V", Keys.ENTER);
      browser.awaitText("Saved.");
      assertThat(browser.see("h1").getText()).isEqualTo("Inessa_V");
      browser.see("details.own[open], details.own summary").click();
      browser.awaitText("Signed in as Inessa_V");
      browser.see("details.own summary").click();

      browser.see("own-names [name=email]").sendKeys(ALL, "inessa@example.org", Keys.ENTER);
      browser.see("own-names [data-bad=password]:not(:empty)");
      browser.see("own-names [name=password]").sendKeys(PASSWORD, Keys.ENTER);
      Await.until(() -> !browser.shown("own-names [data-bad=password]:not(:empty)"));
      Await.until(() ->
          hubbub
                  .post(
                      "/api/v1/auth/login",
                      "{\"email\": \"inessa@example.org\", \"password\": \"" + PASSWORD + "\"}")
                  .statusCode()
              == 200);

      browser.see("own-password [name=current]").sendKeys("not the one");
      browser.see("own-password [name=password]").sendKeys("a better long one", Keys.ENTER);
      browser.see("own-password [data-bad=current]:not(:empty)");
      browser.see("own-password [name=current]").sendKeys(ALL, PASSWORD, Keys.ENTER);
      browser.awaitText("Your password is the new one.");
      look(browser, hubbub);
      other.open(TwoPeople.page(hubbub, "/login"));
      other.see("[name=email]").sendKeys("inessa@example.org");
      other.see("[name=password]").sendKeys(PASSWORD, Keys.ENTER);
      other.awaitText("There is no account with this address and password.");
      other.see("[name=password]").sendKeys(ALL, "a better long one", Keys.ENTER);
      other.see("details.own");
    }
  }

  @Test
  void another_browser_is_signed_out_and_a_token_is_made_shown_once_and_revoked() {
    try (var hubbub = started();
        var other = new Browser()) {
      logIn(other, hubbub, PASSWORD);
      other.see("details.own");
      look(browser, hubbub);
      assertThat(browser.count("own-sessions li")).isEqualTo(2);
      assertThat(browser.see("own-sessions").getText()).contains("this browser", "Chrome");

      browser.see("own-sessions li .btn").click();

      Await.until(() -> browser.count("own-sessions li") == 1);
      other.open(TwoPeople.page(hubbub, "/account"));
      assertThat(other.address()).contains("/login");

      browser.see("own-tokens [name=name]").sendKeys("my bot", Keys.ENTER);
      var secret =
          Objects.requireNonNull(browser.see("own-tokens .secret input").getDomProperty("value"));
      assertThat(hubbub.getWith(secret, "/api/v1/me").body()).contains("\"login\":\"ines\"");
      browser.catchCopies();
      browser.see("own-tokens .secret .btn").click();
      Await.until(() -> browser.copied().equals(secret));
      look(browser, hubbub);
      browser.awaitText("my bot");
      assertThat(browser.shown("own-tokens .secret")).isFalse();
      assertThat(browser.see("own-tokens .token").getText()).contains("say lines in rooms");
      browser.see("own-tokens .token .btn").click();
      browser.see("dialog[open] [value=yes]").click();
      browser.awaitText("No token yet.");
      assertThat(hubbub.getWith(secret, "/api/v1/account").statusCode()).isEqualTo(401);
      assertThat(browser.complaints()).isEmpty();
    }
  }

  @Test
  void whoever_goes_takes_along_what_is_held_of_them_and_is_gone() {
    try (var hubbub = started()) {
      browser.see("own-channels [name=title]").sendKeys("Pier", Keys.ENTER);
      browser.awaitText("/ines is open.");
      Await.until(() -> hubbub.status("/ines") == 200);
      var link = Objects.requireNonNull(browser.see("own-away a").getDomAttribute("href"));
      var all = browser.run("return fetch(arguments[0]).then(answer => answer.text())", link);
      assertThat((String) all).contains("Ines@example.org", "\"title\":\"Pier\"", "sessions");

      browser.see("own-away summary").click();
      browser.see("own-away [name=password]").sendKeys("not the one", Keys.ENTER);
      browser.see("own-away [data-bad=password]:not(:empty)");
      assertThat(browser.barriers()).isEmpty();
      browser.see("own-away [name=password]").sendKeys(ALL, PASSWORD, Keys.ENTER);

      Await.until(() -> browser.address().equals(TwoPeople.page(hubbub, "/")));
      browser.see("[data-does=log-in]");
      logIn(browser, hubbub, PASSWORD);
      browser.awaitText("There is no account with this address and password.");
      Await.until(() -> hubbub.status("/ines") == 404);
    }
  }

  @Test
  void nobody_is_kept_out_of_their_account_in_either_theme_on_desktop_and_phone() {
    try (var hubbub = started()) {
      browser.see("own-channels [name=name]").sendKeys(Keys.ENTER);
      browser.awaitText("/ines is open.");
      browser.see("own-tokens [name=name]").sendKeys("x".repeat(100), Keys.ENTER);
      browser.see("own-tokens .secret");
      for (var phone : List.of(false, true)) {
        try (var own = phone ? new Browser().asPhone() : new Browser().sized(Browser.DESKTOP)) {
          logIn(own, hubbub, PASSWORD);
          own.see("details.own");
          own.complaints();
          look(own, hubbub);
          for (var theme : List.of("light", "dark")) {
            own.theme(theme);
            assertThat(own.barriers()).as(theme + phone).isEmpty();
          }
          assertThat(own.hostsAsked()).isEmpty();
          assertThat(own.complaints()).isEmpty();
          assertThat(own.run(Browser.SCROLLS)).isEqualTo(false);
        }
      }
    }
  }
}
