package hubbub.radio.sound;

import static java.nio.charset.StandardCharsets.UTF_8;

/// Elements of EBML one after the other, as they stand in memory inside another one. Ends where one
/// is not whole.
final class EbmlElements {
  private final byte[] bytes;
  private final int end;
  private int next;
  private int id;
  private int from;
  private int to;

  EbmlElements(byte[] bytes, int from, int to) {
    this.bytes = bytes;
    this.next = from;
    this.end = to;
  }

  /// Goes to the next one, if there is one.
  boolean next() {
    var element = EbmlElement.read(bytes, next, end);
    if (element == null
        || element.id() == 0
        || element.size() == EbmlElement.UNKNOWN
        || element.length() > end - next) {
      return false;
    }
    id = element.id();
    from = next + element.header();
    to = from + (int) element.size();
    next = to;
    return true;
  }

  int id() {
    return id;
  }

  /// Where its content begins.
  int from() {
    return from;
  }

  /// Where its content ends.
  int to() {
    return to;
  }

  EbmlElements inside() {
    return new EbmlElements(bytes, from, to);
  }

  /// As an unsigned integer; -1 where it is too wide or too large to be one here.
  long number() {
    return to - from > Long.BYTES ? -1 : Math.max(-1, EbmlElement.number(bytes, from, to - from));
  }

  /// As a floating point number; 0 where it is none.
  double real() {
    return switch (to - from) {
      case Float.BYTES -> Float.intBitsToFloat((int) EbmlElement.number(bytes, from, Float.BYTES));
      case Double.BYTES -> Double.longBitsToDouble(EbmlElement.number(bytes, from, Double.BYTES));
      default -> 0;
    };
  }

  /// As text; zeros at its end are padding (RFC 8794 §7.4).
  String text() {
    var last = to;
    while (last > from && bytes[last - 1] == 0) {
      last--;
    }
    return new String(bytes, from, last - from, UTF_8);
  }
}
