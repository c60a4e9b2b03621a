package hubbub.radio.sound;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/// One page of Ogg (RFC 3533, section 6), as it came.
final class OggPage {
  /// Bytes before the lengths of the segments.
  static final int HEADER = 27;

  /// Bytes of the longest page: a header, 255 lengths, 255 segments of 255 bytes.
  static final int LONGEST = 65_307;

  /// A granule position that says: no packet ends on this page.
  static final long NO_GRANULE = -1;

  private static final int CONTINUED = 0x01;
  private static final int FIRST = 0x02;

  private final byte[] bytes;
  private final ByteBuffer numbers;

  /// @param bytes a whole page: its header's numbers are taken as they stand
  OggPage(byte[] bytes) {
    this.bytes = bytes;
    this.numbers = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  /// Nobody may change them.
  byte[] bytes() {
    return bytes;
  }

  int length() {
    return bytes.length;
  }

  /// Whether it goes on with a packet of the page before.
  boolean isContinued() {
    return (bytes[5] & CONTINUED) != 0;
  }

  /// Whether a logical stream begins with it.
  boolean isFirst() {
    return (bytes[5] & FIRST) != 0;
  }

  /// Where its last whole packet ends, in the codec's own count; [#NO_GRANULE] where none does.
  long granule() {
    return numbers.getLong(6);
  }

  /// Which logical stream it is of.
  int serial() {
    return numbers.getInt(14);
  }

  /// Counts the pages of a logical stream, and wraps.
  int sequence() {
    return numbers.getInt(18);
  }

  int segments() {
    return bytes[26] & 0xFF;
  }

  /// Bytes in one segment. Less than 255 ends a packet.
  int segment(int index) {
    return bytes[HEADER + index] & 0xFF;
  }

  /// Where the first segment stands.
  int body() {
    return HEADER + segments();
  }

  /// Whether the checksum in its header is the one of its bytes.
  boolean isRight() {
    return numbers.getInt(22) == OggChecksum.ofPage(bytes);
  }
}
