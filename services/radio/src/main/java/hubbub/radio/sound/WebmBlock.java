package hubbub.radio.sound;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// What stands in a block of WebM, laced or not (RFC 9559 §10).
///
/// @param track number of its track
/// @param ticks its time, from its cluster's, in the segment's unit
/// @param ticksAt where that stands: two bytes
/// @param edges where each frame begins, and at the end where the last one ends
record WebmBlock(long track, int ticks, int ticksAt, int[] edges) {
  private static final int XIPH = 1;
  private static final int FIXED = 2;
  private static final int EBML = 3;

  /// Reads what is inside a SimpleBlock or a Block.
  ///
  /// @return null if it can't be read
  static @Nullable WebmBlock read(byte[] bytes, int from, int to) {
    if (from >= to) {
      return null;
    }
    var width = EbmlElement.width(bytes[from]);
    var frames = from + width + 3;
    if (width > 4 || frames >= to) {
      return null;
    }
    var track = EbmlElement.number(bytes, from, width) & EbmlElement.mask(width);
    var ticks = (short) EbmlElement.number(bytes, from + width, 2);
    var lacing = (bytes[frames - 1] >> 1) & 0b11;
    var edges = lacing == 0 ? new int[] {frames, to} : laced(bytes, frames, to, lacing);
    return edges == null ? null : new WebmBlock(track, ticks, from + width, edges);
  }

  int frames() {
    return edges.length - 1;
  }

  private static int @Nullable [] laced(byte[] bytes, int from, int to, int lacing) {
    var sizes = new int[(bytes[from] & 0xFF) + 1];
    var begin =
        switch (lacing) {
          case XIPH -> xiph(bytes, from + 1, to, sizes);
          case EBML -> ebml(bytes, from + 1, to, sizes);
          case FIXED -> fixed(from + 1, to, sizes);
          default -> -1;
        };
    if (begin < 0) {
      return null;
    }
    var edges = new int[sizes.length + 1];
    edges[0] = begin;
    for (var i = 0; i < sizes.length - 1; i++) {
      edges[i + 1] = edges[i] + sizes[i];
      if (edges[i + 1] > to) {
        return null;
      }
    }
    edges[sizes.length] = to;
    return edges;
  }

  /// Sizes in bytes of 255 and a rest (RFC 9559 §10.3.2). Where frames begin, or -1.
  private static int xiph(byte[] bytes, int from, int to, int[] sizes) {
    var at = from;
    for (var i = 0; i < sizes.length - 1; i++) {
      int part;
      do {
        if (at >= to) {
          return -1;
        }
        part = bytes[at++] & 0xFF;
        sizes[i] += part;
      } while (part == 255);
    }
    return at;
  }

  /// A size, then differences (RFC 9559 §10.3.3). Where frames begin, or -1.
  private static int ebml(byte[] bytes, int from, int to, int[] sizes) {
    var at = from;
    var size = 0L;
    for (var i = 0; i < sizes.length - 1; i++) {
      var width = at < to ? EbmlElement.width(bytes[at]) : 9;
      if (width > 4 || at + width > to) {
        return -1;
      }
      var number = EbmlElement.number(bytes, at, width) & EbmlElement.mask(width);
      size = i == 0 ? number : size + number - (EbmlElement.mask(width) >> 1);
      if (size < 0 || size > to - from) {
        return -1;
      }
      sizes[i] = (int) size;
      at += width;
    }
    return at;
  }

  /// All of one size (RFC 9559 §10.3.4). Where frames begin, or -1.
  private static int fixed(int from, int to, int[] sizes) {
    if ((to - from) % sizes.length != 0) {
      return -1;
    }
    Arrays.fill(sizes, (to - from) / sizes.length);
    return from;
  }
}
