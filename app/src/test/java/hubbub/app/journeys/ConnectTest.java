package hubbub.app.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.testkit.Await;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Somebody connects a program with the lines that the page has for it.
class ConnectTest {
  private static final List<String> PROGRAMS =
      List.of("tmi", "twurple", "twitch4j", "chatterino", "chatty", "irc");

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

  /// Ines has the channel harbour.
  private RunningHubbub started() {
    browser.forget();
    var hubbub = RunningHubbub.start(folder.resolve("data"));
    TwoPeople.openHarbour(browser, hubbub);
    return hubbub;
  }

  private static List<String> texts(String css) {
    var found =
        (List<?>)
            browser.run(
                "return [...document.querySelectorAll(arguments[0])].map(e => e.textContent)", css);
    return found.stream().map(String::valueOf).toList();
  }

  @Test
  void the_lamp_lights_when_a_client_says_what_the_page_has_for_it() {
    try (var hubbub = started()) {
      browser.open(TwoPeople.page(hubbub, "/connect?program=irc"));
      browser.see(".lines-of pre");
      assertThat(texts(".lines-of pre").getLast()).contains("JOIN #harbour");
      browser.see("[data-does=token]").click();
      Await.until(() -> texts(".lines-of pre").getLast().startsWith("PASS oauth:"));
      Await.until(() -> !texts(".lines-of pre").getLast().contains("oauth:TOKEN"));
      assertThat(browser.see(".seen").getText()).isEqualTo("Waiting for its first message.");

      browser.catchCopies();
      var buttons = browser.count(".lines-of .btn-ico");
      browser.run(
          "document.querySelectorAll('.lines-of .btn-ico')[arguments[0]].click()", buttons - 1);
      Await.until(() -> browser.copied().equals(texts(".lines-of pre").getLast()));
      var address = texts(".lines-of pre").getFirst().split(" ");
      assertThat(address).hasSize(3).startsWith("nc", "localhost");
      try (var client = new IrcClient(address[1], Integer.parseInt(address[2]))) {
        browser.copied().lines().forEach(client::say);

        Await.until(() -> browser.shown(".seen .lamp.is-live"));
        assertThat(browser.see(".seen").getText()).isEqualTo("It is here: Ines: Here I am.");
      }
      assertThat(browser.complaints()).isEmpty();
    }
  }

  @Test
  void every_program_is_told_this_host_the_channel_and_the_fresh_token() {
    try (var hubbub = started()) {
      browser.open(TwoPeople.page(hubbub, "/connect"));
      browser.see("[data-does=token]").click();
      Await.until(() -> !browser.shown("[data-does=token]"));
      for (var program : PROGRAMS) {
        browser.see("[data-way=" + program + "]").click();
        browser.catchCopies();
        browser.run("document.querySelector('.way li:nth-child(2) .btn').click()");
        var token = browser.copied();
        assertThat(token).hasSizeGreaterThan(20);

        var lines = String.join("\n", texts(".lines-of pre"));

        assertThat(lines).as(program).contains("localhost", "harbour", token);
        assertThat(hubbub.getWith(token, "/api/v1/me").body()).contains("\"login\":\"ines\"");
      }
    }
  }

  @Test
  void nobody_is_kept_out_of_connecting_in_either_theme_on_desktop_and_phone() {
    try (var hubbub = started()) {
      for (var phone : List.of(false, true)) {
        try (var own = phone ? new Browser().asPhone() : new Browser().sized(Browser.DESKTOP)) {
          for (var program : PROGRAMS) {
            own.open(TwoPeople.page(hubbub, "/connect?channel=harbour&program=" + program));
            own.see(".lines-of pre");
            for (var theme : List.of("light", "dark")) {
              own.theme(theme);
              assertThat(own.barriers()).as(program + theme + phone).isEmpty();
            }
            assertThat(own.run(Browser.SCROLLS)).as(program).isEqualTo(false);
          }
          assertThat(own.hostsAsked()).isEmpty();
          assertThat(own.complaints()).isEmpty();
        }
      }
    }
  }
}
