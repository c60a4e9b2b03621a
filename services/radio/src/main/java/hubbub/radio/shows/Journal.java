package hubbub.radio.shows;

import hubbub.platform.storage.StorageFull;
import hubbub.platform.storage.StorageUnreachable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What is to be kept of shows, in order, until the database has it: whoever notes something does
/// not wait.
final class Journal {
  private static final Logger LOG = LoggerFactory.getLogger(Journal.class);

  /// Notes that may wait before no further show begins.
  private static final int MOST = 10_000;

  private final SqlShows rows;
  private final ConcurrentLinkedQueue<Consumer<SqlShows>> notes = new ConcurrentLinkedQueue<>();
  private final AtomicInteger waiting = new AtomicInteger();

  Journal(SqlShows rows) {
    this.rows = rows;
  }

  /// From any thread.
  void note(Consumer<SqlShows> note) {
    waiting.incrementAndGet();
    notes.add(note);
  }

  boolean isFull() {
    return waiting.get() >= MOST;
  }

  /// Writes what waits; what finds no room or no database waits on. On one thread at a time.
  void write() {
    for (var next = notes.peek(); next != null; next = notes.peek()) {
      try {
        next.accept(rows);
      } catch (StorageFull | StorageUnreachable e) {
        LOG.atWarn().log("shows are not noted now: {}", e.toString());
        return;
      } catch (RuntimeException e) {
        // The next ones shall not wait for it. What it was about is in the show's folder.
        LOG.error("a note of a show is refused", e);
      }
      notes.poll();
      waiting.decrementAndGet();
    }
  }
}
