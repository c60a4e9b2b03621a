package hubbub.moodmodel;

/// Tells mentions and links: the words in them are names, and say nothing.
final class Addresses {
  private Addresses() {}

  static boolean isMention(char[] plain, int from, int to) {
    return plain[from] == '@'
        && from + 1 < to
        && (Tokens.isLetter(plain[from + 1])
            || plain[from + 1] == '_'
            || Tokens.isDigit(plain[from + 1]));
  }

  static boolean isLink(char[] plain, int from, int to) {
    if (to - from < 7) {
      return false;
    }
    if (startsWith(plain, from, to, "www.") || startsWith(plain, from, to, "http")) {
      return true;
    }
    for (var i = from + 1; i + 3 < to; i++) {
      if (plain[i] == ':' && plain[i + 1] == '/' && plain[i + 2] == '/') {
        return true;
      }
      if (plain[i] == '/' && i > from + 3 && hasDot(plain, from + 1, i)) {
        return true;
      }
    }
    return false;
  }

  private static boolean hasDot(char[] plain, int from, int to) {
    for (var i = from; i + 2 < to; i++) {
      if (plain[i] == '.' && Tokens.isLetter(plain[i + 1]) && Tokens.isLetter(plain[i + 2])) {
        return true;
      }
    }
    return false;
  }

  private static boolean startsWith(char[] plain, int from, int to, String prefix) {
    if (to - from < prefix.length()) {
      return false;
    }
    for (var i = 0; i < prefix.length(); i++) {
      if (Folding.fold(plain[from + i]) != prefix.charAt(i)) {
        return false;
      }
    }
    return true;
  }
}
