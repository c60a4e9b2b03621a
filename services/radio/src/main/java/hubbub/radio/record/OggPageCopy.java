package hubbub.radio.record;

import static java.nio.charset.StandardCharsets.US_ASCII;

import hubbub.radio.sound.OggChecksum;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/// A page of Ogg (RFC 3533, section 6) that gets other numbers: the page of a source becomes the
/// page of a recording. What is in it stays.
final class OggPageCopy {
  /// Bytes before the lengths of the segments.
  static final int HEADER = 27;

  /// A granule position that says: no packet ends on this page.
  static final long NO_GRANULE = -1;

  private static final int CONTINUED = 0x01;
  private static final int FIRST = 0x02;
  private static final int LAST = 0x04;
  private static final int FLAGS_AT = 5;
  private static final int GRANULE_AT = 6;
  private static final int SERIAL_AT = 14;
  private static final int SEQUENCE_AT = 18;
  private static final int CHECKSUM_AT = 22;
  private static final int SEGMENTS_AT = 26;

  private final byte[] bytes;
  private final ByteBuffer numbers;

  /// @param bytes a whole page, which is not copied
  private OggPageCopy(byte[] bytes) {
    this.bytes = bytes;
    this.numbers = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  /// A copy of the page that these bytes begin with.
  ///
  /// @throws IllegalArgumentException if they begin with no whole page
  static OggPageCopy of(byte[] bytes, int from) {
    var length = length(bytes, from, bytes.length - from);
    if (length <= 0 || length > bytes.length - from) {
      throw new IllegalArgumentException("here is no whole page of Ogg");
    }
    return new OggPageCopy(Arrays.copyOfRange(bytes, from, from + length));
  }

  /// A page with nothing in it that ends a stream.
  static OggPageCopy end(int serial, int sequence, long granule) {
    var bytes = new byte[HEADER];
    System.arraycopy("OggS".getBytes(US_ASCII), 0, bytes, 0, 4);
    bytes[FLAGS_AT] = LAST;
    return new OggPageCopy(bytes).number(serial, sequence, granule);
  }

  /// Bytes of the page that begins there, as far as that is known: at least [#HEADER], and then
  /// what the lengths say.
  ///
  /// @return 0 if none begins there
  static int length(byte[] bytes, int from, int count) {
    if (count < HEADER) {
      return HEADER;
    }
    if (bytes[from] != 'O' || bytes[from + 1] != 'g' || bytes[from + 2] != 'g') {
      return 0;
    }
    if (bytes[from + 3] != 'S' || bytes[from + 4] != 0) {
      return 0;
    }
    var segments = bytes[from + SEGMENTS_AT] & 0xFF;
    var length = HEADER + segments;
    for (var i = 0; i < Math.min(segments, count - HEADER); i++) {
      length += bytes[from + HEADER + i] & 0xFF;
    }
    return length;
  }

  /// Gives it other numbers, and takes its end away if it was one.
  OggPageCopy number(int serial, int sequence, long granule) {
    numbers.putInt(SERIAL_AT, serial);
    numbers.putInt(SEQUENCE_AT, sequence);
    numbers.putLong(GRANULE_AT, granule);
    numbers.putInt(CHECKSUM_AT, OggChecksum.ofPage(bytes));
    return this;
  }

  OggPageCopy withoutEnd() {
    bytes[FLAGS_AT] &= (byte) ~LAST;
    return this;
  }

  byte[] bytes() {
    return bytes;
  }

  int length() {
    return bytes.length;
  }

  boolean isFirst() {
    return (bytes[FLAGS_AT] & FIRST) != 0;
  }

  boolean isContinued() {
    return (bytes[FLAGS_AT] & CONTINUED) != 0;
  }

  long granule() {
    return numbers.getLong(GRANULE_AT);
  }

  int sequence() {
    return numbers.getInt(SEQUENCE_AT);
  }

  /// Where the first segment stands.
  int body() {
    return HEADER + (bytes[SEGMENTS_AT] & 0xFF);
  }

  /// Whether the checksum in its header is the one of its bytes.
  boolean isRight() {
    return numbers.getInt(CHECKSUM_AT) == OggChecksum.ofPage(bytes);
  }
}
