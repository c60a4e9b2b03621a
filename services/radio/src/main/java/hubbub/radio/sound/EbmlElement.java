package hubbub.radio.sound;

import org.jspecify.annotations.Nullable;

/// How an element of EBML begins: its id and its size (RFC 8794 §4 to §6).
///
/// @param id with its marker bit, as specifications write it; 0 where none can begin like this
/// @param size bytes after the header, or [#UNKNOWN]
/// @param header bytes of id and size
record EbmlElement(int id, long size, int header) {
  static final long UNKNOWN = -1;

  /// Bytes of the longest header that is taken: four of id, eight of size (RFC 8794 §11.2.4 and
  /// §11.2.5).
  static final int LONGEST_HEADER = 12;

  private static final int LONGEST_ID = 4;
  private static final int LONGEST_SIZE = 8;
  private static final EbmlElement NONE = new EbmlElement(0, 0, 1);

  /// Reads one where it begins.
  ///
  /// @return null if more bytes are needed to know
  static @Nullable EbmlElement read(byte[] bytes, int from, int to) {
    if (from >= to) {
      return null;
    }
    var idWidth = width(bytes[from]);
    if (idWidth > LONGEST_ID) {
      return NONE;
    }
    if (from + idWidth >= to) {
      return null;
    }
    var sizeWidth = width(bytes[from + idWidth]);
    if (sizeWidth > LONGEST_SIZE) {
      return NONE;
    }
    var header = idWidth + sizeWidth;
    if (from + header > to) {
      return null;
    }
    var all = mask(sizeWidth);
    var size = number(bytes, from + idWidth, sizeWidth) & all;
    return new EbmlElement(
        (int) number(bytes, from, idWidth), size == all ? UNKNOWN : size, header);
  }

  /// Bytes of a number of variable width whose first byte this is; 9 where that can't be one.
  static int width(byte first) {
    return Integer.numberOfLeadingZeros(first & 0xFF) - 23;
  }

  /// The bits of a number of variable width without its marker.
  static long mask(int width) {
    return (1L << (7 * width)) - 1;
  }

  /// Big-endian, at most eight bytes.
  static long number(byte[] bytes, int from, int width) {
    var number = 0L;
    for (var i = from; i < from + width; i++) {
      number = (number << 8) | (bytes[i] & 0xFF);
    }
    return number;
  }

  /// Bytes of the element together with its header. Only where the size is known.
  long length() {
    return header + size;
  }

  /// Whether its size is known and it is no longer than that together with its header.
  boolean fits(long most) {
    return size != UNKNOWN && length() <= most;
  }

  /// Says in an element's header that its size is unknown, in as many bytes (RFC 8794 §6.2).
  static void makeUnknown(byte[] header) {
    var at = width(header[0]);
    var sizeWidth = header.length - at;
    header[at] = (byte) (0xFF >> (sizeWidth - 1));
    for (var i = at + 1; i < header.length; i++) {
      header[i] = (byte) 0xFF;
    }
  }
}
