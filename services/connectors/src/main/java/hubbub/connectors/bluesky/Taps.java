package hubbub.connectors.bluesky;

import hubbub.connectors.domain.Moment;
import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Who follows what, and whether we are connected. The desk and the thread that reads come here, so
/// a lock guards it; nothing waits for the desk while holding it.
final class Taps {
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition left = lock.newCondition();
  private final TreeMap<String, WordTap> taps = new TreeMap<>();
  private final Consumer<Taps> begin;
  private boolean reading;
  private boolean up;
  private @Nullable Followed followed;
  private @Nullable Closeable line;
  private volatile Moment lastSign;

  /// @param begin starts the thread that reads
  Taps(Moment now, Consumer<Taps> begin) {
    lastSign = now;
    this.begin = begin;
  }

  int size() {
    lock.lock();
    try {
      return taps.size();
    } finally {
      lock.unlock();
    }
  }

  Moment lastSign() {
    return lastSign;
  }

  void sign(Moment at) {
    lastSign = at;
  }

  void add(WordTap tap, Moment now) {
    lock.lock();
    try {
      taps.put(tap.channel.name(), tap);
      followed = null;
      if (!reading) {
        reading = true;
        begin.accept(this);
      } else if (up) {
        tap.ear.confirmed(now);
      }
    } finally {
      lock.unlock();
    }
  }

  void remove(WordTap tap) {
    lock.lock();
    try {
      if (taps.remove(tap.channel.name(), tap)) {
        followed = null;
      }
      if (taps.isEmpty()) {
        close();
        up = false;
        left.signalAll();
      }
    } finally {
      lock.unlock();
    }
  }

  /// Whether nobody follows anything; then reading is over.
  boolean isOver() {
    lock.lock();
    try {
      reading = !taps.isEmpty();
      return !reading;
    } finally {
      lock.unlock();
    }
  }

  /// The thread that reads ends though somebody may follow something: the next who comes starts
  /// another.
  void abandon() {
    lock.lock();
    try {
      reading = false;
    } finally {
      lock.unlock();
    }
  }

  /// What is followed now.
  Followed followed() {
    lock.lock();
    try {
      var known = followed;
      if (known == null) {
        known = Followed.of(List.copyOf(taps.values()));
        followed = known;
      }
      return known;
    } finally {
      lock.unlock();
    }
  }

  /// A connection is being made; what is closed with the last tap.
  void opening(Closeable opened) throws IOException {
    lock.lock();
    try {
      line = opened;
      if (taps.isEmpty()) {
        close();
        throw new IOException("nobody listens any more");
      }
    } finally {
      lock.unlock();
    }
  }

  /// We are in.
  void confirm(Moment now) {
    lock.lock();
    try {
      up = true;
      taps.values().forEach(tap -> tap.ear.confirmed(now));
    } finally {
      lock.unlock();
    }
  }

  /// The connection has ended, or could not be made.
  void lose(String reason) {
    lock.lock();
    try {
      close();
      for (var tap : taps.values()) {
        if (up) {
          tap.ear.lost(lastSign, reason);
        } else {
          tap.ear.silent(reason);
        }
      }
      up = false;
    } finally {
      lock.unlock();
    }
  }

  /// Waits, unless nobody follows anything any more.
  void pause(long nanos) throws InterruptedException {
    lock.lock();
    try {
      var rest = nanos;
      while (rest > 0 && !taps.isEmpty()) {
        rest = left.awaitNanos(rest);
      }
    } finally {
      lock.unlock();
    }
  }

  private void close() {
    var open = line;
    line = null;
    if (open != null) {
      try {
        open.close();
      } catch (IOException _) {
        // It is closed either way.
      }
    }
  }
}
