package hubbub.platform.http;

import java.util.ArrayDeque;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/// What came in on a WebSocket and waits to be heard. Bounded in messages and in their length:
/// thousands of sockets that say long things faster than anybody hears them must not fill the
/// memory. Safe for all threads. While nothing waits, nobody has to listen: who adds something is
/// told whether to call somebody.
final class Inbox {
  private static final int MESSAGES_MAX = 64;

  /// Resumes at a quarter, so that a socket doesn't stop and go with every message.
  private static final int RESUME_SHARE = 4;

  private final Queue<Heard> waiting = new ArrayDeque<>(1);
  private final long lengthMax;
  private long length;
  private boolean listening;

  /// @param lengthMax characters of texts and bytes, together
  /// @param listening whether somebody listens already
  Inbox(long lengthMax, boolean listening) {
    this.lengthMax = lengthMax;
    this.listening = listening;
  }

  /// Something that happened to a socket.
  sealed interface Heard {
    record Text(String text) implements Heard {}

    record Bytes(byte[] bytes) implements Heard {}

    record Writable() implements Heard {}

    record End() implements Heard {}
  }

  /// Whether the other side must pause once this is in, too.
  synchronized boolean fills(Heard heard) {
    return waiting.size() + 1 >= MESSAGES_MAX || length + lengthOf(heard) >= lengthMax;
  }

  /// Whether there is room enough for the other side to go on.
  synchronized boolean hasRoom() {
    return waiting.size() <= MESSAGES_MAX / RESUME_SHARE && length <= lengthMax / RESUME_SHARE;
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
      case Heard.Bytes(var bytes) -> bytes.length;
      case Heard.Writable(), Heard.End() -> 0;
    };
  }
}
