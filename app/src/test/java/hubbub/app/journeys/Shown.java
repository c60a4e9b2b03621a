package hubbub.app.journeys;

import static java.util.Objects.requireNonNull;

import hubbub.testkit.Await;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.openqa.selenium.ElementNotInteractableException;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.WrapsElement;

/// An element that a page may draw anew at any time, also between its being found and its being
/// pressed: then it is found again. What stands before it for a moment, as while something moves,
/// is waited for. Neither has done anything by the time it fails.
final class Shown implements InvocationHandler {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Supplier<Optional<WebElement>> finding;
  private WebElement element;

  private Shown(Supplier<Optional<WebElement>> finding) {
    this.finding = finding;
    element = found(finding);
  }

  /// Waits until it is there.
  ///
  /// @param finding empty as long as it is not
  static WebElement of(Supplier<Optional<WebElement>> finding) {
    return (WebElement)
        Proxy.newProxyInstance(
            Shown.class.getClassLoader(),
            new Class<?>[] {WebElement.class, WrapsElement.class},
            new Shown(finding));
  }

  /// As it is now, for who takes only what the driver made.
  static WebElement now(WebElement shown) {
    var _ = shown.isDisplayed();
    return shown instanceof WrapsElement wraps ? wraps.getWrappedElement() : shown;
  }

  private static WebElement found(Supplier<Optional<WebElement>> finding) {
    var found = new AtomicReference<Optional<WebElement>>(Optional.empty());
    Await.until(() -> {
      found.set(finding.get());
      return found.get().isPresent();
    });
    return found.get().orElseThrow();
  }

  @Override
  public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments)
      throws Throwable {
    if (method.getDeclaringClass() == WrapsElement.class) {
      return element;
    }
    var deadline = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      try {
        return method.invoke(element, arguments);
      } catch (InvocationTargetException e) {
        var why = requireNonNull(e.getCause());
        if (!isPassing(why) || System.nanoTime() > deadline) {
          throw why;
        }
        element = found(finding);
      }
    }
  }

  private static boolean isPassing(Throwable why) {
    return why instanceof StaleElementReferenceException
        || why instanceof ElementNotInteractableException;
  }
}
