package hubbub.radio.sound;

/// The checksum of Ogg's pages (RFC 3533, section 6, field 7): CRC-32 with the polynomial
/// 0x04C11DB7, most significant bit first, beginning with zero and with nothing turned over at the
/// end. The JDK's CRC-32 is the mirrored one.
public final class OggChecksum {
  private static final int POLYNOMIAL = 0x04C1_1DB7;

  /// The checksum stands here and counts as four zeros.
  private static final int BEGIN = 22;

  private static final int END = 26;
  private static final int[] TABLE = table();

  private OggChecksum() {}

  /// Of a whole page, whatever stands in it as its checksum.
  public static int ofPage(byte[] page) {
    var sum = go(0, page, 0, BEGIN);
    for (var i = BEGIN; i < END; i++) {
      sum = step(sum, 0);
    }
    return go(sum, page, END, page.length);
  }

  /// Of any bytes, going on from the sum of what stood before them.
  static int go(int before, byte[] bytes, int from, int to) {
    var sum = before;
    for (var i = from; i < to; i++) {
      sum = step(sum, bytes[i]);
    }
    return sum;
  }

  private static int step(int sum, int next) {
    return (sum << 8) ^ TABLE[((sum >>> 24) ^ next) & 0xFF];
  }

  private static int[] table() {
    var table = new int[256];
    for (var i = 0; i < table.length; i++) {
      var sum = i << 24;
      for (var bit = 0; bit < 8; bit++) {
        sum = (sum << 1) ^ (sum < 0 ? POLYNOMIAL : 0);
      }
      table[i] = sum;
    }
    return table;
  }
}
