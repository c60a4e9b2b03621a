package hubbub.connectors.words;

import org.jspecify.annotations.Nullable;

/// Where in one folded text something that was found may begin and end.
final class Edges {
  private static final int NOTHING = -1;

  private final String text;
  private @Nullable Clusters clusters;

  Edges(String folded) {
    this.text = folded;
  }

  boolean fit(String found, int end) {
    var start = end - found.length();
    return (isTag(found) ? tagFits(start, end) : beginFits(start) && endFits(end))
        && !inEmoji(start)
        && !inEmoji(end);
  }

  /// A tag has no letters before or behind it, of whatever script.
  private boolean tagFits(int start, int end) {
    return !Signs.isWordPart(before(start)) && !Signs.isWordPart(behind(end));
  }

  private boolean beginFits(int start) {
    var first = text.codePointAt(start);
    return isFree(first, behind(start + Character.charCount(first)))
        || !Signs.isSpacedPart(before(start));
  }

  private boolean endFits(int end) {
    return isFree(text.codePointBefore(end), NOTHING) || !Signs.isSpacedPart(behind(end));
  }

  /// Emoji and letters of scripts without blanks may stand beside anything.
  private static boolean isFree(int c, int next) {
    return (c >= 0x80 && (Signs.isEmojiPart(c) || Signs.isUnspaced(c))) || next == Signs.KEYCAP;
  }

  private boolean inEmoji(int place) {
    if (place == 0 || place == text.length()) {
      return false;
    }
    if (text.charAt(place - 1) < 0x80 && text.charAt(place) < 0x80) {
      return false;
    }
    if (clusters == null) {
      clusters = Clusters.of(text);
    }
    return clusters.inside(place);
  }

  private int before(int place) {
    return place == 0 ? NOTHING : text.codePointBefore(place);
  }

  private int behind(int place) {
    return place == text.length() ? NOTHING : text.codePointAt(place);
  }

  private static boolean isTag(String found) {
    return found.charAt(0) == '#'
        && found.length() > 1
        && found.charAt(1) != Signs.KEYCAP
        && found.indexOf(' ') < 0;
  }
}
