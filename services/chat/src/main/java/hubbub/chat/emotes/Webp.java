package hubbub.chat.emotes;

import java.util.Optional;

/// A WebP, also an animated one: chunks that fill its file.
final class Webp {
  private static final int FIRST_CHUNK = 12;
  private static final int CHUNK_HEAD = 8;

  private Webp() {}

  static Optional<Picture> read(Picture.Bytes bytes) {
    if (bytes.little32(4) != bytes.length() - CHUNK_HEAD) {
      return Optional.empty();
    }
    var picture = Optional.<Picture>empty();
    var frames = 0;
    var at = FIRST_CHUNK;
    while (at < bytes.length()) {
      var length = bytes.little32(at + 4);
      if (length < 0 || length > bytes.length()) {
        return Optional.empty();
      }
      if (picture.isEmpty()) {
        picture = size(bytes, at);
      }
      if (bytes.begins(at, "ANMF") && ++frames > Picture.FRAMES_MAX) {
        return Optional.empty();
      }
      at += CHUNK_HEAD + length + (length & 1);
    }
    return at == bytes.length() ? picture : Optional.empty();
  }

  /// The size that a first chunk says.
  private static Optional<Picture> size(Picture.Bytes bytes, int at) {
    var body = at + CHUNK_HEAD;
    if (bytes.begins(at, "VP8X")) {
      return of(1 + bytes.little24(body + 4), 1 + bytes.little24(body + 7));
    }
    if (bytes.begins(at, "VP8L") && bytes.at(body) == 0x2F) {
      var bits = bytes.little32(body + 1);
      return of(1 + (bits & 0x3FFF), 1 + ((bits >>> 14) & 0x3FFF));
    }
    if (bytes.begins(at, "VP8 ") && bytes.begins(body + 3, "\u009d\u0001*")) {
      return of(bytes.little16(body + 6) & 0x3FFF, bytes.little16(body + 8) & 0x3FFF);
    }
    return Optional.empty();
  }

  private static Optional<Picture> of(int width, int height) {
    return Optional.of(new Picture("image/webp", width, height));
  }
}
