package hubbub.platform.http;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicLong;

/// What came in on a WebSocket and waits to be heard. Bounded in texts and in characters: thousands
/// of sockets that say long things faster than anybody hears them must not fill the memory. Safe
/// for one thread that adds and one that takes.
final class Inbox {
  private static final int TEXTS_MAX = 64;

  /// Resumes at a quarter, so that a socket doesn't stop and go with every text.
  private static final int RESUME_SHARE = 4;

  private final BlockingQueue<Heard> waiting = new LinkedBlockingQueue<>();
  private final AtomicLong length = new AtomicLong();
  private final long lengthMax;

  /// @param lengthMax characters
  Inbox(long lengthMax) {
    this.lengthMax = lengthMax;
  }

  /// Something that happened to a socket.
  sealed interface Heard {
    record Text(String text) implements Heard {}

    record Writable() implements Heard {}

    record End() implements Heard {}
  }

  /// Whether the other side must pause once this text is in, too.
  boolean fills(String text) {
    return waiting.size() + 1 >= TEXTS_MAX || length.get() + text.length() >= lengthMax;
  }

  /// Whether there is room enough for the other side to go on.
  boolean hasRoom() {
    return waiting.size() <= TEXTS_MAX / RESUME_SHARE && length.get() <= lengthMax / RESUME_SHARE;
  }

  void add(Heard heard) {
    length.addAndGet(lengthOf(heard));
    waiting.add(heard);
  }

  /// Waits for the next one.
  Heard take() throws InterruptedException {
    var heard = waiting.take();
    length.addAndGet(-lengthOf(heard));
    return heard;
  }

  private static long lengthOf(Heard heard) {
    return switch (heard) {
      case Heard.Text(var text) -> text.length();
      case Heard.Writable(), Heard.End() -> 0;
    };
  }
}
