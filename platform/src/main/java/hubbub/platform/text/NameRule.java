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
