package hubbub.radio.door;

import hubbub.radio.air.ChannelMount;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// The addresses of mounts. A channel's own is `/live/` and its name in any case; others are to the
/// letter.
final class Paths {
  private static final Set<String> PLAYLISTS = Set.of("m3u", "pls", "xspf", "vclt");

  private Paths() {}

  /// The path that a mount is known by.
  static String mount(String path) {
    return ChannelMount.isOne(path) ? path.toLowerCase(Locale.ROOT) : path;
  }

  /// What kind of playlist a path asks for; empty if it is a mount's own.
  static Optional<String> playlist(String path) {
    return Optional.of(path.substring(path.lastIndexOf('.') + 1)).filter(PLAYLISTS::contains);
  }

  /// The mount that a path is about: that of a playlist is the one without its ending.
  static String about(String path) {
    return mount(
        playlist(path)
            .map(ending -> path.substring(0, path.length() - ending.length() - 1))
            .orElse(path));
  }

  /// The first segment; empty where there is none.
  static String first(String path) {
    var segments = path.split("/", 3);
    return segments.length > 1 ? segments[1] : "";
  }
}
