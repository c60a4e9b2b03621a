package hubbub.connectors.words;

import java.lang.Character.UnicodeScript;

/// Kinds of characters, as far as words are concerned.
final class Signs {
  static final int JOINER = 0x200D;
  static final int KEYCAP = 0x20E3;

  private Signs() {}

  /// A letter, digit or mark, or the underscore.
  static boolean isWordPart(int c) {
    if (c < 0x80) {
      return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || c == '_';
    }
    return Character.isLetterOrDigit(c) || isMark(c);
  }

  /// A part of a word in a script whose words have blanks between them.
  static boolean isSpacedPart(int c) {
    return isWordPart(c) && !isUnspaced(c);
  }

  static boolean isMark(int c) {
    return switch (Character.getType(c)) {
      case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.COMBINING_SPACING_MARK ->
          true;
      default -> false;
    };
  }

  /// A letter of a script that has no blanks between words.
  static boolean isUnspaced(int c) {
    if (c < 0xE00) {
      return false;
    }
    return switch (UnicodeScript.of(c)) {
      case HAN,
          HIRAGANA,
          KATAKANA,
          BOPOMOFO,
          YI,
          THAI,
          LAO,
          KHMER,
          MYANMAR,
          TIBETAN,
          TAI_LE,
          NEW_TAI_LUE,
          TAI_THAM,
          TAI_VIET,
          BALINESE,
          JAVANESE ->
          isWordPart(c);
      // The long vowel's sign, the closing mark and the voiced marks belong to several scripts.
      default -> c == 0x30FC || c == 0x3006 || isVoicing(c);
    };
  }

  /// The marks that make か to が and は to ぱ.
  static boolean isVoicing(int c) {
    return c == 0x3099 || c == 0x309A;
  }

  /// What emoji are begun with and joined of.
  static boolean isPicture(int c) {
    return c >= 0xA9 && Character.isExtendedPictographic(c);
  }

  /// A letter of which two make a flag.
  static boolean isRegional(int c) {
    return c >= 0x1F1E6 && c <= 0x1F1FF;
  }

  static boolean isSkinTone(int c) {
    return c >= 0x1F3FB && c <= 0x1F3FF;
  }

  /// What follows a black flag to make that of a region.
  static boolean isFlagTag(int c) {
    return c >= 0xE0020 && c <= 0xE007F;
  }

  /// What an emoji can end with.
  static boolean isEmojiPart(int c) {
    return c == KEYCAP || isPicture(c) || isRegional(c) || isSkinTone(c) || isFlagTag(c);
  }

  /// What a keycap can be put over.
  static boolean isKey(int c) {
    return (c >= '0' && c <= '9') || c == '#' || c == '*';
  }
}
