package hubbub.chat.emotes;

import java.util.Optional;

/// A GIF: blocks to its trailer, and nothing after.
final class Gif {
  private static final int HEAD = 13;
  private static final int IMAGE = 0x2C;
  private static final int EXTENSION = 0x21;
  private static final int TRAILER = 0x3B;

  private Gif() {}

  static Optional<Picture> read(Picture.Bytes bytes) {
    var picture = new Picture("image/gif", bytes.little16(6), bytes.little16(8));
    var at = HEAD + colors(bytes.at(10));
    var frames = 0;
    while (true) {
      switch (bytes.at(at)) {
        case EXTENSION -> at = afterBlocks(bytes, at + 2);
        case IMAGE -> {
          frames++;
          if (frames > Picture.FRAMES_MAX
              || bytes.little16(at + 1) + bytes.little16(at + 5) > picture.width()
              || bytes.little16(at + 3) + bytes.little16(at + 7) > picture.height()) {
            return Optional.empty();
          }
          at = afterBlocks(bytes, at + 11 + colors(bytes.at(at + 9)));
        }
        case TRAILER -> {
          return frames > 0 && at + 1 == bytes.length() ? Optional.of(picture) : Optional.empty();
        }
        default -> {
          return Optional.empty();
        }
      }
    }
  }

  /// Bytes of a table of colours, as its flags say.
  private static int colors(int flags) {
    return (flags & 0x80) == 0 ? 0 : 3 << ((flags & 7) + 1);
  }

  /// Where the blocks that begin here are over.
  private static int afterBlocks(Picture.Bytes bytes, int from) {
    var at = from;
    while (bytes.at(at) != 0) {
      at += bytes.at(at) + 1;
    }
    return at + 1;
  }
}
