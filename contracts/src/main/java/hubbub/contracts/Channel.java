package hubbub.contracts;

/// A broadcaster's place on a platform, written `platform/name`, e.g. `twitch/kestrelplays`.
///
/// @param platform `hubbub`, `twitch`, `x`, `bluesky`, `replay` or `rehearsal` (invented by us):
///   lower-case letters, at most 20
/// @param name the channel's name on its platform, at most 200 characters; in an address it is one
///   percent-encoded segment
public record Channel(String platform, String name) {
  public static final int NAME_LENGTH_MAX = 200;

  public Channel {
    if (!platform.matches("[a-z]{1,20}")) {
      throw new IllegalArgumentException("a platform is written in lower-case letters");
    }
    if (name.isBlank() || name.length() > NAME_LENGTH_MAX) {
      throw new IllegalArgumentException(
          "a channel's name has 1 to " + NAME_LENGTH_MAX + " characters");
    }
  }

  /// Reads `platform/name`.
  ///
  /// @throws IllegalArgumentException if the text is not of that form
  public static Channel parse(String text) {
    var slash = text.indexOf('/');
    if (slash < 1) {
      throw new IllegalArgumentException("a channel is written platform/name");
    }
    return new Channel(text.substring(0, slash), text.substring(slash + 1));
  }

  @Override
  public String toString() {
    return platform + "/" + name;
  }
}
