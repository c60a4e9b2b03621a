package hubbub.radio.sound;

import java.util.Arrays;

/// The bytes of a stream that are not yet cut. Grows up to a bound and no further.
final class Window {
  private final int most;
  private byte[] bytes = new byte[4_096];
  private int from;
  private int to;

  /// @param most bytes that one piece may need
  Window(int most) {
    this.most = most;
  }

  int length() {
    return to - from;
  }

  int at(int index) {
    return bytes[from + index] & 0xFF;
  }

  /// How many more bytes fit.
  int room() {
    return most - length();
  }

  /// Takes at most [#room] bytes.
  void add(byte[] more, int begin, int count) {
    if (count > room()) {
      throw new IllegalArgumentException(count + " bytes where " + room() + " fit");
    }
    if (to + count > bytes.length) {
      var needed = length() + count;
      var roomy = needed <= bytes.length ? bytes : new byte[Math.max(needed, 2 * bytes.length)];
      System.arraycopy(bytes, from, roomy, 0, length());
      to = length();
      from = 0;
      bytes = roomy;
    }
    System.arraycopy(more, begin, bytes, to, count);
    to += count;
  }

  /// Lets go of the first bytes.
  void skip(int count) {
    from += count;
  }

  /// The first bytes, taken out.
  byte[] cut(int count) {
    var piece = Arrays.copyOfRange(bytes, from, from + count);
    from += count;
    return piece;
  }

  /// Some of the first bytes, left where they are.
  byte[] look(int index, int count) {
    return Arrays.copyOfRange(bytes, from + index, from + index + count);
  }

  /// Whether these stand at an index.
  boolean has(int index, String ascii) {
    if (index + ascii.length() > length()) {
      return false;
    }
    for (var i = 0; i < ascii.length(); i++) {
      if (at(index + i) != ascii.charAt(i)) {
        return false;
      }
    }
    return true;
  }
}
