package hubbub.radio.sound;

import org.jspecify.annotations.Nullable;

/// What can be seen of WebM at a place in bytes that can't be read otherwise.
enum WebmSight {
  /// Nothing that could be gone on with.
  NOTHING,
  /// A cluster that begins with its time, or an EBML header.
  BEGINNING,
  /// More bytes are needed to know. At most 30.
  UNSURE;

  /// The element at an index, null if more bytes are needed to know.
  static @Nullable EbmlElement element(Window window, int at) {
    var count = Math.min(EbmlElement.LONGEST_HEADER, window.length() - at);
    return count <= 0 ? null : EbmlElement.read(window.look(at, count), 0, count);
  }

  /// What is there at an index below the window's length.
  static WebmSight at(Window window, int at) {
    if (window.at(at) != Webm.CLUSTER >> 24 && window.at(at) != Webm.EBML >> 24) {
      return NOTHING;
    }
    var element = element(window, at);
    if (element == null) {
      return UNSURE;
    }
    return switch (element.id()) {
      case Webm.CLUSTER -> time(window, at + element.header(), true);
      case Webm.EBML -> version(window, at + element.header());
      default -> NOTHING;
    };
  }

  /// A cluster's time is its first child, or follows a checksum (RFC 8794 §11.3.1).
  private static WebmSight time(Window window, int at, boolean checksum) {
    var child = element(window, at);
    if (child == null) {
      return UNSURE;
    }
    if (checksum && child.id() == Webm.CRC_32 && child.size() == Integer.BYTES) {
      return time(window, at + (int) child.length(), false);
    }
    var plausible = child.id() == Webm.TIMESTAMP && child.size() > 0 && child.size() <= Long.BYTES;
    return plausible ? BEGINNING : NOTHING;
  }

  private static WebmSight version(Window window, int at) {
    var child = element(window, at);
    if (child == null) {
      return UNSURE;
    }
    return switch (child.id()) {
      case Webm.EBML_VERSION, Webm.EBML_READ_VERSION, Webm.DOC_TYPE -> BEGINNING;
      default -> NOTHING;
    };
  }
}
