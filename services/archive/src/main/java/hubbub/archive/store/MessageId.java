package hubbub.archive.store;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/// A platform's message id as bytes: 1 and sixteen bytes for a UUID, else 0 and UTF-8.
final class MessageId {
  private static final int UUID_LENGTH = 36;

  private MessageId() {}

  static byte[] bytes(String id) {
    if (id.length() == UUID_LENGTH && isUuid(id)) {
      var uuid = UUID.fromString(id);
      return ByteBuffer.allocate(17)
          .put((byte) 1)
          .putLong(uuid.getMostSignificantBits())
          .putLong(uuid.getLeastSignificantBits())
          .array();
    }
    var text = id.getBytes(StandardCharsets.UTF_8);
    return ByteBuffer.allocate(text.length + 1).put((byte) 0).put(text).array();
  }

  static String text(byte[] bytes) {
    if (bytes[0] == 1) {
      var buffer = ByteBuffer.wrap(bytes, 1, 16);
      return new UUID(buffer.getLong(), buffer.getLong()).toString();
    }
    return new String(bytes, 1, bytes.length - 1, StandardCharsets.UTF_8);
  }

  /// 32 bits that spread ids evenly; equal ids give equal bits, others may, too.
  static long hash(byte[] bytes) {
    var hash = 0xCBF29CE484222325L;
    for (var b : bytes) {
      hash = (hash ^ (b & 0xFF)) * 0x100000001B3L;
    }
    hash ^= hash >>> 33;
    hash *= 0xFF51AFD7ED558CCDL;
    return hash >>> 32;
  }

  /// Only the form that comes out again as it went in: lower-case, dashes in their places.
  private static boolean isUuid(String id) {
    for (var i = 0; i < UUID_LENGTH; i++) {
      var c = id.charAt(i);
      var dash = i == 8 || i == 13 || i == 18 || i == 23;
      if (dash ? c != '-' : !((c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'))) {
        return false;
      }
    }
    return true;
  }
}
