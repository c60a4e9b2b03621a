package hubbub.app.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.platform.json.Json;
import hubbub.testkit.Await;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;

/// Two people in real browsers in one room: Ines, whose channel it is, and Otto.
abstract class TwoPeople {
  static final String PASSWORD = "quite a long one";
  static final String LINE = "chat-log .lines .msg";
  static final String BOX = "chat-input textarea";

  static Browser ines;
  static Browser otto;

  @TempDir Path folder;

  @BeforeAll
  static void openBrowsers() {
    ines = new Browser().sized(Browser.DESKTOP);
    otto = new Browser().sized(Browser.DESKTOP);
  }

  @AfterAll
  static void closeBrowsers() {
    ines.close();
    otto.close();
  }

  /// Where the pages are.
  abstract RunningHubbub begin();

  /// The same again, after it was killed.
  abstract RunningHubbub again(RunningHubbub killed);

  RunningHubbub started() {
    ines.forget();
    otto.forget();
    return begin();
  }

  static String page(RunningHubbub hubbub, String path) {
    return "http://localhost:" + hubbub.port() + path;
  }

  /// Through the page's own script, as its form does it: the answer's status.
  static long sent(Browser browser, String path, String json) {
    return sent(browser, "POST", path, json);
  }

  static long sent(Browser browser, String method, String path, String json) {
    return (long)
        browser.run(
            "return fetch(arguments[0], {method: arguments[1], body: arguments[2], headers:"
                + " {'content-type': 'application/json'}}).then(answer => answer.status)",
            path,
            method,
            json);
  }

  /// Says through the page's own script what plays: the answer's status.
  static long put(Browser browser, String path, String artist, String title) {
    return sent(browser, "PUT", path, Json.write(Map.of("artist", artist, "title", title)));
  }

  /// A new stream key of a channel.
  static String streamKey(Browser browser, String channel) {
    return String.valueOf(
        browser.run(
            "return fetch(`/api/v1/channels/${arguments[0]}/stream-keys`, {method: 'POST', body:"
                + " '{\"name\": \"pier\"}', headers: {'content-type': 'application/json'}})"
                + ".then(answer => answer.json()).then(made => made.key)",
            channel));
  }

  static void register(Browser browser, RunningHubbub hubbub, String name) {
    browser.open(page(hubbub, "/login"));
    browser.forgetCookies();
    var account =
        """
        {"username": "%s", "email": "%s@example.org", "password": "%s"}\
        """
            .formatted(name, name, PASSWORD);
    assertThat(sent(browser, "/api/v1/auth/register", account)).isEqualTo(200);
  }

  /// Ines registers, and opens the channel harbour.
  static void openHarbour(Browser browser, RunningHubbub hubbub) {
    register(browser, hubbub, "Ines");
    assertThat(sent(browser, "/api/v1/channels", "{\"name\": \"harbour\", \"title\": \"\"}"))
        .isEqualTo(201);
    Await.until(() -> hubbub.status("/harbour") == 200);
  }

  /// Ines, who is registered, comes with another browser.
  static void logIn(Browser browser, RunningHubbub hubbub) {
    browser.open(page(hubbub, "/login"));
    var known = "{\"email\": \"ines@example.org\", \"password\": \"" + PASSWORD + "\"}";
    assertThat(sent(browser, "/api/v1/auth/login", known)).isEqualTo(200);
  }

  /// Ines opens her channel, and both come into it.
  static void meet(RunningHubbub hubbub) {
    register(ines, hubbub, "Ines");
    register(otto, hubbub, "Otto_K");
    assertThat(sent(ines, "/api/v1/channels", "{\"name\": \"harbour\", \"title\": \"Pier\"}"))
        .isEqualTo(201);
    Await.until(() -> hubbub.status("/harbour") == 200);
    enter(ines, hubbub);
    enter(otto, hubbub);
  }

  static void enter(Browser browser, RunningHubbub hubbub) {
    browser.open(page(hubbub, "/harbour"));
    Await.until(() -> browser.shown("chat-input .box"));
  }

  static void say(Browser browser, String text) {
    browser.see(BOX).sendKeys(text, Keys.ENTER);
  }

  /// Waits until a line of that text stands there, kept.
  static void awaitLine(Browser browser, String text) {
    Await.untilAsserted(() -> assertThat(lines(browser)).contains(text));
  }

  /// The texts of all that was said, as the page has them.
  static List<String> lines(Browser browser) {
    var texts =
        (List<?>)
            browser.run(
                "return [...document.querySelectorAll('%s .tx')].map(text => text.textContent)"
                    .formatted(LINE));
    return texts.stream().map(String::valueOf).toList();
  }

  static String lineOf(Browser browser, String text) {
    var id =
        browser.run(
            "return [...document.querySelectorAll('%s')].find(line =>".formatted(LINE)
                + " line.querySelector('.tx').textContent === arguments[0]).dataset.id",
            text);
    return LINE + "[data-id='" + id + "']";
  }
}
