package hubbub.connectors.domain;

import java.util.ArrayDeque;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// What waits for the desk: signals, bounded by how many messages they hold, and orders from
/// callers, bounded by number. Whoever brings more signals waits, which holds the source back.
final class Tray {
  private static final int ORDERS_MAX = 1_000;

  private final int messagesMax;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Condition room = lock.newCondition();
  private final ArrayDeque<Signal> signals = new ArrayDeque<>();
  private final ArrayDeque<Runnable> orders = new ArrayDeque<>();
  private int messages;
  private boolean closed;

  Tray(int messagesMax) {
    this.messagesMax = messagesMax;
  }

  /// Puts a signal here; false if the desk or the watch is closed. What was said waits until there
  /// is room. Other signals don't wait, for they are few, and whoever brings them may hold a lock
  /// that the desk wants.
  boolean put(Signal.OfWatch signal) {
    lock.lock();
    try {
      while (signal instanceof Signal.Said
          && !closed
          && messages >= messagesMax
          && signal.watch().hears(signal.tap())) {
        var _ = room.await(200, TimeUnit.MILLISECONDS);
      }
      if (closed || !signal.watch().hears(signal.tap())) {
        return false;
      }
      signals.add(signal);
      messages += signal.weight();
      changed.signal();
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } finally {
      lock.unlock();
    }
  }

  /// Brings an order; false if too many wait or the desk is closed.
  boolean order(Runnable order) {
    lock.lock();
    try {
      if (closed || orders.size() >= ORDERS_MAX) {
        return false;
      }
      orders.add(order);
      changed.signal();
      return true;
    } finally {
      lock.unlock();
    }
  }

  /// Waits until something lies here.
  ///
  /// @param nanos how long at most; none is waited if it is not positive
  void await(long nanos) throws InterruptedException {
    lock.lock();
    try {
      var left = nanos;
      while (signals.isEmpty() && orders.isEmpty() && !closed && left > 0) {
        left = changed.awaitNanos(left);
      }
    } finally {
      lock.unlock();
    }
  }

  /// Waits until an order lies here, whatever signals do.
  void awaitOrder(long nanos) throws InterruptedException {
    lock.lock();
    try {
      var left = nanos;
      while (orders.isEmpty() && !closed && left > 0) {
        left = changed.awaitNanos(left);
      }
    } finally {
      lock.unlock();
    }
  }

  @Nullable Runnable nextOrder() {
    lock.lock();
    try {
      return orders.poll();
    } finally {
      lock.unlock();
    }
  }

  /// The next signal, left where it is.
  @Nullable Signal peek() {
    lock.lock();
    try {
      return signals.peek();
    } finally {
      lock.unlock();
    }
  }

  @Nullable Signal next() {
    lock.lock();
    try {
      var signal = signals.poll();
      if (signal != null) {
        messages -= signal.weight();
        room.signalAll();
      }
      return signal;
    } finally {
      lock.unlock();
    }
  }

  /// Throws all signals away.
  void clear() {
    lock.lock();
    try {
      signals.clear();
      messages = 0;
      room.signalAll();
    } finally {
      lock.unlock();
    }
  }

  int messages() {
    lock.lock();
    try {
      return messages;
    } finally {
      lock.unlock();
    }
  }

  /// Takes nothing more; what lies here can still be taken.
  void close() {
    lock.lock();
    try {
      closed = true;
      room.signalAll();
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }
}
