package hubbub.mood.domain;

/// Tells copies of a text apart from other texts: a hash that does not see case, spaces and
/// invisible characters, which people add so that a repeated message is accepted.
///
/// @param hash 64 bits of FNV-1a
/// @param brief whether the text is so short that many people say it on their own, e.g. one emote
public record Fingerprint(long hash, boolean brief) {
  private static final int BRIEF_LENGTH_MAX = 16;
  private static final long BASIS = 0xcbf29ce484222325L;
  private static final long PRIME = 0x100000001b3L;

  public static Fingerprint of(String text) {
    var hash = BASIS;
    var seen = 0;
    for (var i = 0; i < text.length(); i++) {
      var c = text.charAt(i);
      if (c > ' ' && (c < 0x80 || isSeen(c))) {
        hash = (hash ^ Character.toLowerCase(c)) * PRIME;
        seen++;
      }
    }
    return new Fingerprint(hash, seen <= BRIEF_LENGTH_MAX);
  }

  /// The hash of an identifier, as it is.
  public static long ofId(String id) {
    var hash = BASIS;
    for (var i = 0; i < id.length(); i++) {
      hash = (hash ^ id.charAt(i)) * PRIME;
    }
    return hash;
  }

  private static boolean isSeen(char c) {
    // Tag characters (U+E0000 …) have this high surrogate; their low ones are few enough to drop.
    return !Character.isWhitespace(c)
        && c != 0xdb40
        && !(c >= 0xdc00 && c <= 0xdc7f)
        && !(c >= 0xfe00 && c <= 0xfe0f)
        && Character.getType(c) != Character.FORMAT;
  }
}
