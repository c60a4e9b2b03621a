package hubbub.radio.record;

import java.nio.ByteBuffer;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/// A place in a recording where one may begin, as the index keeps it: 32 bytes, big-endian, the
/// last four a CRC-32C of the others.
///
/// @param at the time of day at which that sound came, epoch milliseconds
/// @param micros sound before it
/// @param position bytes before it, over all segments
/// @param rate how far granule positions count in a second there; 0 where there are none
record Entry(long at, long micros, long position, int rate) {
  static final int LENGTH = 32;

  private static final int CHECKED = LENGTH - Integer.BYTES;

  byte[] bytes() {
    var bytes =
        ByteBuffer.allocate(LENGTH).putLong(at).putLong(micros).putLong(position).putInt(rate);
    return bytes.putInt(sum(bytes.array(), 0)).array();
  }

  /// Reads one.
  ///
  /// @return null if none stands there
  static @Nullable Entry of(byte[] bytes, int from) {
    if (bytes.length - from < LENGTH) {
      return null;
    }
    var numbers = ByteBuffer.wrap(bytes, from, LENGTH);
    var entry =
        new Entry(numbers.getLong(), numbers.getLong(), numbers.getLong(), numbers.getInt());
    return numbers.getInt() == sum(bytes, from) ? entry : null;
  }

  /// Whether it may follow another one: clocks may be set back, sound and bytes don't.
  boolean follows(Entry before) {
    return micros >= before.micros && position > before.position;
  }

  private static int sum(byte[] bytes, int from) {
    var sum = new CRC32C();
    sum.update(bytes, from, CHECKED);
    return (int) sum.getValue();
  }
}
