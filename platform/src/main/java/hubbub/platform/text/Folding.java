package hubbub.platform.text;

import java.text.Normalizer;
import java.util.Locale;

/// How names are compared by people who don't care for capitals and accents: "MÁS ALLÁ" and "mas
/// alla" fold to the same. Characters without width, which nobody sees, are left out.
public final class Folding {
  private static final int SORTED_MAX = 100;

  private Folding() {}

  /// For the question whether one name contains another text.
  public static String fold(String text) {
    var plain = new StringBuilder(text.length());
    Normalizer.normalize(text, Normalizer.Form.NFKD)
        .codePoints()
        .filter(Folding::isSeen)
        .forEach(c -> plain.append(base(c)));
    // Capitals first: what has no capital of its own, such as ß, becomes two letters by it.
    var folded = new StringBuilder(plain.length());
    plain
        .toString()
        .toUpperCase(Locale.ROOT)
        .codePoints()
        .map(Character::toLowerCase)
        .forEach(folded::appendCodePoint);
    return Normalizer.normalize(folded, Normalizer.Form.NFC).strip();
  }

  /// For the order of names: the begin of what [#fold] made, short enough for an index.
  public static String sorted(String folded) {
    return folded.codePointCount(0, folded.length()) <= SORTED_MAX
        ? folded
        : folded.substring(0, folded.offsetByCodePoints(0, SORTED_MAX));
  }

  private static boolean isSeen(int c) {
    return switch (Character.getType(c)) {
      case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.FORMAT -> false;
      default -> true;
    };
  }

  /// Letters whose stroke or bond is no accent to Unicode, but to whoever types without it.
  private static String base(int c) {
    return switch (c) {
      case 'ø', 'Ø' -> "o";
      case 'ł', 'Ł' -> "l";
      case 'đ', 'Đ', 'ð', 'Ð' -> "d";
      case 'ħ', 'Ħ' -> "h";
      case 'ŧ', 'Ŧ' -> "t";
      case 'æ', 'Æ' -> "ae";
      case 'œ', 'Œ' -> "oe";
      case 'þ', 'Þ' -> "th";
      default -> Character.toString(c);
    };
  }
}
