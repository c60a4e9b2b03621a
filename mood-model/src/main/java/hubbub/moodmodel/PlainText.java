package hubbub.moodmodel;

import java.text.Normalizer;

/// Makes one spelling of what looks the same: NFKC (full-width and mathematical letters), no
/// invisible characters, one kind of space, straight quotes.
final class PlainText {
  private PlainText() {}

  /// Writes the text to [Reading#plain], at most [MoodModel#TEXT_LENGTH_MAX] characters of it.
  static void write(String text, Reading reading) {
    var length = Math.min(text.length(), MoodModel.TEXT_LENGTH_MAX);
    reading.begin(length);
    var plain = reading.plain;
    for (var i = 0; i < length; i++) {
      var c = text.charAt(i);
      if (c >= 0x80) {
        writeSlowly(text.substring(0, length), reading);
        return;
      }
      plain[i] = c <= ' ' || c == 0x7f ? ' ' : c;
    }
    reading.plainLength = length;
  }

  private static void writeSlowly(String text, Reading reading) {
    var composed =
        Normalizer.isNormalized(text, Normalizer.Form.NFKC)
            ? text
            : Normalizer.normalize(text, Normalizer.Form.NFKC);
    var plain = reading.plain;
    var n = 0;
    for (var i = 0; i < composed.length() && n + 2 <= plain.length; ) {
      var c = composed.codePointAt(i);
      i += Character.charCount(c);
      if (c < 0x80) {
        plain[n++] = c <= ' ' || c == 0x7f ? ' ' : (char) c;
      } else if (isSpace(c)) {
        plain[n++] = ' ';
      } else if (!isInvisible(c)) {
        n += Character.toChars(straight(c), plain, n);
        reading.foreign |= isForeign(c);
      }
    }
    reading.plainLength = n;
  }

  private static boolean isSpace(int c) {
    // U+2800 is braille's blank, which pictures of dots are padded with.
    return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == 0x2800 || c == 0x85;
  }

  /// What takes no room of its own on the screen: format characters, variation selectors, tags
  /// (U+E0000 lets a repeated message pass), fillers, skin tones, marks that pile up on letters.
  private static boolean isInvisible(int c) {
    return c < 0x20
        || (c >= 0x80 && c < 0xa0)
        || c == 0xad
        || (c >= 0x300 && c <= 0x36f)
        || c == 0x61c
        || c == 0x115f
        || c == 0x1160
        || c == 0x17b4
        || c == 0x17b5
        || (c >= 0x180b && c <= 0x180f)
        || (c >= 0x1ab0 && c <= 0x1aff)
        || (c >= 0x1dc0 && c <= 0x1dff)
        || (c >= 0x200b && c <= 0x200f)
        || (c >= 0x202a && c <= 0x202e)
        || (c >= 0x2060 && c <= 0x206f)
        || (c >= 0x20d0 && c <= 0x20ff)
        || c == 0x3164
        || (c >= 0xe000 && c <= 0xf8ff)
        || (c >= 0xfe00 && c <= 0xfe0f)
        || (c >= 0xfe20 && c <= 0xfe2f)
        || c == 0xfeff
        || c == 0xffa0
        || (c >= 0xfff0 && c <= 0xfffd)
        || (c >= 0xd800 && c <= 0xdfff)
        || (c >= 0x1f3fb && c <= 0x1f3ff)
        || (c >= 0x1d173 && c <= 0x1d17a)
        || c >= 0xe0000;
  }

  private static int straight(int c) {
    return switch (c) {
      case 0x2018, 0x2019, 0x201b, 0x2032, 0x00b4 -> '\'';
      case 0x201c, 0x201d, 0x201e, 0x2033 -> '"';
      case 0x2010, 0x2011, 0x2012, 0x2013, 0x2014, 0x2212 -> '-';
      case 0x3002 -> '.';
      case 0x3001 -> ',';
      default -> c;
    };
  }

  private static boolean isForeign(int c) {
    return c >= 0x370 && c < 0x530 && Character.isLetter(c) && Confusables.latin((char) c) == 0;
  }
}
