package hubbub.connectors.domain;

/// What others write, made fit to be kept: no control characters, no half characters, bounded.
public final class Texts {
  /// Characters of a message's text that are kept.
  public static final int TEXT_LENGTH_MAX = 5_000;

  private static final int REASON_LENGTH_MAX = 300;

  /// What a hash of texts begins with.
  public static final long HASH_BEGIN = 0xcbf29ce484222325L;

  private Texts() {}

  /// FNV-1a over the characters, in 64 bits.
  ///
  /// @param before [#HASH_BEGIN], or the hash of what stands before
  public static long hash(long before, String text) {
    var hash = before;
    for (var i = 0; i < text.length(); i++) {
      hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
    }
    return hash;
  }

  /// A message's text: clean, bounded, without what clients append to dodge the check for doubles.
  public static String said(String text) {
    return trimmed(first(clean(text), TEXT_LENGTH_MAX));
  }

  /// Why something happened, in which a platform may have had its say: clean and bounded.
  static String reason(String text) {
    return first(clean(text), REASON_LENGTH_MAX);
  }

  /// Control characters become spaces and halves of characters U+FFFD, so that positions stay as
  /// they are.
  public static String clean(String text) {
    for (var i = 0; i < text.length(); i++) {
      if (isOdd(text.charAt(i))) {
        return cleaned(text, i);
      }
    }
    return text;
  }

  /// The first characters, without half of one at the end.
  public static String first(String text, int lengthMax) {
    if (text.length() <= lengthMax) {
      return text;
    }
    var end = Character.isHighSurrogate(text.charAt(lengthMax - 1)) ? lengthMax - 1 : lengthMax;
    return text.substring(0, end);
  }

  private static String cleaned(String text, int from) {
    var chars = text.toCharArray();
    for (var i = from; i < chars.length; i++) {
      var c = chars[i];
      if (isControl(c)) {
        chars[i] = ' ';
      } else if (Character.isHighSurrogate(c)
          && i + 1 < chars.length
          && Character.isLowSurrogate(chars[i + 1])) {
        i++;
      } else if (Character.isSurrogate(c)) {
        chars[i] = '\uFFFD';
      }
    }
    return new String(chars);
  }

  /// Clients append spaces and U+E0000, which nobody sees.
  private static String trimmed(String text) {
    var end = text.length();
    while (end > 0) {
      var last = text.codePointBefore(end);
      if (last != 0xE0000 && last != ' ') {
        break;
      }
      end -= Character.charCount(last);
    }
    return end == text.length() ? text : text.substring(0, end);
  }

  private static boolean isOdd(char c) {
    return isControl(c) || Character.isSurrogate(c);
  }

  private static boolean isControl(char c) {
    return c < ' ' || (c >= 0x7f && c < 0xa0);
  }
}
