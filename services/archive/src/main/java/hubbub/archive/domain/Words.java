package hubbub.archive.domain;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Cuts texts into the words that are searched. The same cut serves the index, the question, and
/// the messages that the index doesn't hold yet.
///
/// Letters lose their case and accents, and compatibility forms (wide, bold, circled letters)
/// become plain ones. Each picture (emoji) and each ideograph is a word of its own. What looks like
/// an emoticon, `:)` or `<3`, is one, too: its signs are kept as characters of a private area,
/// because the index takes ASCII signs for gaps.
///
/// A change here makes every index wrong: raise [#VERSION], which builds them anew.
public final class Words {
  public static final int VERSION = 1;

  /// Longer words are cut.
  static final int LENGTH_MAX = 64;

  private static final int EMOTICON_LENGTH_MAX = 8;
  private static final int SIGNS = 0xE000;

  private Words() {}

  /// The words of a text, in order.
  public static List<String> of(String text) {
    var words = new ArrayList<String>();
    var length = text.length();
    var start = 0;
    while (start < length) {
      if (isSpace(text.charAt(start))) {
        start++;
        continue;
      }
      var end = start + 1;
      while (end < length && !isSpace(text.charAt(end))) {
        end++;
      }
      if (isEmoticon(text, start, end)) {
        words.add(emoticon(text, start, end));
      }
      cut(text.substring(start, end), words);
      start = end;
    }
    return words;
  }

  /// The words of one part of a question: an emoticon stands for itself alone.
  static List<String> asked(String part) {
    if (isEmoticon(part, 0, part.length())) {
      return List.of(emoticon(part, 0, part.length()));
    }
    var words = new ArrayList<String>();
    cut(part, words);
    return words;
  }

  private static boolean isSpace(char c) {
    return c == ' ' || Character.isWhitespace(c) || Character.isSpaceChar(c);
  }

  /// Two to eight ASCII characters, at most one of them a letter or digit, and one that faces are
  /// made of.
  private static boolean isEmoticon(String text, int start, int end) {
    if (end - start < 2 || end - start > EMOTICON_LENGTH_MAX) {
      return false;
    }
    var plain = 0;
    var face = false;
    for (var i = start; i < end; i++) {
      var c = text.charAt(i);
      if (c <= ' ' || c > '~') {
        return false;
      }
      if (isPlain(c)) {
        plain++;
      } else if (":;=<>^()".indexOf(c) >= 0) {
        face = true;
      }
    }
    return face && plain <= 1;
  }

  private static boolean isPlain(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
  }

  private static String emoticon(String text, int start, int end) {
    var word = new StringBuilder(end - start);
    for (var i = start; i < end; i++) {
      word.append((char) (SIGNS + text.charAt(i)));
    }
    return word.toString();
  }

  private static void cut(String part, List<String> words) {
    if (isAscii(part)) {
      cutAscii(part, words);
    } else {
      cutFolded(fold(part), words);
    }
  }

  private static boolean isAscii(String part) {
    for (var i = 0; i < part.length(); i++) {
      if (part.charAt(i) >= 0x80) {
        return false;
      }
    }
    return true;
  }

  private static void cutAscii(String part, List<String> words) {
    var start = -1;
    for (var i = 0; i <= part.length(); i++) {
      if (i < part.length() && isPlain(part.charAt(i))) {
        start = start < 0 ? i : start;
      } else if (start >= 0) {
        words.add(bounded(part.substring(start, i).toLowerCase(Locale.ROOT)));
        start = -1;
      }
    }
  }

  /// Case goes last: folding may bring capitals (the Kelvin sign).
  private static String fold(String part) {
    var open = Normalizer.normalize(part, Normalizer.Form.NFKD);
    var plain = new StringBuilder(open.length());
    open.codePoints()
        .filter(c -> Character.getType(c) != Character.NON_SPACING_MARK)
        .map(c -> Character.toLowerCase(Character.toUpperCase(c)))
        .forEach(plain::appendCodePoint);
    return Normalizer.normalize(plain, Normalizer.Form.NFC);
  }

  private static void cutFolded(String part, List<String> words) {
    var word = new StringBuilder();
    part.codePoints()
        .forEach(c -> {
          if (Character.isIdeographic(c) || isPicture(c)) {
            end(word, words);
            words.add(Character.toString(c));
          } else if (c == '_' || Character.isLetterOrDigit(c)) {
            word.appendCodePoint(c);
          } else if (!isJoining(c)) {
            end(word, words);
          }
        });
    end(word, words);
  }

  private static boolean isPicture(int c) {
    return c > 0x7F && Character.getType(c) == Character.OTHER_SYMBOL;
  }

  /// Marks and joiners inside a word (Indic vowels, zero-width joiners) don't end it.
  private static boolean isJoining(int c) {
    return switch (Character.getType(c)) {
      case Character.FORMAT, Character.COMBINING_SPACING_MARK, Character.ENCLOSING_MARK -> true;
      default -> false;
    };
  }

  private static void end(StringBuilder word, List<String> words) {
    if (!word.isEmpty()) {
      words.add(bounded(word.toString()));
      word.setLength(0);
    }
  }

  private static String bounded(String word) {
    return word.length() <= LENGTH_MAX
        ? word
        : word.substring(
            0,
            Character.isHighSurrogate(word.charAt(LENGTH_MAX - 1)) ? LENGTH_MAX - 1 : LENGTH_MAX);
  }
}
