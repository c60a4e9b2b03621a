package hubbub.chat.domain;

import java.text.BreakIterator;
import java.util.Locale;

/// What people write, made fit to be said: one line, no control characters, no halves of
/// characters, bounded.
public final class Texts {
  /// A grapheme may be long, a family of four with their own skins for instance, but not endless.
  private static final int CHARS_PER_GRAPHEME = 4;

  private Texts() {}

  /// Without what cannot be seen: line breaks and other control characters become spaces, what
  /// turns the direction of writing around goes, and nothing stands before or after.
  public static String clean(String text) {
    var clean = new StringBuilder(text.length());
    text.codePoints().forEach(c -> append(clean, c));
    return clean.toString().strip();
  }

  private static void append(StringBuilder clean, int c) {
    switch (Character.getType(c)) {
      case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR ->
          clean.append(' ');
      case Character.SURROGATE -> clean.append('\uFFFD');
      default -> {
        if (!turnsAround(c)) {
          clean.appendCodePoint(c);
        }
      }
    }
  }

  /// Overrides and isolates would write over what stands around the line; U+E0000 is what programs
  /// append to say the same thing twice.
  private static boolean turnsAround(int c) {
    return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069) || c == 0xE0000;
  }

  /// Whether there is anything to see in it.
  public static boolean isBlank(String text) {
    return text.codePoints()
        .allMatch(c ->
            Character.isWhitespace(c)
                || Character.getType(c) == Character.FORMAT
                || Character.getType(c) == Character.SPACE_SEPARATOR);
  }

  /// Whether it has more than so many graphemes, which are what a reader would call characters.
  public static boolean isLonger(String text, int graphemes) {
    if (text.length() <= graphemes) {
      return false;
    }
    if (text.length() > graphemes * CHARS_PER_GRAPHEME) {
      return true;
    }
    var found = BreakIterator.getCharacterInstance(Locale.ROOT);
    found.setText(text);
    return found.next(graphemes + 1) != BreakIterator.DONE;
  }

  /// The same for whoever repeats it in other letters, with more spaces, or with signs that nobody
  /// sees.
  static String gist(String text) {
    var gist = new StringBuilder(text.length());
    var blank = true;
    for (var i = 0; i < text.length(); i++) {
      var c = text.charAt(i);
      if (Character.getType(c) == Character.FORMAT) {
        continue;
      }
      if (c != ' ' || !blank) {
        gist.append(Character.toLowerCase(c));
      }
      blank = c == ' ';
    }
    return gist.toString();
  }
}
