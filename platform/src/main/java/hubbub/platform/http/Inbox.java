package hubbub.platform.http;

import java.util.ArrayDeque;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/// What came in on a WebSocket and waits to be heard. Bounded in texts and in characters: thousands
/// of sockets that say long things faster than anybody hears them must not fill the memory. Safe
/// for all threads. While nothing waits, nobody has to listen: who adds something is told whether
/// to call somebody.
final class Inbox {
  private static final int TEXTS_MAX = 64;

  /// Resumes at a quarter, so that a socket doesn't stop and go with every text.
  private static final int RESUME_SHARE = 4;

  private final Queue<Heard> waiting = new ArrayDeque<>(1);
  private final long lengthMax;
  private long length;
  private boolean listening;

  /// @param lengthMax characters
  /// @param listening whether somebody listens already
  Inbox(long lengthMax, boolean listening) {
    this.lengthMax = lengthMax;
    this.listening = listening;
  }

  /// Something that happened to a socket.
  sealed interface Heard {
    record Text(String text) implements Heard {}

    record Writable() implements Heard {}

    record End() implements Heard {}
  }

  /// Whether the other side must pause once this text is in, too.
  synchronized boolean fills(String text) {
    return waiting.size() + 1 >= TEXTS_MAX || length + text.length() >= lengthMax;
  }

  /// Whether there is room enough for the other side to go on.
  synchronized boolean hasRoom() {
    return waiting.size() <= TEXTS_MAX / RESUME_SHARE && length <= lengthMax / RESUME_SHARE;
  }

  /// @return whether nobody listens: who added it must see to it that somebody does from here on
  synchronized boolean add(Heard heard) {
    length += lengthOf(heard);
    waiting.add(heard);
    var first = !listening;
    listening = true;
    return first;
  }

  /// The next one; null when nothing waits, and then who asked listens no more.
  synchronized @Nullable Heard next() {
    var heard = waiting.poll();
    if (heard == null) {
      listening = false;
    } else {
      length -= lengthOf(heard);
    }
    return heard;
  }

  private static long lengthOf(Heard heard) {
    return switch (heard) {
      case Heard.Text(var text) -> text.length();
      case Heard.Writable(), Heard.End() -> 0;
    };
  }
}
