package hubbub.platform.storage;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Gives the room of deleted rows back to the disk, for all files of a folder, in small steps on a
/// thread of its own. A little stays in each file: it is filled again soon.
final class SqliteSpace implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(SqliteSpace.class);
  private static final Duration LOOK_EVERY = Duration.ofSeconds(5);
  private static final long FREE_KEPT_BYTES = 4L << 20;
  private static final int FREE_KEPT_SHARE = 50;
  private static final int STEP_PAGES = 250;

  /// It rests so many times as long as a step took: whoever writes waits for a step.
  private static final int REST_FACTOR = 9;

  private final Collection<? extends Database> databases;
  private final Thread thread;
  private volatile boolean closed;

  /// @param databases those that are open, at each look
  SqliteSpace(Collection<? extends Database> databases) {
    this.databases = databases;
    thread = Thread.ofPlatform().name("storage-space").daemon().start(this::run);
  }

  private void run() {
    while (!closed) {
      LockSupport.parkNanos(this, LOOK_EVERY.toNanos());
      for (var database : databases) {
        giveBack(database);
      }
    }
  }

  private void giveBack(Database database) {
    try {
      while (!closed && database.read(tx -> hasMuchToGive(tx.connection()))) {
        var begin = System.nanoTime();
        database.write(tx -> {
          step(tx.connection());
          return null;
        });
        LockSupport.parkNanos(this, (System.nanoTime() - begin) * REST_FACTOR);
      }
    } catch (RuntimeException e) {
      // A full or closed database is told elsewhere; the next look tries again.
      LOG.atDebug().addKeyValue("database", database.name()).log("no space given back: {}", e);
    }
  }

  private static boolean hasMuchToGive(Connection connection) throws SQLException {
    var size = pragma(connection, "page_size");
    var free = pragma(connection, "freelist_count") * size;
    return free > FREE_KEPT_BYTES + pragma(connection, "page_count") * size / FREE_KEPT_SHARE;
  }

  private static long pragma(Connection connection, String name) throws SQLException {
    try (var statement = connection.createStatement();
        var row = statement.executeQuery("PRAGMA " + name)) {
      return row.next() ? row.getLong(1) : 0;
    }
  }

  private static void step(Connection connection) throws SQLException {
    try (var statement = connection.createStatement()) {
      // One step of this pragma frees one page; only executeUpdate goes on to the last of them.
      statement.executeUpdate("PRAGMA incremental_vacuum(" + STEP_PAGES + ")");
    }
  }

  @Override
  public void close() {
    closed = true;
    LockSupport.unpark(thread);
    try {
      thread.join(Duration.ofSeconds(1));
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
