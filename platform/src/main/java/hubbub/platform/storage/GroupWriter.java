package hubbub.platform.storage;

import hubbub.contracts.KeptFact;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// The one thread that writes a service's database. What waits when it looks is done in one
/// transaction, so that a thousand callers cost one sync; a work that throws is undone alone, by a
/// savepoint.
///
/// It is a platform thread: native calls would pin a virtual one.
final class GroupWriter implements AutoCloseable {
  private static final int GROUP_MAX = 256;
  private static final int WAITING_MAX = 10_000;
  private static final long OFFER_SECONDS = 10;

  private final BlockingQueue<Task<?>> waiting = new LinkedBlockingQueue<>(WAITING_MAX);
  private final Pen pen;
  private final Thread thread;
  private volatile boolean closing;

  GroupWriter(String name, Pen pen) {
    this.pen = pen;
    thread = Thread.ofPlatform().name(name + "-writer").daemon().start(this::run);
  }

  <T extends @Nullable Object> T write(Work<T> work) {
    if (Thread.currentThread().threadId() == thread.threadId()) {
      throw new IllegalStateException("a write inside a write of the same database");
    }
    var task = new Task<>(work);
    try {
      if (closing || !waiting.offer(task, OFFER_SECONDS, TimeUnit.SECONDS)) {
        throw new StorageUnreachable(closing ? "the database is closed" : "too many writes wait");
      }
      if (!thread.isAlive()) {
        refuseWaiting("the database is closed");
      }
      return task.done.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StorageUnreachable("interrupted while waiting for the database", e);
    } catch (CompletionException e) {
      throw pen.trouble(e.getCause() == null ? e : e.getCause());
    }
  }

  private void run() {
    var group = new ArrayList<Task<?>>();
    try {
      while (!closing || !waiting.isEmpty()) {
        group.add(waiting.take());
        waiting.drainTo(group, GROUP_MAX - group.size());
        commit(group);
        group.clear();
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } finally {
      refuseWaiting("the database is closed");
    }
  }

  private void refuseWaiting(String why) {
    for (var task = waiting.poll(); task != null; task = waiting.poll()) {
      task.fail(new StorageUnreachable(why));
    }
  }

  /// While it is not known what became of a commit, others are refused: they can come again.
  private boolean isPatient() {
    refuseWaiting("the database does not answer");
    return !closing;
  }

  /// Does a group in one transaction and tells each caller what came of it, after the commit.
  private void commit(List<Task<?>> group) {
    var told = new ArrayList<KeptFact>();
    try {
      var handle = pen.begin();
      for (var task : group) {
        attempt(task, group.size() > 1, new Writing(handle, told));
      }
      pen.commit(told, this::isPatient);
      group.forEach(Task::succeed);
    } catch (SQLException | RuntimeException | Error e) {
      pen.undo();
      group.forEach(task -> task.fail(e));
    }
  }

  /// Runs one work; if it throws, undoes it alone.
  ///
  /// @throws SQLException if it cannot be undone alone: the database has undone the whole
  ///   transaction
  private void attempt(Task<?> task, boolean shared, Writing writing) throws SQLException {
    if (!shared) {
      runAlone(task, writing);
      return;
    }
    var before = writing.told.size();
    pen.save();
    try {
      task.run(writing);
      pen.release();
    } catch (Exception | Error e) {
      pen.undoToSave();
      writing.told.subList(before, writing.told.size()).clear();
      task.fail(e);
    }
  }

  private void runAlone(Task<?> task, Writing writing) {
    try {
      task.run(writing);
    } catch (Exception e) {
      throw e instanceof RuntimeException runtime ? runtime : pen.trouble(e);
    }
  }

  @Override
  public void close() {
    closing = true;
    try {
      waiting.put(new Task<>(_ -> "wakes the thread, which sees that it is over"));
      thread.join();
      pen.close();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  /// A transaction of this writer; facts wait in `told` until the group commits.
  private final class Writing implements Transaction {
    private final Handle handle;
    private final List<KeptFact> told;

    Writing(Handle handle, List<KeptFact> told) {
      this.handle = handle;
      this.told = told;
    }

    @Override
    public Handle handle() {
      return handle;
    }

    @Override
    public void tell(KeptFact fact) {
      pen.checkRoom();
      told.add(fact);
    }
  }

  private static final class Task<T extends @Nullable Object> {
    private final Work<T> work;
    private final CompletableFuture<T> done = new CompletableFuture<>();
    private @Nullable T result;

    Task(Work<T> work) {
      this.work = work;
    }

    void run(Transaction transaction) throws Exception {
      result = work.in(transaction);
    }

    @SuppressWarnings(
        "NullAway") // run() was called before: the result is a T, which may allow null
    void succeed() {
      done.complete(result);
    }

    void fail(Throwable why) {
      done.completeExceptionally(why);
    }
  }
}
