package hubbub.radio.air;

import io.netty.util.concurrent.EventExecutor;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The event loop of the sound, as soon as there is one, for all other threads.
final class OneLoop {
  private static final long LAST_MILLIS = 500;
  private static final long LOOK_SECONDS = 2;
  private static final Logger LOG = LoggerFactory.getLogger("radio");

  private volatile @Nullable EventExecutor loop;

  void set(EventExecutor executor) {
    loop = executor;
  }

  /// @return what comes of it; empty where there is no loop yet
  <T> Optional<Future<T>> soon(Callable<T> what) {
    return Optional.ofNullable(loop).map(where -> where.submit(what));
  }

  /// Looks at something; nothing is there where the loop does not answer in time.
  <T> List<T> look(Callable<List<T>> at) {
    var where = loop;
    if (where == null) {
      return List.of();
    }
    try {
      return where.submit(at).get(LOOK_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return List.of();
    } catch (ExecutionException | TimeoutException | RejectedExecutionException e) {
      LOG.atWarn().log("what is on air could not be looked at: {}", e.toString());
      return List.of();
    }
  }

  /// Does something at the end, and waits for it a little.
  void last(Runnable what) {
    var where = loop;
    if (where != null) {
      try {
        where.submit(what).await(LAST_MILLIS);
      } catch (RejectedExecutionException _) {
        // The loop has ended, and all connections with it.
        return;
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
