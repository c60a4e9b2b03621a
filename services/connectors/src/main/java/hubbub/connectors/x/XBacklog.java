package hubbub.connectors.x;

import java.util.Arrays;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/// Lines that are paid and still to be told, in order: reading a stream isn't held up by whoever
/// hears it. For one thread at each end.
final class XBacklog {
  private static final byte[] END = {};

  private final int bytesMax;
  private final LinkedBlockingQueue<byte[]> lines = new LinkedBlockingQueue<>();
  private final Semaphore room;
  private volatile boolean deaf;

  /// @param bytesMax of all lines; a longer one waits until it is alone
  XBacklog(int bytesMax) {
    this.bytesMax = bytesMax;
    room = new Semaphore(bytesMax);
  }

  /// Adds a line, not empty; waits while there is no room.
  void put(byte[] bytes, int length) {
    room.acquireUninterruptibly(Math.min(length, bytesMax));
    if (!deaf) {
      lines.add(Arrays.copyOf(bytes, length));
    }
  }

  /// There is nothing more to come.
  void end() {
    lines.add(END);
  }

  /// The next line; null at the end.
  byte @Nullable [] take() throws InterruptedException {
    var line = lines.take();
    if (line.length == 0) {
      return null;
    }
    room.release(Math.min(line.length, bytesMax));
    return line;
  }

  /// Nobody takes any more: nothing waits for that.
  void giveUp() {
    deaf = true;
    lines.clear();
    room.release(Integer.MAX_VALUE / 2);
  }
}
