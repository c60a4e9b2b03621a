package hubbub.app.terminal;

/// Makes what strangers wrote safe to show: a terminal obeys some characters.
final class Plain {
  private Plain() {}

  /// The text in one line, without control characters and what turns the direction of writing.
  static String text(String text) {
    var plain = new StringBuilder(text.length());
    text.codePoints()
        .filter(c -> !isHidden(c))
        .forEach(c -> plain.appendCodePoint(isBreak(c) ? ' ' : c));
    return plain.toString().strip();
  }

  private static boolean isBreak(int c) {
    return c == '\n' || c == '\r' || c == '\t' || c == 0x2028 || c == 0x2029;
  }

  private static boolean isHidden(int c) {
    return (Character.isISOControl(c) && !isBreak(c))
        || (c >= 0x202A && c <= 0x202E)
        || (c >= 0x2066 && c <= 0x2069)
        || c == 0x200E
        || c == 0x200F
        || c == 0x061C
        || (c >= 0xE0000 && c <= 0xE007F);
  }
}
