package hubbub.moodmodel;

/// Cuts a plain text into tokens and looks each up. Mentions, links and commands are tokens that
/// say nothing.
final class Tokens {
  private static final int PHRASE_WORDS_MAX = 4;
  private static final int SPELLED_MIN = 3;

  private final Vocabulary vocabulary;
  private final Spellings spellings;

  Tokens(Vocabulary vocabulary) {
    this.vocabulary = vocabulary;
    this.spellings = new Spellings(vocabulary);
  }

  void cut(Reading reading) {
    var plain = reading.plain;
    var length = reading.plainLength;
    var i = 0;
    while (i < length) {
      if (plain[i] == ' ') {
        i++;
        continue;
      }
      var from = i;
      var ascii = true;
      while (i < length && plain[i] != ' ') {
        ascii &= plain[i] < 0x80;
        i++;
      }
      if (reading.tokens == 0 && plain[from] == '!' && from + 1 < i && isLetter(plain[from + 1])) {
        reading.token(from, length, reading.foldedLength, 0, 0, -1);
        return;
      }
      if (ascii) {
        word(reading, from, i);
      } else {
        mixed(reading, from, i);
      }
    }
    joinPhrases(reading);
    joinSpelled(reading);
  }

  /// A chunk with emoji, or of a script without spaces, is several tokens.
  private void mixed(Reading reading, int from, int to) {
    var plain = reading.plain;
    if (picture(reading, from, to)) {
      return;
    }
    var start = from;
    var i = from;
    while (i < to) {
      var c = Character.codePointAt(plain, i, to);
      var next = i + Character.charCount(c);
      if (isSymbol(c)) {
        wordIfAny(reading, start, i);
        if (!picture(reading, i, next)) {
          reading.token(i, next, reading.foldedLength, 0, 0, -1);
        }
        start = next;
      } else if (isWithoutSpaces(c)) {
        wordIfAny(reading, start, i);
        while (next < to && isWithoutSpaces(plain[next])) {
          next++;
        }
        run(reading, i, next);
        start = next;
      }
      i = next;
    }
    wordIfAny(reading, start, to);
  }

  private void wordIfAny(Reading reading, int from, int to) {
    if (from < to) {
      word(reading, from, to);
    }
  }

  /// Looks for known words anywhere in a run of letters without spaces.
  private void run(Reading reading, int from, int to) {
    var weeping = spellings.koreanLaugh(reading.plain, from, to);
    if (weeping != 0) {
      reading.token(from, to, reading.foldedLength, weeping, Traits.RATED | Traits.PICTURE, -1);
      return;
    }
    var found = false;
    for (var i = from; i < to; ) {
      var end = Math.min(to, i + Vocabulary.RUN_LENGTH_MAX);
      var entry = -1;
      while (end > i && (entry = vocabulary.runs.find(reading.plain, i, end)) < 0) {
        end--;
      }
      if (entry >= 0) {
        var valence = vocabulary.runs.valence(entry);
        reading.token(i, end, reading.foldedLength, valence, Traits.RATED | Traits.PICTURE, -1);
        found = true;
        i = end;
      } else {
        i++;
      }
    }
    if (!found) {
      reading.token(from, to, reading.foldedLength, 0, 0, -1);
    }
  }

  private void word(Reading reading, int from, int to) {
    var plain = reading.plain;
    if (Addresses.isMention(plain, from, to) || Addresses.isLink(plain, from, to)) {
      reading.token(from, to, reading.foldedLength, 0, 0, -1);
      return;
    }
    if (picture(reading, from, to)) {
      return;
    }
    var start = from;
    var end = to;
    while (start < end && isPunctuation(plain[start])) {
      start++;
    }
    while (end > start && isPunctuation(plain[end - 1])) {
      end--;
    }
    var trimmed = start > from || end < to;
    if (trimmed && (emoticon(reading, from, to) || picture(reading, start, end))) {
      return;
    }
    if (start == end) {
      reading.token(from, to, reading.foldedLength, 0, 0, -1);
      return;
    }
    var entry = spellings.find(reading, start, end);
    var capitals = isCapitals(plain, start, end) ? Traits.CAPITALS : 0;
    if (entry.known()) {
      reading.token(
          start, end, entry.from(), entry.valence(), entry.traits() | capitals, entry.id());
    } else {
      reading.token(start, end, entry.from(), 0, capitals | entry.traits(), -1);
    }
    if (to - end >= 2) {
      emoticon(reading, end, to);
    }
  }

  private boolean picture(Reading reading, int from, int to) {
    var exact = vocabulary.exact;
    var entry = exact.find(reading.plain, from, to);
    if (entry < 0) {
      return false;
    }
    var start = reading.foldedLength;
    reading.token(from, to, start, exact.valence(entry), exact.traits(entry), entry);
    return true;
  }

  private boolean emoticon(Reading reading, int from, int to) {
    var written = reading.foldedLength;
    for (var i = from; i < to; i++) {
      reading.fold(Folding.fold(reading.plain[i]));
    }
    var entry = vocabulary.words.find(reading.folded, written, reading.foldedLength);
    if (entry < 0) {
      reading.foldedLength = written;
      return false;
    }
    reading.token(
        from, to, written, vocabulary.words.valence(entry), vocabulary.words.traits(entry), -1);
    return true;
  }

  /// Reads `lets go` as one; the longest phrase wins.
  private void joinPhrases(Reading reading) {
    for (var i = 0; i < reading.tokens; i++) {
      if ((reading.traits[i] & Traits.BEGINS_PHRASE) == 0) {
        continue;
      }
      var last = Math.min(reading.tokens, i + PHRASE_WORDS_MAX) - 1;
      for (var j = last; j > i; j--) {
        var entry =
            vocabulary.words.find(reading.folded, reading.foldedFrom[i], reading.foldedTo[j]);
        if (entry >= 0) {
          var capitals = reading.traits[i] & Traits.CAPITALS;
          var words = vocabulary.words;
          reading.join(i, j, words.valence(entry), words.traits(entry) | capitals);
          break;
        }
      }
    }
  }

  /// Reads `t r a s h` as one word, if it is a rated one.
  private void joinSpelled(Reading reading) {
    for (var i = 0; i + SPELLED_MIN <= reading.tokens; i++) {
      var last = i;
      var start = reading.foldedLength;
      while (last < reading.tokens && isOneLetter(reading, last)) {
        reading.fold(reading.folded[reading.foldedFrom[last]]);
        last++;
      }
      if (last - i >= SPELLED_MIN) {
        var entry = vocabulary.words.find(reading.folded, start, reading.foldedLength);
        if (entry >= 0 && (vocabulary.words.traits(entry) & Traits.RATED) != 0) {
          reading.join(
              i, last - 1, vocabulary.words.valence(entry), vocabulary.words.traits(entry));
          reading.foldedFrom[i] = start;
          reading.foldedTo[i] = reading.foldedLength;
          reading.fold(' ');
          last = i + 1;
          start = reading.foldedLength;
        }
      }
      reading.foldedLength = start;
      i = Math.max(i, last - 1);
    }
  }

  private static boolean isOneLetter(Reading reading, int token) {
    return reading.foldedTo[token] - reading.foldedFrom[token] == 1
        && isLetter(reading.folded[reading.foldedFrom[token]]);
  }

  private static boolean isCapitals(char[] plain, int from, int to) {
    var upper = false;
    for (var i = from; i < to; i++) {
      if (Character.isLowerCase(plain[i])) {
        return false;
      }
      upper |= Character.isUpperCase(plain[i]);
    }
    return upper;
  }

  private static boolean isPunctuation(char c) {
    return c < 0x80
        ? c > ' ' && !isLetter(c) && !isDigit(c)
        : c == 0xa1
            || c == 0xbf
            || c == 0xab
            || c == 0xbb
            || c == 0xb0
            || (c >= 0x2010 && c <= 0x205e)
            || (c >= 0x3001 && c <= 0x301f);
  }

  static boolean isLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }

  static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  /// Emoji and other signs that stand for themselves.
  private static boolean isSymbol(int c) {
    return (c >= 0x2190 && c <= 0x2bff) || (c >= 0x1f000 && c <= 0x1faff);
  }

  /// Chinese, Japanese, Korean.
  private static boolean isWithoutSpaces(int c) {
    return (c >= 0x1100 && c <= 0x11ff)
        || (c >= 0x3040 && c <= 0x30ff)
        || (c >= 0x3400 && c <= 0x9fff)
        || (c >= 0xac00 && c <= 0xd7a3);
  }
}
