package hubbub.accounts.domain;

import java.text.BreakIterator;
import java.util.Locale;
import java.util.Optional;

/// What a channel is about: one line of at most 140 graphemes, which are what a reader would call
/// characters. It may be empty.
public final class Title {
  public static final int GRAPHEMES_MAX = 140;

  /// A grapheme may be long, but not endless.
  private static final int CHARS_MAX = 20 * GRAPHEMES_MAX;

  private Title() {}

  /// What is wrong with a title, in words that follow the field's name; empty if nothing is.
  public static Optional<String> trouble(String title) {
    if (title.codePoints().anyMatch(Title::isForbidden)) {
      return Optional.of("must be one line without control characters");
    }
    var graphemes = BreakIterator.getCharacterInstance(Locale.ROOT);
    graphemes.setText(title.length() > CHARS_MAX ? "" : title);
    return title.length() > CHARS_MAX || graphemes.next(GRAPHEMES_MAX + 1) != BreakIterator.DONE
        ? Optional.of("must be no longer than " + GRAPHEMES_MAX + " characters")
        : Optional.empty();
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
}
