package hubbub.connectors.words;

import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.text.Normalizer.Form;

/// Makes texts comparable: without capitals, accents, width, skin tones and what nobody sees, with
/// single blanks, none at the ends. Folding what is folded changes nothing.
final class Folding {
  /// More marks on one letter than any script has; the rest is left out.
  private static final int MARKS_MAX = 30;

  private static final int ZERO_WIDTH_SPACE = 0x200B;

  private Folding() {}

  static String fold(String text) {
    for (var i = 0; i < text.length(); i++) {
      if (text.charAt(i) >= 0x80) {
        return foldAny(text);
      }
    }
    return foldAscii(text);
  }

  private static String foldAscii(String text) {
    var folded = new StringBuilder(text.length());
    for (var i = 0; i < text.length(); i++) {
      append(folded, text.charAt(i));
    }
    return withoutBlankEnd(folded).toString();
  }

  private static String foldAny(String text) {
    var apart = Normalizer.normalize(seen(text), Form.NFKD);
    // Taken apart, letters have shown their marks, and pictures may have become letters.
    var plain = seen(apart);
    var folded = new StringBuilder(plain.length());
    for (var i = 0; i < plain.length(); ) {
      var c = plain.codePointAt(i);
      i += Character.charCount(c);
      append(folded, c);
    }
    return Normalizer.normalize(withoutBlankEnd(folded), Form.NFKC);
  }

  private static void append(StringBuilder folded, int c) {
    if (isBlank(c)) {
      if (!folded.isEmpty() && folded.charAt(folded.length() - 1) != ' ') {
        folded.append(' ');
      }
    } else if (c < 0x80) {
      folded.append((char) (c >= 'A' && c <= 'Z' ? c + 32 : c));
    } else {
      switch (c) {
        case 'ß', 'ẞ' -> folded.append("ss");
        case '‘', '’', 'ʼ' -> folded.append('\'');
        // By way of capitals, so that the two small sigmas are one letter.
        default -> folded.appendCodePoint(Character.toLowerCase(Character.toUpperCase(c)));
      }
    }
  }

  private static StringBuilder withoutBlankEnd(StringBuilder folded) {
    var last = folded.length() - 1;
    if (last >= 0 && folded.charAt(last) == ' ') {
      folded.setLength(last);
    }
    return folded;
  }

  private static boolean isBlank(int c) {
    return c <= ' '
        || (c >= 0x7F && c <= 0xA0)
        || c == ZERO_WIDTH_SPACE
        || (c > 0xA0 && (Character.isSpaceChar(c) || Character.isWhitespace(c)));
  }

  private static String seen(String text) {
    var seen = new StringBuilder(text.length());
    var marks = 0;
    for (var i = 0; i < text.length(); ) {
      var c = text.codePointAt(i);
      i += Character.charCount(c);
      if (c >= 0x80 && !isSeen(c, seen, text, i)) {
        continue;
      }
      marks = c >= 0x80 && Signs.isMark(c) ? marks + 1 : 0;
      if (marks <= MARKS_MAX) {
        seen.appendCodePoint(c);
      }
    }
    return seen.toString();
  }

  /// @param next where the text goes on
  private static boolean isSeen(int c, CharSequence before, String text, int next) {
    return switch (Character.getType(c)) {
      case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.COMBINING_SPACING_MARK ->
          UnicodeScript.of(c) != UnicodeScript.INHERITED
              || Signs.isVoicing(c)
              || (c == Signs.KEYCAP && Signs.isKey(last(before)));
      case Character.FORMAT ->
          c == ZERO_WIDTH_SPACE
              || (c == Signs.JOINER && endsInPicture(before) && beginsWithPicture(text, next))
              || (Signs.isFlagTag(c) && endsInPicture(before));
      default -> !(Signs.isSkinTone(c) && Signs.isEmojiPart(last(before)));
    };
  }

  private static boolean endsInPicture(CharSequence text) {
    var last = last(text);
    return Signs.isPicture(last) || Signs.isFlagTag(last);
  }

  private static boolean beginsWithPicture(String text, int start) {
    return start < text.length() && Signs.isPicture(text.codePointAt(start));
  }

  private static int last(CharSequence text) {
    return text.isEmpty() ? -1 : Character.codePointBefore(text, text.length());
  }
}
