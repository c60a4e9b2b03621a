package hubbub.connectors.bluesky;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// The messages of a WebSocket as a reader has them (RFC 6455, 5), out of one buffer. A message
/// beyond the bound is skipped and counted. For one thread; nothing is read ahead of the buffer, so
/// a reader that waits holds the other side back.
final class Frames {
  private static final int BUFFER = 64 * 1024;
  private static final int CONTROL_MAX = 125;
  private static final int CONTINUED = 0;
  private static final int TEXT = 1;
  private static final int BINARY = 2;
  private static final int CLOSE = 8;
  private static final int PING = 9;
  private static final int PONG = 10;

  private final InputStream in;
  private final Outlet out;
  private final RandomGenerator random;
  private final int messageMax;
  private final ByteArrayOutputStream parts = new ByteArrayOutputStream();
  private byte[] bytes = new byte[BUFFER];
  private int start;
  private int end;
  private long skip;
  private boolean open;
  private boolean binary;
  private boolean skipping;
  private long tooLong;
  private @Nullable Slice ready;
  private byte @Nullable [] owed;

  Frames(InputStream in, Outlet out, RandomGenerator random, int messageMax) {
    this.in = in;
    this.out = out;
    this.random = random;
    this.messageMax = messageMax;
  }

  /// A message, in place: it stands there until the next [#fill].
  ///
  /// @param binary whether it is said not to be text
  record Slice(byte[] bytes, int from, int length, boolean binary) {}

  /// Messages beyond the bound so far.
  long tooLong() {
    return tooLong;
  }

  /// Reads what has come.
  ///
  /// @return how many bytes; 0 if none came in time
  /// @throws Ended if there are no more
  int fill() throws IOException {
    if (start == end) {
      start = 0;
      end = 0;
    } else if (end == bytes.length) {
      System.arraycopy(bytes, start, bytes, 0, end - start);
      end -= start;
      start = 0;
    }
    try {
      var count = in.read(bytes, end, bytes.length - end);
      if (count < 0) {
        throw new Ended("connection lost");
      }
      end += count;
      return count;
    } catch (SocketTimeoutException _) {
      return 0;
    }
  }

  /// The next message that is whole; null if there is none yet. Of the pings that came meanwhile,
  /// the newest is answered then.
  ///
  /// @throws Ended if the other side says that it is over
  /// @throws Broken if it speaks no WebSocket
  @Nullable Slice next() throws IOException {
    var message = whole();
    var ping = owed;
    if (message == null && ping != null) {
      owed = null;
      send(PONG, ping);
    }
    return message;
  }

  private @Nullable Slice whole() throws IOException {
    while (skipped() && end - start >= 2) {
      var first = bytes[start] & 0xff;
      var second = bytes[start + 1] & 0xff;
      if ((first & 0x70) != 0 || (second & 0x80) != 0) {
        throw new Broken();
      }
      var head = 2 + (second == 126 ? 2 : second == 127 ? 8 : 0);
      if (end - start < head) {
        return null;
      }
      var length = head == 2 ? second : number(start + 2, head - 2);
      var isWhole =
          (first & 0x0f) >= CLOSE
              ? control(first, head, length)
              : data(first & 0x0f, (first & 0x80) != 0, head, length);
      if (!isWhole) {
        return null;
      }
      var message = ready;
      if (message != null) {
        ready = null;
        return message;
      }
    }
    return null;
  }

  private boolean skipped() {
    var now = (int) Math.min(skip, end - start);
    start += now;
    skip -= now;
    return skip == 0;
  }

  private long number(int from, int count) throws Ended {
    var number = 0L;
    for (var i = 0; i < count; i++) {
      number = number << 8 | (bytes[from + i] & 0xff);
    }
    if (number < 0) {
      throw new Broken();
    }
    return number;
  }

  /// @return whether it is whole
  private boolean control(int first, int head, long length) throws IOException {
    if (length > CONTROL_MAX || (first & 0x80) == 0) {
      throw new Broken();
    }
    if (end - start < head + length) {
      return false;
    }
    var from = start + head;
    var content = Arrays.copyOfRange(bytes, from, from + (int) length);
    start = from + (int) length;
    switch (first & 0x0f) {
      case CLOSE -> {
        send(CLOSE, content);
        throw new Ended(
            content.length < 2
                ? "connection closed by Bluesky"
                : "connection closed by Bluesky ("
                    + ((content[0] & 0xff) << 8 | (content[1] & 0xff))
                    + ")");
      }
      case PING -> owed = content;
      case PONG -> {}
      default -> throw new Broken();
    }
    return true;
  }

  /// @return whether it is whole; if it ends a message, that is ready
  private boolean data(int kind, boolean last, int head, long length) throws IOException {
    if (kind > BINARY || open == (kind == TEXT || kind == BINARY)) {
      throw new Broken();
    }
    if (kind != CONTINUED) {
      binary = kind == BINARY;
    }
    if (skipping || length > messageMax - parts.size()) {
      start += head;
      skip = length;
      parts.reset();
      skipping = !last;
      open = !last;
      tooLong += last ? 1 : 0;
      return true;
    }
    var all = head + (int) length;
    if (end - start < all) {
      makeRoom(all);
      return false;
    }
    var from = start + head;
    start += all;
    open = !last;
    if (last && kind != CONTINUED) {
      ready = new Slice(bytes, from, (int) length, binary);
      return true;
    }
    parts.write(bytes, from, (int) length);
    if (!last) {
      return true;
    }
    var whole = parts.toByteArray();
    parts.reset();
    ready = new Slice(whole, 0, whole.length, binary);
    return true;
  }

  private void makeRoom(int needed) {
    if (bytes.length - start >= needed) {
      return;
    }
    var into = bytes.length >= needed ? bytes : new byte[needed];
    System.arraycopy(bytes, start, into, 0, end - start);
    bytes = into;
    end -= start;
    start = 0;
  }

  private void send(int kind, byte[] content) throws IOException {
    var frame = new byte[6 + content.length];
    frame[0] = (byte) (0x80 | kind);
    frame[1] = (byte) (0x80 | content.length);
    var mask = random.nextInt();
    for (var i = 0; i < 4; i++) {
      frame[2 + i] = (byte) (mask >>> (24 - 8 * i));
    }
    for (var i = 0; i < content.length; i++) {
      frame[6 + i] = (byte) (content[i] ^ frame[2 + i % 4]);
    }
    out.write(frame);
  }

  /// What came is no frame, so nothing behind it can be read.
  static final class Broken extends Ended {
    @java.io.Serial private static final long serialVersionUID = 1;

    Broken() {
      super("broken frame");
    }
  }

  /// There is nothing more to read here.
  static class Ended extends IOException {
    @java.io.Serial private static final long serialVersionUID = 1;

    Ended(String why) {
      super(why);
    }
  }
}
