package hubbub.moodmodel;

import java.text.Normalizer;

/// How words are compared: in lower case, Latin letters without their accents.
final class Folding {
  private static final char ACCENTED_FIRST = 0xc0;
  private static final char ACCENTED_LAST = 0x24f;

  private Folding() {}

  static char fold(char c) {
    if (c < 0x80) {
      return c >= 'A' && c <= 'Z' ? (char) (c + 32) : c;
    }
    if (c >= ACCENTED_FIRST && c <= ACCENTED_LAST) {
      return Accents.BASE[c - ACCENTED_FIRST];
    }
    return Character.toLowerCase(c);
  }

  static String fold(String word) {
    var folded = word.toCharArray();
    for (var i = 0; i < folded.length; i++) {
      folded[i] = fold(folded[i]);
    }
    return new String(folded);
  }

  /// Loaded with the first accent: the JDK's tables for it take some milliseconds.
  private static final class Accents {
    private static final char[] BASE = bases();

    private static char[] bases() {
      var bases = new char[ACCENTED_LAST - ACCENTED_FIRST + 1];
      for (var c = ACCENTED_FIRST; c <= ACCENTED_LAST; c++) {
        var apart = Normalizer.normalize(String.valueOf(c), Normalizer.Form.NFD);
        bases[c - ACCENTED_FIRST] = Character.toLowerCase(apart.charAt(0));
      }
      bases['ß' - ACCENTED_FIRST] = 's';
      bases['ø' - ACCENTED_FIRST] = 'o';
      bases['Ø' - ACCENTED_FIRST] = 'o';
      bases['ł' - ACCENTED_FIRST] = 'l';
      bases['Ł' - ACCENTED_FIRST] = 'l';
      return bases;
    }
  }
}
