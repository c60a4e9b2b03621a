package hubbub.platform.storage;

import hubbub.platform.text.Folding;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// Where a row stands in its table, whatever the order; also when it is not there any more.
///
/// @param sorted what the name is sorted by
public record RowPlace(String sorted, long id) {
  /// @param name as it was given
  public static RowPlace ofName(String name, long id) {
    return new RowPlace(Folding.sorted(Folding.fold(name)), id);
  }

  /// For a cursor.
  public byte[] bytes() {
    var text = sorted.getBytes(StandardCharsets.UTF_8);
    return ByteBuffer.allocate(Long.BYTES + text.length).putLong(id).put(text).array();
  }

  /// What [#bytes] made; empty if it was something else.
  public static Optional<RowPlace> of(byte[] bytes) {
    if (bytes.length < Long.BYTES) {
      return Optional.empty();
    }
    var text = new String(bytes, Long.BYTES, bytes.length - Long.BYTES, StandardCharsets.UTF_8);
    return text.indexOf(0) < 0 && text.equals(Folding.sorted(text))
        ? Optional.of(new RowPlace(text, ByteBuffer.wrap(bytes).getLong()))
        : Optional.empty();
  }
}
