package hubbub.connectors.x;

import java.util.Arrays;

/// Cuts a stream into lines that end with LF, whatever pieces it comes in. A CR at a line's end is
/// not part of it.
final class Lines {
  private static final int BEGIN = 4_096;

  private final int lengthMax;
  private final Reader reader;
  private byte[] line = new byte[BEGIN];
  private int length;
  private boolean tooLong;

  /// Who takes lines.
  interface Reader {
    /// @param bytes good until it returns
    void line(byte[] bytes, int length);

    /// A line was longer than may be; it is passed over.
    void tooLong();
  }

  /// @param lengthMax bytes of a line
  Lines(int lengthMax, Reader reader) {
    this.lengthMax = lengthMax;
    this.reader = reader;
  }

  void take(byte[] bytes, int count) {
    var from = 0;
    for (var i = 0; i < count; i++) {
      if (bytes[i] == '\n') {
        add(bytes, from, i - from);
        end();
        from = i + 1;
      }
    }
    add(bytes, from, count - from);
  }

  /// Whether a line was begun and not ended.
  boolean isInLine() {
    return length > 0 || tooLong;
  }

  private void add(byte[] bytes, int from, int count) {
    if (tooLong || count == 0) {
      return;
    }
    if (length + count > lengthMax) {
      tooLong = true;
      length = 0;
      return;
    }
    if (length + count > line.length) {
      line = Arrays.copyOf(line, Math.min(lengthMax, Math.max(length + count, line.length * 2)));
    }
    System.arraycopy(bytes, from, line, length, count);
    length += count;
  }

  private void end() {
    if (tooLong) {
      tooLong = false;
      reader.tooLong();
    } else {
      var end = length > 0 && line[length - 1] == '\r' ? length - 1 : length;
      reader.line(line, end);
    }
    length = 0;
    if (line.length > 1 << 16) {
      line = new byte[BEGIN];
    }
  }
}
