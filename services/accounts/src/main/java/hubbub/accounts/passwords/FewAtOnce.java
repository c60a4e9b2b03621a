package hubbub.accounts.passwords;

import hubbub.accounts.domain.Passwords;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Passwords by Argon2id, on threads of their own: a flood of logins takes neither all memory, as
/// each hash needs 19 MiB, nor the threads that answer everything else.
public final class FewAtOnce implements Passwords, AutoCloseable {
  private static final int WAITING_MAX = 1_000;

  private final ThreadPoolExecutor threads;
  private final Duration patience;
  private final String nobodys = Argon2.ofNothing();

  /// @param atOnce how many are computed at a time
  /// @param patience how long others wait for their turn
  public FewAtOnce(int atOnce, Duration patience) {
    this.patience = patience;
    threads =
        new ThreadPoolExecutor(
            atOnce,
            atOnce,
            10,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(WAITING_MAX),
            Thread.ofPlatform().name("accounts-passwords-", 0).daemon().factory());
    threads.allowCoreThreadTimeOut(true);
  }

  @Override
  public String hash(String password) {
    return inTurn(() -> Argon2.hash(password));
  }

  @Override
  public boolean fits(String password, String hash) {
    return inTurn(() -> Argon2.fits(password, hash));
  }

  @Override
  public String nobodys() {
    return nobodys;
  }

  /// How many wait, for the health page.
  public int waiting() {
    return threads.getQueue().size();
  }

  private <T> T inTurn(Callable<T> work) {
    var task = new FutureTask<>(work);
    try {
      threads.execute(task);
      return task.get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException | TimeoutException _) {
      task.cancel(false);
      threads.remove(task);
      throw new Busy();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      task.cancel(false);
      throw new Busy();
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
