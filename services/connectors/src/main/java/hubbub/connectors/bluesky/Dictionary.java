package hubbub.connectors.bluesky;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/// What zstd compresses short messages with, which are much alike (RFC 8878, 5).
///
/// @param id which one it is, as it says itself; from 1 up
record Dictionary(long id, byte[] bytes) {
  /// Bytes of one.
  static final int BYTES_MAX = 1 << 20;

  private static final int MAGIC = 0xec30a437;
  private static final int HEAD = 8;

  /// @throws IOException if the bytes are no dictionary with a number
  static Dictionary read(byte[] bytes) throws IOException {
    if (bytes.length > BYTES_MAX) {
      throw new IOException("it has more than " + BYTES_MAX + " bytes");
    }
    var head = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    if (bytes.length < HEAD || head.getInt() != MAGIC) {
      throw new IOException("it is no dictionary of zstd");
    }
    var id = Integer.toUnsignedLong(head.getInt());
    if (id == 0) {
      throw new IOException("it has no number");
    }
    return new Dictionary(id, bytes);
  }
}
