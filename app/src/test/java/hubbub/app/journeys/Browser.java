package hubbub.app.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.results.Rule;
import com.deque.html.axecore.selenium.AxeBuilder;
import hubbub.testkit.Await;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import org.openqa.selenium.By;
import org.openqa.selenium.Cookie;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.NoSuchElementException;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/// A real Chromium without a window. `HUBBUB_CHROMIUM` and `HUBBUB_CHROMEDRIVER` name the programs;
/// else they are where Debian puts them. A missing one fails the test.
final class Browser implements AutoCloseable {
  static final Dimension DESKTOP = new Dimension(1440, 1000);
  static final Dimension PHONE = new Dimension(390, 844);

  /// Whether the page is too wide. A phone's `innerWidth` grows with what is too wide for it.
  static final String SCROLLS =
      "const page = document.documentElement; return page.scrollWidth > page.clientWidth + 1";

  private final ChromeDriver driver;

  Browser() {
    this(List.of());
  }

  /// One with a microphone that hears a file over and over, and whose person allows it.
  static Browser hearing(Path wav) {
    return new Browser(
        List.of(
            "--use-fake-ui-for-media-stream",
            "--use-fake-device-for-media-stream",
            "--use-file-for-fake-audio-capture=" + wav));
  }

  private Browser(List<String> more) {
    var options = new ChromeOptions();
    options.setBinary(program("HUBBUB_CHROMIUM", "/usr/bin/chromium"));
    options.addArguments(
        "--headless=new",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-dev-shm-usage",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--disable-quic",
        // Whatever a page asks of others, no test asks the world.
        "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE localhost , EXCLUDE 127.0.0.1");
    options.addArguments(more);
    var logs = new LoggingPreferences();
    logs.enable(LogType.BROWSER, Level.ALL);
    options.setCapability("goog:loggingPrefs", logs);
    var service =
        new ChromeDriverService.Builder()
            .usingDriverExecutable(
                Path.of(program("HUBBUB_CHROMEDRIVER", "/usr/bin/chromedriver")).toFile())
            .usingAnyFreePort()
            .withTimeout(Duration.ofMinutes(2))
            .build();
    driver = new ChromeDriver(service, options);
  }

  private static String program(String variable, String usual) {
    var program = Optional.ofNullable(System.getenv(variable)).orElse(usual);
    assertThat(Files.isExecutable(Path.of(program)))
        .as(variable + " or " + usual + " is there")
        .isTrue();
    return program;
  }

  Browser sized(Dimension size) {
    driver.manage().window().setSize(size);
    return this;
  }

  /// A phone's narrow page: headless windows have a least width, so the page is told its size
  /// itself.
  Browser asPhone() {
    driver.executeCdpCommand(
        "Emulation.setDeviceMetricsOverride",
        Map.of(
            "width", PHONE.width, "height", PHONE.height, "deviceScaleFactor", 2, "mobile", true));
    return this;
  }

  /// A screen for fingers.
  Browser withTouch() {
    driver.executeCdpCommand(
        "Emulation.setTouchEmulationEnabled", Map.of("enabled", true, "maxTouchPoints", 2));
    return this;
  }

  /// As for somebody whose system says that little is to move.
  Browser withoutMotion() {
    driver.executeCdpCommand(
        "Emulation.setEmulatedMedia",
        Map.of("features", List.of(Map.of("name", "prefers-reduced-motion", "value", "reduce"))));
    return this;
  }

  /// A finger that comes down on an element, goes so many pixels to the right, and is lifted.
  void swipe(String css, int right) {
    var place =
        (List<?>)
            run(
                "const box = document.querySelector(arguments[0]).getBoundingClientRect();"
                    + " return [box.left + 20, box.top + box.height / 2]",
                css);
    var x = ((Number) place.get(0)).doubleValue();
    var y = ((Number) place.get(1)).doubleValue();
    touch("touchStart", x, y);
    for (var step = 1; step <= 4 && right > 0; step++) {
      touch("touchMove", x + right * step / 4.0, y);
    }
    driver.executeCdpCommand(
        "Input.dispatchTouchEvent", Map.of("type", "touchEnd", "touchPoints", List.of()));
  }

  private void touch(String type, double x, double y) {
    driver.executeCdpCommand(
        "Input.dispatchTouchEvent",
        Map.of("type", type, "touchPoints", List.of(Map.of("x", x, "y", y))));
  }

  /// What pages copy is not the machine's clipboard but here, to be asked for.
  void catchCopies() {
    run(
        "Object.defineProperty(navigator, 'clipboard', {configurable: true, value: {writeText: text"
            + " => { window.copied = text; return Promise.resolve(); }}})");
  }

  String copied() {
    return String.valueOf(run("return window.copied"));
  }

  void open(String address) {
    driver.get(address);
  }

  void back() {
    driver.navigate().back();
  }

  /// Keys, wherever the focus is.
  void press(String keys) {
    new Actions(driver).sendKeys(keys).perform();
  }

  void doubleClick(WebElement element) {
    new Actions(driver).doubleClick(Shown.now(element)).perform();
  }

  void drag(WebElement element, WebElement target) {
    new Actions(driver).dragAndDrop(Shown.now(element), Shown.now(target)).perform();
  }

  /// As a browser that was never here.
  void forgetCookies() {
    driver.manage().deleteAllCookies();
  }

  /// Takes a cookie, `name=value`, for the server whose page is open.
  void keep(String cookie) {
    var parts = cookie.split("=", 2);
    driver.manage().addCookie(new Cookie(parts[0], parts[1]));
  }

  String address() {
    return driver.getCurrentUrl();
  }

  /// The first element as soon as it is shown; the one that a page puts in its place later is it,
  /// too.
  WebElement see(String css) {
    return Shown.of(() -> find(css));
  }

  private Optional<WebElement> find(String css) {
    return shown(css)
        ? driver.findElements(By.cssSelector(css)).stream().findFirst()
        : Optional.empty();
  }

  boolean shown(String css) {
    try {
      return driver.findElements(By.cssSelector(css)).stream().anyMatch(WebElement::isDisplayed);
    } catch (StaleElementReferenceException _) {
      return false;
    }
  }

  int count(String css) {
    return driver.findElements(By.cssSelector(css)).size();
  }

  void awaitText(String words) {
    Await.untilAsserted(() -> assertThat(text()).contains(words));
  }

  /// All that the page says; nothing while another one comes.
  private String text() {
    try {
      return driver.findElement(By.tagName("body")).getText();
    } catch (NoSuchElementException | StaleElementReferenceException _) {
      return "";
    }
  }

  /// Pages ask by themselves each ten seconds; as if the network had just come back, this one does
  /// now, unless it did within the last second: only the newest answer counts for it.
  void askNow() {
    run(
        "if (!(performance.now() - window.askedAt < 1000)) { window.askedAt = performance.now();"
            + " dispatchEvent(new Event('online')); }");
  }

  Object run(String script, Object... arguments) {
    return Optional.ofNullable(driver.executeScript(script, arguments)).orElse("");
  }

  /// What a script gives to the callback that it gets as its last argument, within a minute.
  Object await(String script, Object... arguments) {
    driver.manage().timeouts().scriptTimeout(Duration.ofMinutes(1));
    return Optional.ofNullable(driver.executeAsyncScript(script, arguments)).orElse("");
  }

  /// A colour that still fades into the other theme's has neither's contrast.
  void theme(String theme) {
    run(
        "document.documentElement.dataset.theme = arguments[0];"
            + " document.body.getBoundingClientRect();"
            + " document.getAnimations().filter(a => a instanceof CSSTransition).forEach(a =>"
            + " a.finish())",
        theme);
  }

  /// What is wrong for people who use a keyboard, a screen reader or weak eyes, as axe sees it.
  List<String> barriers() {
    return new AxeBuilder().analyze(driver).getViolations().stream().map(Browser::words).toList();
  }

  private static String words(Rule rule) {
    return rule.getId()
        + ": "
        + rule.getHelp()
        + " "
        + rule.getNodes().stream().limit(3).map(n -> n.getHtml()).toList();
  }

  /// Foreign hosts that the page asked for anything.
  List<?> hostsAsked() {
    return (List<?>)
        run(
            "return [...new Set(performance.getEntriesByType('resource').map(e => new URL(e.name).host))]"
                + ".filter(h => h !== location.host)");
  }

  /// Leaves the page, and forgets what it complained about.
  void forget() {
    open("about:blank");
    complaints();
  }

  /// What the console warned of since the last call: refused by the page's security policy, not
  /// found, thrown.
  List<String> complaints() {
    return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
        .filter(entry -> entry.getLevel().intValue() >= Level.WARNING.intValue())
        .map(LogEntry::getMessage)
        .toList();
  }

  @Override
  public void close() {
    driver.quit();
  }
}
