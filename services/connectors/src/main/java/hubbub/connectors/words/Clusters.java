package hubbub.connectors.words;

import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/// Where the emoji of a folded text lie that are made of several characters: joined ones, flags,
/// keycaps.
final class Clusters {
  private static final Clusters NONE = new Clusters(null);

  private final @Nullable BitSet inside;

  private Clusters(@Nullable BitSet inside) {
    this.inside = inside;
  }

  static Clusters of(String folded) {
    BitSet inside = null;
    for (var i = 0; i < folded.length(); ) {
      var c = folded.codePointAt(i);
      var next = i + Character.charCount(c);
      var end = c < 0x80 && !Signs.isKey(c) ? next : end(folded, c, next);
      if (end > next) {
        inside = inside == null ? new BitSet(folded.length()) : inside;
        inside.set(i + 1, end);
      }
      i = end;
    }
    return inside == null ? NONE : new Clusters(inside);
  }

  /// Whether this place of the text is in the middle of an emoji.
  boolean inside(int place) {
    return inside != null && inside.get(place);
  }

  private static int end(String text, int c, int next) {
    if (Signs.isKey(c)) {
      return at(text, next) == Signs.KEYCAP ? joined(text, next + 1) : next;
    }
    if (Signs.isRegional(c)) {
      return joined(text, Signs.isRegional(at(text, next)) ? next + 2 : next);
    }
    return Signs.isPicture(c) ? joined(text, next) : next;
  }

  private static int joined(String text, int start) {
    var end = start;
    while (true) {
      var c = at(text, end);
      if (Signs.isFlagTag(c) || Signs.isMark(c)) {
        end += Character.charCount(c);
      } else if (c == Signs.JOINER && Signs.isPicture(at(text, end + 1))) {
        end += 1 + Character.charCount(at(text, end + 1));
      } else {
        return end;
      }
    }
  }

  private static int at(String text, int place) {
    return place < text.length() ? text.codePointAt(place) : -1;
  }
}
