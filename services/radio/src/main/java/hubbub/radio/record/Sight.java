package hubbub.radio.record;

import java.io.IOException;

/// Looks at a recording here and there, mostly forward, without asking the disk for each byte.
final class Sight {
  private static final int BLOCK = 256 * 1024;

  private final Segments segments;
  private final byte[] block = new byte[BLOCK];
  private long begin;
  private int count;

  Sight(Segments segments) {
    this.segments = segments;
  }

  /// Brings what stands there together.
  ///
  /// @param most bytes wanted, at most 128 KiB
  /// @return the index in [#bytes] where it begins
  int at(long position, int most) throws IOException {
    var end = begin + count;
    var isThere = position >= begin && (position + most <= end || end == segments.length());
    if (!isThere) {
      begin = position;
      count = segments.read(position, block, 0, BLOCK);
    }
    return (int) (position - begin);
  }

  /// Bytes that are there from an index on.
  int count(int index) {
    return count - index;
  }

  byte[] bytes() {
    return block;
  }
}
