package hubbub.platform.irc;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Splits bytes into lines, however the bytes are cut: at LF, with or without CR before it. What is
/// not UTF-8 becomes U+FFFD and is counted; a line over the limit is left out and counted. Memory
/// is bounded by the limit.
public final class Lines {
  private static final int READ = 32 * 1024;
  private static final byte[] NONE = new byte[0];

  private final int lengthMax;
  private byte[] buffer = NONE;
  private int from;
  private int scanned;
  private int to;
  private boolean skipping;
  private long tooLong;
  private long notUtf8;

  /// @param lengthMax bytes of the longest line that is taken, without its end
  public Lines(int lengthMax) {
    this.lengthMax = lengthMax;
  }

  /// Waits for more bytes.
  ///
  /// @return how many came; -1 at the end of the stream
  public int read(InputStream in) throws IOException {
    if (buffer.length == 0) {
      buffer = new byte[lengthMax + READ];
    }
    makeRoom();
    var count = in.read(buffer, to, buffer.length - to);
    if (count > 0) {
      to += count;
    }
    return count;
  }

  /// Takes bytes that came; how many may wait is bounded by whoever brings them.
  public void add(ByteBuffer in) {
    var count = in.remaining();
    if (from > 0 && buffer.length - to < count) {
      moveToFront();
    }
    if (buffer.length - to < count) {
      buffer = Arrays.copyOf(buffer, Math.max(to + count, Math.min(2 * to, lengthMax)));
    }
    in.get(buffer, to, count);
    to += count;
  }

  /// How many bytes wait to become lines.
  public int waiting() {
    return to - from;
  }

  /// Gives memory back if nothing waits.
  public void shrink() {
    if (from == to) {
      buffer = NONE;
      from = 0;
      to = 0;
      scanned = 0;
    }
  }

  /// The next whole line that is here already; null if more bytes are needed.
  public @Nullable String next() {
    while (true) {
      var end = indexOfLineFeed();
      if (end < 0) {
        if (to - from > lengthMax + 1) {
          forget();
        }
        return null;
      }
      var start = from;
      from = end + 1;
      scanned = from;
      var length = end - start;
      if (length > 0 && buffer[end - 1] == '\r') {
        length--;
      }
      if (skipping || length > lengthMax) {
        skipping = false;
        tooLong++;
      } else {
        return text(start, length);
      }
    }
  }

  /// What stands after the last line's end, when the stream is over; null if nothing does.
  public @Nullable String rest() {
    if (skipping) {
      tooLong++;
      skipping = false;
      from = to;
      return null;
    }
    if (from == to) {
      return null;
    }
    var text = text(from, to - from);
    from = to;
    scanned = to;
    return text;
  }

  /// How many lines were left out because they were too long.
  public long tooLong() {
    return tooLong;
  }

  /// How many lines held bytes that are not UTF-8.
  public long notUtf8() {
    return notUtf8;
  }

  private int indexOfLineFeed() {
    for (var i = scanned; i < to; i++) {
      if (buffer[i] == '\n') {
        return i;
      }
    }
    scanned = to;
    return -1;
  }

  private void forget() {
    skipping = true;
    from = to;
    scanned = to;
  }

  private void makeRoom() {
    if (from == to) {
      from = 0;
      to = 0;
      scanned = 0;
    } else if (buffer.length - to < READ / 2) {
      moveToFront();
    }
  }

  private void moveToFront() {
    System.arraycopy(buffer, from, buffer, 0, to - from);
    to -= from;
    scanned -= from;
    from = 0;
  }

  private String text(int start, int length) {
    var text = new String(buffer, start, length, StandardCharsets.UTF_8);
    if (text.indexOf('\uFFFD') >= 0 && !isUtf8(start, length)) {
      notUtf8++;
    }
    return text;
  }

  private boolean isUtf8(int start, int length) {
    try {
      var _ =
          StandardCharsets.UTF_8
              .newDecoder()
              .decode(ByteBuffer.wrap(Arrays.copyOfRange(buffer, start, start + length)));
      return true;
    } catch (CharacterCodingException _) {
      return false;
    }
  }
}
