package hubbub.platform.text;

import java.text.BreakIterator;
import java.util.Locale;
import java.util.Optional;

/// What a name may be: 1 to 200 graphemes, which are what a reader would call characters; something
/// to see among them; no control characters and no line breaks. It is kept as it was given.
public final class NameRule {
  /// Graphemes.
  public static final int GRAPHEMES_MAX = 200;

  /// A grapheme may be long, a family of four with their own skins for instance, but not endless.
  private static final int CHARS_MAX = 20 * GRAPHEMES_MAX;

  private NameRule() {}

  /// What is wrong with a name, in words that follow the field's name; empty if nothing is.
  public static Optional<String> trouble(String name) {
    if (name.codePoints().noneMatch(NameRule::isSeen)) {
      return Optional.of("must not be blank");
    }
    if (name.codePoints().anyMatch(NameRule::isForbidden)) {
      return Optional.of("must have no control characters and no broken ones");
    }
    if (isLong(name)) {
      return Optional.of("must be no longer than " + GRAPHEMES_MAX + " characters");
    }
    return Optional.empty();
  }

  private static boolean isSeen(int c) {
    return !isEmptySpace(c) && isMark(c);
  }

  /// Letters, symbols and marks to Unicode that leave nothing on a page: fillers of Korean
  /// syllables, Braille's empty cell, and what only chooses how its neighbour looks.
  private static boolean isEmptySpace(int c) {
    return switch (c) {
      case 0x034F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x2800, 0x3164, 0xFFA0 -> true;
      default -> (c >= 0xFE00 && c <= 0xFE0F) || (c >= 0xE0100 && c <= 0xE01EF);
    };
  }

  private static boolean isMark(int c) {
    return switch (Character.getType(c)) {
      case Character.SPACE_SEPARATOR,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.CONTROL,
          Character.FORMAT ->
          false;
      default -> true;
    };
  }

  private static boolean isForbidden(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE ->
          true;
      default -> false;
    };
  }

  private static boolean isLong(String name) {
    if (name.length() <= GRAPHEMES_MAX) {
      return false;
    }
    if (name.length() > CHARS_MAX) {
      return true;
    }
    var graphemes = BreakIterator.getCharacterInstance(Locale.ROOT);
    graphemes.setText(name);
    return graphemes.next(GRAPHEMES_MAX + 1) != BreakIterator.DONE;
  }
}
