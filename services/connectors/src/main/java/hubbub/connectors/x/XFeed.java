package hubbub.connectors.x;

import hubbub.connectors.domain.Moment;
import hubbub.connectors.spending.Till;
import hubbub.connectors.x.asking.XConfig;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Who follows what on X, and the thread that looks after the one stream for all of them. The desk
/// comes here to add and to take away, and waits for nothing.
final class XFeed {
  private static final Logger LOG = LoggerFactory.getLogger(XFeed.class);
  private static final long LOOK_MILLIS = 100;
  private static final Duration END_MAX = Duration.ofSeconds(4);

  private final XCourse course;
  private final Supplier<Moment> clock;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final List<XTap> taps = new ArrayList<>();
  private volatile boolean stopping;
  private volatile boolean news;
  private @Nullable Thread thread;

  XFeed(XConfig config, XRulesOf rulesOf, Till till, Supplier<Moment> clock, XMeters meters) {
    course = new XCourse(config, rulesOf, till, clock, meters);
    this.clock = clock;
  }

  void join(XTap tap) {
    lock.lock();
    try {
      taps.add(tap);
      if (thread == null && !stopping) {
        thread = Thread.ofPlatform().name("x-feed").daemon().start(this::work);
      }
      news = true;
      changed.signal();
    } finally {
      lock.unlock();
    }
  }

  /// The last one ends the stream at once: the feed's thread may wait for X.
  void leave(XTap tap) {
    lock.lock();
    try {
      taps.remove(tap);
      news = true;
      changed.signal();
      if (taps.isEmpty()) {
        course.left();
      }
    } finally {
      lock.unlock();
    }
  }

  void changed() {
    lock.lock();
    try {
      news = true;
      changed.signal();
    } finally {
      lock.unlock();
    }
  }

  Moment lastSign() {
    return course.lastSign();
  }

  /// Ends the stream in good order: what was sent until then is read, counted and told.
  void close() {
    Thread worker;
    lock.lock();
    try {
      stopping = true;
      worker = thread;
      changed.signal();
    } finally {
      lock.unlock();
    }
    try {
      if (worker != null && worker.isAlive()) {
        worker.join(END_MAX);
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void work() {
    while (!stopping) {
      try {
        course.step(followed(), clock.get());
      } catch (RuntimeException | Error e) {
        LOG.error("x went wrong", e);
        course.broke(clock.get(), e instanceof Error);
      }
      await();
    }
    course.end();
  }

  private List<XTap> followed() {
    lock.lock();
    try {
      news = false;
      return List.copyOf(taps);
    } finally {
      lock.unlock();
    }
  }

  private void await() {
    lock.lock();
    try {
      var isIdle = taps.isEmpty() && course.isIdle();
      var left = isIdle ? Long.MAX_VALUE : TimeUnit.MILLISECONDS.toNanos(LOOK_MILLIS);
      while (!news && !stopping && left > 0) {
        left = changed.awaitNanos(left);
      }
    } catch (InterruptedException _) {
      stopping = true;
    } finally {
      lock.unlock();
    }
  }
}
