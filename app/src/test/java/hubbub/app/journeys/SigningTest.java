package hubbub.app.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.testkit.Await;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;

/// People make accounts and sign in, in a real browser; the owner is the first of them.
class SigningTest {
  private static final String PASSWORD = "quite a long one";

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

  private RunningHubbub started() {
    browser.forget();
    return RunningHubbub.start(folder.resolve("data"));
  }

  private static String page(RunningHubbub hubbub, String path) {
    return "http://localhost:" + hubbub.port() + path;
  }

  private static void fill(String name, String email, String password) {
    var fields = new LinkedHashMap<>(Map.of("username", name, "email", email));
    fields.put("password", password);
    fields.forEach((field, text) ->
        browser
            .see("sign-page [name='" + field + "']")
            .sendKeys(Keys.chord(Keys.CONTROL, "a"), text));
    browser.see("sign-page .btn-main").click();
  }

  private static String said(String field) {
    return browser.see("[data-bad='" + field + "']:not(:empty)").getText();
  }

  @Test
  void whoever_claims_the_server_goes_on_to_the_owners_account() {
    try (var hubbub = started()) {
      hubbub.awaitOutput("/claim#");
      var link = hubbub.output().replaceAll("(?s).*?(/claim#[\\w-]+).*", "$1");
      browser.open(page(hubbub, link));
      browser.see("claim-page button").click();

      Await.until(() -> browser.address().endsWith("/register"));
      browser.awaitText("This server is yours now.");
      assertThat(browser.barriers()).isEmpty();
      fill("Ines", "ines@example.org", PASSWORD);

      Await.until(() -> browser.shown("details.own"));
      assertThat(browser.shown(".nav a[href='/admin']")).isTrue();
      browser.see("details.own summary").click();
      browser.awaitText("Signed in as Ines");
      assertThat(browser.barriers()).isEmpty();
      browser.open(page(hubbub, "/login"));
      Await.until(() -> browser.address().endsWith("/account"));
    }
  }

  @Test
  void what_is_wrong_is_said_at_its_field_and_whoever_signs_in_comes_back_to_where_they_were() {
    try (var hubbub = started()) {
      browser.open(page(hubbub, "/crowd?channel=replay/finals"));
      browser.forgetCookies();
      browser.see("[data-does=log-in]").click();
      browser.see("a[data-keep]").click();

      fill("admin", "otto@example.org", PASSWORD);
      assertThat(said("username")).startsWith("Name ");
      fill("Otto_K", "otto@example.org", "password1");
      assertThat(said("password")).startsWith("Password ");
      assertThat(browser.shown("[data-bad=username]:not(:empty)")).isFalse();
      fill("Otto_K", "otto@example.org", PASSWORD);
      Await.until(() -> browser.address().endsWith("/crowd?channel=replay/finals"));
      browser.see("details.own");

      browser.forgetCookies();
      browser.complaints();
      browser.open(page(hubbub, "/login?to=//elsewhere.example/crowd"));
      browser.see("[name=email]").sendKeys("otto@example.org");
      browser.see("[name=password]").sendKeys("a wrong one", Keys.ENTER);
      browser.awaitText("There is no account with this address and password.");
      assertThat(browser.complaints())
          .filteredOn(line -> line.contains("/auth/"))
          .hasSize(1)
          .allMatch(line -> line.contains("401"));
      browser.see("[name=password]").sendKeys(Keys.chord(Keys.CONTROL, "a"), PASSWORD, Keys.ENTER);
      Await.until(() -> browser.address().equals(page(hubbub, "/")));
      browser.see("details.own");
    }
  }

  @Test
  void nobody_is_kept_out_of_signing_in_in_either_theme_on_desktop_and_phone() {
    try (var hubbub = started()) {
      for (var phone : List.of(false, true)) {
        try (var own = phone ? new Browser().asPhone() : new Browser().sized(Browser.DESKTOP)) {
          for (var path : List.of("/register", "/login", "/forgot", "/reset")) {
            own.open(page(hubbub, path));
            for (var theme : List.of("light", "dark")) {
              own.theme(theme);
              assertThat(own.barriers()).as(path + theme + phone).isEmpty();
            }
            assertThat(own.hostsAsked()).isEmpty();
            assertThat(own.complaints()).as(path).isEmpty();
            assertThat(own.run(Browser.SCROLLS)).as(path).isEqualTo(false);
          }
        }
      }
    }
  }
}
