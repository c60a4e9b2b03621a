package hubbub.platform.bus;

import hubbub.contracts.Fact;
import hubbub.contracts.PassingFact;
import hubbub.platform.bus.Bus.Follower;
import hubbub.platform.storage.Database;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Follows the ends of all outboxes in memory, for live pages: no mark, no promise, but within a
/// moment of the commit.
final class Tail implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Tail.class);
  private static final int PASSING_MAX = 4_096;
  private static final int ROWS_AT_ONCE = 64;
  private static final long IDLE_NANOS = 1_000_000_000L;

  private final List<Database> producers;
  private final Followers followers = new Followers();
  private final Map<Database, Place> places = new ConcurrentHashMap<>();
  private final ArrayDeque<PassingFact> passing = new ArrayDeque<>();
  private final Thread thread;
  private volatile boolean rung;
  private volatile boolean closed;

  Tail(List<Database> producers) {
    this.producers = producers;
    thread = Thread.ofPlatform().name("bus-tail").daemon().start(this::run);
  }

  /// Follows an outbox from its end.
  void begin(Database producer) {
    places.put(producer, new Place(producer.outbox().end(), 0));
  }

  Subscription follow(Set<Class<? extends Fact>> kinds, Follower follower) {
    return followers.add(kinds, follower);
  }

  /// Where too much waits, the oldest goes: later news replaces it.
  void pass(PassingFact fact) {
    synchronized (passing) {
      if (passing.size() == PASSING_MAX) {
        passing.removeFirst();
      }
      passing.addLast(fact);
    }
    ring();
  }

  void ring() {
    rung = true;
    LockSupport.unpark(thread);
  }

  private void run() {
    while (!closed) {
      rung = false;
      var busy = false;
      try {
        for (var producer : producers) {
          busy |= followOutbox(producer);
        }
        busy |= handPassingOn();
      } catch (RuntimeException e) {
        LOG.warn("the tail could not be followed: {}", e.toString());
      }
      if (!busy && !rung && !closed) {
        LockSupport.parkNanos(this, IDLE_NANOS);
      }
    }
  }

  private boolean followOutbox(Database producer) {
    var outbox = producer.outbox();
    var place = places.getOrDefault(producer, new Place(0, 0));
    var rows = outbox.recent(place.row, ROWS_AT_ONCE);
    if (rows == null) {
      // Too far behind for memory: go on with the oldest that it still has, and say so. If memory
      // moves on between the two questions, the next round finds nothing here and makes up for it.
      var oldest = new Place(outbox.recentBegin(), outbox.messagesBeforeRecent());
      places.put(producer, oldest);
      var missed = oldest.messages - place.messages;
      followers.missed(missed);
      return true;
    }
    for (var row : rows) {
      row.facts().forEach(followers::handOn);
      place = new Place(row.position(), place.messages + row.messageCount());
      places.put(producer, place);
    }
    return !rows.isEmpty();
  }

  private boolean handPassingOn() {
    @Nullable PassingFact fact;
    synchronized (passing) {
      fact = passing.pollFirst();
    }
    if (fact == null) {
      return false;
    }
    followers.handOn(fact);
    return true;
  }

  @Override
  public void close() {
    closed = true;
    LockSupport.unpark(thread);
    try {
      thread.join();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  /// How far an outbox was followed.
  ///
  /// @param messages how many were in the rows up to there, since the process began
  private record Place(long row, long messages) {}
}
