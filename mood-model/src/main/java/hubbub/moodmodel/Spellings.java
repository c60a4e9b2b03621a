package hubbub.moodmodel;

/// Finds the word that was meant: as it stands, without stretched letters, as a laugh, with
/// look-alike letters or digits put back, as a channel's own emote.
final class Spellings {
  private static final double LAUGH = 2.0;
  private static final double WEEPING = -2.0;
  private static final int EMOTE_LENGTH_MIN = 5;
  private static final int LEET_LENGTH_MIN = 4;

  private final WordTable words;
  private final WordTable parts;

  Spellings(Vocabulary vocabulary) {
    words = vocabulary.words;
    parts = vocabulary.parts;
  }

  /// What was found.
  ///
  /// @param from where its folded form begins in [Reading#folded]
  record Found(boolean known, int from, double valence, int traits, int id) {}

  /// Looks up the characters `start` to `end` of the plain text, and writes the word that was meant
  /// to the folded text.
  Found find(Reading reading, int start, int end) {
    var from = reading.foldedLength;
    var ascii = true;
    for (var i = start; i < end; i++) {
      ascii &= reading.plain[i] < 0x80;
      reading.fold(Folding.fold(reading.plain[i]));
    }
    var entry = words.find(reading.folded, from, reading.foldedLength);
    if (entry < 0 && !ascii) {
      entry = unconfused(reading, from, start, end);
    }
    if (entry < 0) {
      entry = unstretched(reading, from);
    }
    if (entry >= 0) {
      return new Found(true, from, words.valence(entry), words.traits(entry), entry);
    }
    return guess(reading, from, start, end);
  }

  private Found guess(Reading reading, int from, int start, int end) {
    if (isLaugh(reading.folded, from, reading.foldedLength)) {
      // One spelling for all of them.
      reading.foldedLength = from;
      reading.fold('h');
      reading.fold('a');
      reading.fold('h');
      reading.fold('a');
      return new Found(true, from, LAUGH, Traits.RATED, -1);
    }
    var entry = withoutDigits(reading, from);
    if (entry >= 0) {
      return new Found(true, from, words.valence(entry), words.traits(entry), entry);
    }
    var part = emotePart(reading.plain, reading, start, end);
    if (part >= 0) {
      return new Found(true, from, parts.valence(part), parts.traits(part), -1);
    }
    var negates = endsWithNt(reading.folded, from, reading.foldedLength) ? Traits.NEGATES : 0;
    return new Found(false, from, 0, negates, -1);
  }

  /// Puts Latin letters back where look-alikes stand: in words that mix scripts, or in a text
  /// without any letter that only the other script has. Otherwise real Russian would be ruined.
  private int unconfused(Reading reading, int from, int start, int end) {
    var latin = false;
    for (var i = start; i < end; i++) {
      latin |= Tokens.isLetter(reading.plain[i]);
    }
    if (!latin && reading.foreign) {
      return -1;
    }
    var length = reading.foldedLength;
    var changed = 0;
    for (var i = start; i < end; i++) {
      var like = Confusables.latin(reading.plain[i]);
      if (like != 0) {
        reading.fold(Folding.fold(like));
        changed++;
      } else {
        reading.fold(Folding.fold(reading.plain[i]));
      }
    }
    var entry = changed == 0 ? -1 : words.find(reading.folded, length, reading.foldedLength);
    if (entry >= 0 || (latin && changed > 0)) {
      System.arraycopy(reading.folded, length, reading.folded, from, reading.foldedLength - length);
      reading.foldedLength = from + reading.foldedLength - length;
    } else {
      reading.foldedLength = length;
    }
    return entry;
  }

  /// `goooood` is good, `gooo` is goo or go: runs of three and more are read as two, then the last
  /// as one, then all as one.
  private int unstretched(Reading reading, int from) {
    if (!isStretched(reading.folded, from, reading.foldedLength)) {
      return -1;
    }
    var to = reading.foldedLength;
    for (var attempt = 0; attempt < 3; attempt++) {
      var end = squeeze(reading, from, to, attempt);
      var entry = words.find(reading.folded, to, end);
      if (entry >= 0) {
        System.arraycopy(reading.folded, to, reading.folded, from, end - to);
        reading.foldedLength = from + end - to;
        return entry;
      }
      reading.foldedLength = to;
    }
    return -1;
  }

  private static boolean isStretched(char[] folded, int from, int to) {
    for (var i = from + 1; i < to; i++) {
      if (folded[i] == folded[i - 1]
          && (i == to - 1 || (i > from + 1 && folded[i] == folded[i - 2]))) {
        return !Tokens.isDigit(folded[i]);
      }
    }
    return false;
  }

  private static int squeeze(Reading reading, int from, int to, int attempt) {
    for (var i = from; i < to; ) {
      var c = reading.folded[i];
      var end = i;
      while (end < to && reading.folded[end] == c) {
        end++;
      }
      var once = attempt == 2 || (attempt == 1 && end == to);
      var keep = once ? 1 : Math.min(end - i, 2);
      for (var k = 0; k < keep; k++) {
        reading.fold(c);
      }
      i = end;
    }
    return reading.foldedLength;
  }

  /// `haha`, `jajaja`, `hehehe`, `xaxa`, `kkkk`, `xddd`, `lololol`, `wwww`.
  private static boolean isLaugh(char[] folded, int from, int to) {
    var length = to - from;
    if (length < 4) {
      return length == 3 && folded[from] == 'x' && folded[from + 1] == 'd';
    }
    var breaths = 0;
    var vowels = 0;
    var others = 0;
    char breath = 0;
    char vowel = 0;
    for (var i = from; i < to; i++) {
      switch (folded[i]) {
        case 'h', 'j', 'x', 'k', 'w', 'х' -> {
          others += breath != 0 && breath != folded[i] ? 1 : 0;
          breath = folded[i];
          breaths++;
        }
        case 'a', 'e', 'i', 'o', 'u', 'а', 'е' -> {
          others += vowel != 0 && vowel != folded[i] ? 1 : 0;
          vowel = folded[i];
          vowels++;
        }
        default -> others++;
      }
    }
    if (vowels == 0) {
      return others == 0 && (breath == 'k' || breath == 'w') && breaths >= 4;
    }
    return others * 6 <= length && breaths >= 2 && vowels >= 2 && breath != 'k' && breath != 'w';
  }

  /// Korean writes laughing and weeping with single letters, here in their NFKC form; 0 for
  /// neither.
  double koreanLaugh(char[] plain, int from, int to) {
    if (to - from < 2) {
      return 0;
    }
    for (var i = from; i < to; i++) {
      if (plain[i] != plain[from]) {
        return 0;
      }
    }
    return switch (plain[from]) {
      case 0x110f, 0x1112 -> LAUGH;
      case 0x1172, 0x116e -> WEEPING;
      default -> 0;
    };
  }

  /// `tr4sh`, `sh1t`: only long words with letters and digits.
  private int withoutDigits(Reading reading, int from) {
    var to = reading.foldedLength;
    if (to - from < LEET_LENGTH_MIN) {
      return -1;
    }
    var letters = 0;
    var signs = 0;
    for (var i = from; i < to; i++) {
      var c = reading.folded[i];
      var letter = letterOf(c);
      letters += Tokens.isLetter(c) ? 1 : 0;
      signs += letter == 0 ? 0 : 1;
      reading.fold(letter == 0 ? c : letter);
    }
    var entry =
        signs > 0 && letters >= 2 ? words.find(reading.folded, to, reading.foldedLength) : -1;
    if (entry >= 0) {
      System.arraycopy(reading.folded, to, reading.folded, from, to - from);
    }
    reading.foldedLength = to;
    return entry;
  }

  private static char letterOf(char c) {
    return switch (c) {
      case '0' -> 'o';
      case '1', '!' -> 'i';
      case '3' -> 'e';
      case '4', '@' -> 'a';
      case '5', '$' -> 's';
      case '7' -> 't';
      default -> 0;
    };
  }

  /// The last hump of `kestrelHype`, if it is a part that channels use; at most two digits follow.
  private int emotePart(char[] plain, Reading reading, int start, int end) {
    if (end - start < EMOTE_LENGTH_MIN) {
      return -1;
    }
    var last = end;
    while (last > end - 2 && Tokens.isDigit(plain[last - 1])) {
      last--;
    }
    for (var i = last - 1; i > start + 1; i--) {
      if (plain[i] >= 'A' && plain[i] <= 'Z' && isLowerOrDigit(plain[i - 1])) {
        var from = reading.foldedLength;
        for (var k = i; k < last; k++) {
          reading.fold(Folding.fold(plain[k]));
        }
        var part = parts.find(reading.folded, from, reading.foldedLength);
        reading.foldedLength = from;
        return part;
      }
    }
    return -1;
  }

  private static boolean isLowerOrDigit(char c) {
    return (c >= 'a' && c <= 'z') || Tokens.isDigit(c);
  }

  private static boolean endsWithNt(char[] folded, int from, int to) {
    return to - from > 3
        && folded[to - 1] == 't'
        && folded[to - 2] == '\''
        && folded[to - 3] == 'n';
  }
}
