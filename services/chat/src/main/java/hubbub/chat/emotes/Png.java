package hubbub.chat.emotes;

import java.util.Optional;

/// A PNG, also an animated one: chunks from `IHDR` to `IEND`, and nothing after.
final class Png {
  private static final int FIRST_CHUNK = 8;
  private static final int AROUND_CHUNK = 12;
  private static final int FRAME_WIDTH = 12;

  private Png() {}

  static Optional<Picture> read(Picture.Bytes bytes) {
    if (!bytes.begins(FIRST_CHUNK + 4, "IHDR") || bytes.big32(FIRST_CHUNK) != 13) {
      return Optional.empty();
    }
    var picture = new Picture("image/png", bytes.big32(16), bytes.big32(20));
    var frames = 0;
    var at = FIRST_CHUNK;
    while (true) {
      var length = bytes.big32(at);
      if (length < 0 || length > bytes.length()) {
        return Optional.empty();
      }
      if (bytes.begins(at + 4, "fcTL")) {
        frames++;
        if (frames > Picture.FRAMES_MAX
            || bytes.big32(at + FRAME_WIDTH) > picture.width()
            || bytes.big32(at + FRAME_WIDTH + 4) > picture.height()) {
          return Optional.empty();
        }
      }
      var end = at + length + AROUND_CHUNK;
      if (bytes.begins(at + 4, "IEND")) {
        return end == bytes.length() ? Optional.of(picture) : Optional.empty();
      }
      at = end;
    }
  }
}
