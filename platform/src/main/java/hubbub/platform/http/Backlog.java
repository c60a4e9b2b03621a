package hubbub.platform.http;

import java.util.concurrent.atomic.AtomicLong;

/// What waits to be sent on all WebSockets together. A slow reader may let much wait, but many of
/// them not as much each: beyond the bound, whoever has something waiting already gets no more.
/// Safe for all threads.
final class Backlog {
  private final AtomicLong waiting = new AtomicLong();
  private final long most;

  /// @param most bytes
  Backlog(long most) {
    this.most = most;
  }

  /// An eighth of the memory that Java may take.
  static Backlog ofMemory() {
    return new Backlog(Runtime.getRuntime().maxMemory() / 8);
  }

  /// Takes a frame that is to wait.
  ///
  /// @param already bytes that wait on its socket before it
  /// @return whether it may
  boolean take(long length, long already) {
    if (waiting.addAndGet(length) > most && already > 0) {
      waiting.addAndGet(-length);
      return false;
    }
    return true;
  }

  /// A frame was sent, or its socket is gone.
  void sent(long length) {
    waiting.addAndGet(-length);
  }
}
