package hubbub.app;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Does several things at once and waits for all: opening files and loading classes one after
/// another would take a start twice as long.
final class SideBySide {
  private SideBySide() {}

  /// The results in the order of `works`. If some fail, the first failure is thrown when all have
  /// ended, so that nothing goes on behind it.
  static <T> List<T> run(String name, List<Callable<T>> works) {
    var threads = Thread.ofPlatform().name(name + "-", 1).factory();
    try (var executor = Executors.newThreadPerTaskExecutor(threads)) {
      return results(executor.invokeAll(works));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while starting", e);
    }
  }

  private static <T> List<T> results(List<Future<T>> futures) throws InterruptedException {
    var results = new ArrayList<T>();
    for (var future : futures) {
      try {
        results.add(future.get());
      } catch (ExecutionException e) {
        throw e.getCause() instanceof RuntimeException known
            ? known
            : new IllegalStateException(e.getCause());
      }
    }
    return results;
  }
}
