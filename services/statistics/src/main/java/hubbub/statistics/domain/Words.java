package hubbub.statistics.domain;

import hubbub.contracts.connectors.Emote;
import java.util.List;

/// Finds the words of messages.
///
/// A word is a run of letters (an apostrophe may stand between two), 3 to 40 characters long, in
/// lower case, that is not among [StopWords]. What is between two spaces counts for nothing when it
/// is an address (`https://…`, `www.…`), a mention (`@somebody`), or a command (`!uptime`, at the
/// message's beginning). The places of emotes are left out; those are counted by themselves.
///
/// For one thread: it has a buffer of its own.
public final class Words {
  static final int LENGTH_MIN = 3;
  static final int LENGTH_MAX = 40;

  private static final WordCounts STOP = StopWords.table();

  private char[] buffer = new char[512];

  /// Adds the words of `text` to `counts`.
  public void count(String text, List<Emote> emotes, WordCounts counts) {
    var length = text.length();
    if (length > buffer.length) {
      buffer = new char[length];
    }
    text.getChars(0, length, buffer, 0);
    for (var emote : emotes) {
      blank(text, emote);
    }
    var from = 0;
    while (from < length) {
      while (from < length && isSpace(buffer[from])) {
        from++;
      }
      var to = from;
      while (to < length && !isSpace(buffer[to])) {
        to++;
      }
      if (to - from >= LENGTH_MIN && !isLeftOut(from, to)) {
        countToken(from, to, counts);
      }
      from = to;
    }
  }

  /// An emote's place says nothing; one that lies outside of the text is ignored.
  private void blank(String text, Emote emote) {
    var points = text.codePointCount(0, text.length());
    if (emote.from() < 0 || emote.to() < emote.from() || emote.to() >= points) {
      return;
    }
    var from = text.offsetByCodePoints(0, emote.from());
    var to = text.offsetByCodePoints(from, emote.to() - emote.from() + 1);
    for (var i = from; i < to; i++) {
      buffer[i] = ' ';
    }
  }

  private boolean isLeftOut(int from, int to) {
    var first = buffer[from];
    return first == '@' || (first == '!' && from == 0) || isAddress(from, to);
  }

  private boolean isAddress(int from, int to) {
    if (to - from > 4
        && (buffer[from] | 32) == 'w'
        && (buffer[from + 1] | 32) == 'w'
        && (buffer[from + 2] | 32) == 'w'
        && buffer[from + 3] == '.') {
      return true;
    }
    for (var i = from; i < to - 2; i++) {
      if (buffer[i] == ':' && buffer[i + 1] == '/' && buffer[i + 2] == '/') {
        return true;
      }
    }
    return false;
  }

  private void countToken(int from, int to, WordCounts counts) {
    var at = from;
    while (at < to) {
      while (at < to && !isLetter(buffer[at])) {
        at++;
      }
      var begin = at;
      while (at < to && (isLetter(buffer[at]) || isInnerApostrophe(at, to))) {
        buffer[at] = lower(buffer[at]);
        at++;
      }
      var length = at - begin;
      if (length >= LENGTH_MIN && length <= LENGTH_MAX && !STOP.has(buffer, begin, length)) {
        counts.add(buffer, begin, length);
      }
    }
  }

  private boolean isInnerApostrophe(int at, int to) {
    return (buffer[at] == '\'' || buffer[at] == '\u2019')
        && at + 1 < to
        && isLetter(buffer[at + 1]);
  }

  private static char lower(char c) {
    if (c < 128) {
      return c >= 'A' && c <= 'Z' ? (char) (c + 32) : c;
    }
    return c == '\u2019' ? '\'' : Character.toLowerCase(c);
  }

  /// Letters and the marks that are written onto them; halves of a pair are none.
  private static boolean isLetter(char c) {
    if (c < 128) {
      return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }
    return switch (Character.getType(c)) {
      case Character.UPPERCASE_LETTER,
          Character.LOWERCASE_LETTER,
          Character.TITLECASE_LETTER,
          Character.MODIFIER_LETTER,
          Character.OTHER_LETTER,
          Character.NON_SPACING_MARK,
          Character.COMBINING_SPACING_MARK ->
          true;
      default -> false;
    };
  }

  private static boolean isSpace(char c) {
    return c <= ' ' || (c >= 128 && (Character.isWhitespace(c) || Character.isSpaceChar(c)));
  }
}
