package hubbub.testkit;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/// The one way in which tests wait for something that happens on another thread.
public final class Await {
  private static final Duration LIMIT = Duration.ofMinutes(1);
  private static final long LOOK_NANOS = 2_000_000;

  private Await() {}

  /// Returns as soon as `condition` holds; fails after a minute.
  public static void until(Callable<Boolean> condition) {
    until(LIMIT, condition);
  }

  public static void until(Duration limit, Callable<Boolean> condition) {
    var deadline = System.nanoTime() + limit.toNanos();
    try {
      while (!condition.call()) {
        if (System.nanoTime() > deadline) {
          throw new AssertionError("it did not come true within " + limit);
        }
        LockSupport.parkNanos(LOOK_NANOS);
      }
    } catch (AssertionError | RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  /// Returns as soon as `assertions` pass; fails with the last failure after a minute.
  public static void untilAsserted(ThrowingCallable assertions) {
    var deadline = System.nanoTime() + LIMIT.toNanos();
    while (true) {
      try {
        assertions.call();
        return;
      } catch (AssertionError e) {
        if (System.nanoTime() > deadline) {
          throw e;
        }
      } catch (Throwable e) {
        throw new AssertionError(e);
      }
      LockSupport.parkNanos(LOOK_NANOS);
    }
  }
}
