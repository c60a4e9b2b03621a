package hubbub.favourites.events;

/// What others wrote, made fit to be shown: one line, bounded, nothing that turns writing around.
final class Texts {
  /// Characters of a sentence and of a detail.
  static final int LENGTH_MAX = 500;

  private static final String CUT = "…";

  private Texts() {}

  /// Clean, and at most so many characters; `…` stands for what was cut.
  static String clean(String text, int lengthMax) {
    var clean = new StringBuilder(Math.min(text.length(), lengthMax + 2));
    var at = 0;
    while (at < text.length() && clean.length() <= lengthMax + 1) {
      var c = text.codePointAt(at);
      append(clean, c);
      at += Character.charCount(c);
    }
    var whole = clean.toString().stripTrailing();
    return whole.length() <= lengthMax ? whole : cut(whole, lengthMax);
  }

  private static String cut(String text, int lengthMax) {
    var end = lengthMax - CUT.length();
    if (Character.isHighSurrogate(text.charAt(end - 1))) {
      end--;
    }
    return text.substring(0, end).stripTrailing() + CUT;
  }

  private static void append(StringBuilder clean, int c) {
    switch (Character.getType(c)) {
      case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR ->
          space(clean);
      case Character.SPACE_SEPARATOR -> space(clean);
      case Character.SURROGATE -> clean.append('\uFFFD');
      default -> {
        if (!isUnseen(c)) {
          clean.appendCodePoint(c);
        }
      }
    }
  }

  /// Spaces at the beginning and one after another say nothing.
  private static void space(StringBuilder clean) {
    if (!clean.isEmpty() && clean.charAt(clean.length() - 1) != ' ') {
      clean.append(' ');
    }
  }

  /// Overrides and isolates would write over what stands around the text; tags are not to be seen.
  private static boolean isUnseen(int c) {
    return (c >= 0x202A && c <= 0x202E)
        || (c >= 0x2066 && c <= 0x2069)
        || c == 0xFEFF
        || c == 0xE0000;
  }
}
