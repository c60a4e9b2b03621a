package hubbub.chat.emotes;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// A picture, known by its bytes alone: a PNG, WebP or GIF whose parts follow each other to its
/// end, with bounded pixels and frames. Nothing is decoded.
///
/// @param type `image/png`, `image/webp` or `image/gif`
public record Picture(String type, int width, int height) {
  /// Pixels of a side.
  public static final int SIDE_MAX = 512;

  static final int FRAMES_MAX = 200;

  /// Looks at bytes.
  ///
  /// @return empty if they are no such picture
  public static Optional<Picture> of(byte[] bytes) {
    var reader = new Bytes(bytes);
    try {
      var found =
          reader.begins(0, "\u0089PNG\r\n\u001a\n")
              ? Png.read(reader)
              : reader.begins(0, "GIF87a") || reader.begins(0, "GIF89a")
                  ? Gif.read(reader)
                  : reader.begins(0, "RIFF") && reader.begins(8, "WEBP")
                      ? Webp.read(reader)
                      : Optional.<Picture>empty();
      return found.filter(picture ->
          picture.width > 0
              && picture.height > 0
              && picture.width <= SIDE_MAX
              && picture.height <= SIDE_MAX);
    } catch (IndexOutOfBoundsException _) {
      return Optional.empty();
    }
  }

  /// Bytes with numbers in them. Reading beyond the end throws.
  record Bytes(byte[] all) {
    boolean begins(int at, String text) {
      var wanted = text.getBytes(StandardCharsets.ISO_8859_1);
      if (at < 0 || at + wanted.length > all.length) {
        return false;
      }
      for (var i = 0; i < wanted.length; i++) {
        if (all[at + i] != wanted[i]) {
          return false;
        }
      }
      return true;
    }

    int at(int place) {
      return all[place] & 0xFF;
    }

    int big32(int place) {
      return at(place) << 24 | at(place + 1) << 16 | at(place + 2) << 8 | at(place + 3);
    }

    int little16(int place) {
      return at(place) | at(place + 1) << 8;
    }

    int little24(int place) {
      return little16(place) | at(place + 2) << 16;
    }

    int little32(int place) {
      return little24(place) | at(place + 3) << 24;
    }

    int length() {
      return all.length;
    }
  }
}
