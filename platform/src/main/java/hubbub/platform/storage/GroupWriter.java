package hubbub.platform.storage;

import hubbub.contracts.KeptFact;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jdbi.v3.core.ConnectionFactory;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/// The one thread that writes a SQLite file. What waits when it looks is done in one transaction,
/// so that a thousand callers cost one sync; a work that throws is undone alone, by a savepoint.
///
/// It is a platform thread: native calls would pin a virtual one.
final class GroupWriter implements AutoCloseable {
  private static final int GROUP_MAX = 256;
  private static final int WAITING_MAX = 10_000;
  private static final long OFFER_SECONDS = 10;

  private final BlockingQueue<Task<?>> waiting = new LinkedBlockingQueue<>(WAITING_MAX);
  private final Connection connection;

  /// Begins and ends transactions. The driver's own way begins the next one at each commit and
  /// cannot begin again after SQLite has undone one by itself, as it does when the disk is full.
  private final Statement control;

  private final SqliteOutbox outbox;
  private final Handle handle;
  private final Thread thread;
  private volatile boolean closing;

  GroupWriter(String name, Connection connection, SqliteOutbox outbox) throws SQLException {
    this.connection = connection;
    this.outbox = outbox;
    control = connection.createStatement();
    handle = Jdbi.create(new OneConnection(connection)).open();
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
        refuseWaiting();
      }
      return task.done.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StorageUnreachable("interrupted while waiting for the database", e);
    } catch (CompletionException e) {
      throw SqliteTrouble.of(e.getCause() == null ? e : e.getCause());
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
      refuseWaiting();
    }
  }

  private void refuseWaiting() {
    for (var task = waiting.poll(); task != null; task = waiting.poll()) {
      task.fail(new StorageUnreachable("the database is closed"));
    }
  }

  /// Does a group in one transaction and tells each caller what came of it, after the commit.
  private void commit(List<Task<?>> group) {
    var told = new ArrayList<KeptFact>();
    try {
      control.execute("BEGIN IMMEDIATE");
      for (var task : group) {
        attempt(task, group.size() > 1, told);
      }
      var rows = outbox.write(connection, told);
      control.execute("COMMIT");
      outbox.committed(rows);
      group.forEach(Task::succeed);
    } catch (SQLException | RuntimeException | Error e) {
      undo();
      group.forEach(task -> task.fail(e));
    }
  }

  /// Runs one work; if it throws, undoes it alone.
  ///
  /// @throws SQLException if it cannot be undone alone: SQLite has undone the whole transaction
  private void attempt(Task<?> task, boolean shared, List<KeptFact> told) throws SQLException {
    var before = told.size();
    if (shared) {
      control.execute("SAVEPOINT work");
    }
    try {
      task.run(new Writing(handle, told));
    } catch (Exception | Error e) {
      if (!shared) {
        throw e instanceof RuntimeException runtime ? runtime : SqliteTrouble.of(e);
      }
      control.execute("ROLLBACK TO work");
      told.subList(before, told.size()).clear();
      task.fail(e);
    }
    if (shared) {
      control.execute("RELEASE work");
    }
  }

  private void undo() {
    try {
      control.execute("ROLLBACK");
    } catch (SQLException _) {
      // SQLite has undone it already, e.g. when the disk is full.
    }
  }

  @Override
  public void close() {
    closing = true;
    try {
      waiting.put(new Task<>(_ -> "wakes the thread, which sees that it is over"));
      thread.join();
      handle.close();
      connection.close();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } catch (SQLException e) {
      throw SqliteTrouble.of(e);
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
      outbox.checkRoom();
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

  /// Jdbi opens and closes handles; the connection stays.
  private record OneConnection(Connection connection) implements ConnectionFactory {
    @Override
    public Connection openConnection() {
      return connection;
    }

    @Override
    public void closeConnection(Connection open) {}
  }
}
