package hubbub.moodmodel;

import java.util.Arrays;

/// What a text is told apart by, beside its rated words: which words, pairs of words and pieces of
/// words it has, each as a number below [#HASHED], and a few figures. Buffers of one thread.
///
/// A word is taken as it is read: folded, its look-alikes and stretched letters put back. What is
/// addressed to somebody or somewhere (mentions, links, commands) is left out, so that it changes
/// nothing.
public final class Features {
  /// Numbers are smaller than this.
  public static final int HASHED = 1 << 19;

  /// How many figures there are; the first is always 1.
  public static final int FIGURES = 16;

  static final int NO_TOKEN = -1;
  private static final int SARCASTIC = 15;

  /// Characters of a text's words whose pieces are taken.
  private static final int PIECES_LENGTH_MAX = 1_200;

  private static final int PIECE_MIN = 2;
  private static final int PIECE_MAX = 5;
  private static final int SEEN_MIN = 1 << 9;
  private static final int SEEN_MAX = 1 << 14;
  private static final int SEEN_PER_CHARACTER = 16;
  private static final int OF_WORDS = 0x811c9dc5;
  private static final int OF_PICTURES = 0x01234567;
  private static final int OF_PIECES = 0x9747b28c;

  private int[] numbers = new int[256];
  private int words;
  private int count;
  private final double[] figures = new double[FIGURES];
  private int[] seen = new int[SEEN_MIN];
  private int seenMask;
  private char[] letters = new char[128];
  private int length;
  private int speaking;
  private final Coverage coverage = new Coverage();

  /// Those of one text, for training.
  public static Features of(String text) {
    return MoodModel.shared().features(text);
  }

  /// How many numbers there are: first of words and pairs of them, then of pieces; each once.
  public int count() {
    return count;
  }

  /// How many of the numbers are of words and pairs.
  public int words() {
    return words;
  }

  public int number(int i) {
    return numbers[i];
  }

  /// Which words there are to know.
  public Coverage coverage() {
    return coverage;
  }

  /// Whether a picture of sarcasm stands beside more praise than blame.
  boolean sarcastic() {
    return figures[SARCASTIC] > 0;
  }

  /// Figure `i`: what rated words and pictures weigh together, marks, the length; from -1 to 1.
  public double figure(int i) {
    return figures[i];
  }

  /// Takes a text after [Rules] have weighed it.
  ///
  /// @param without the token that is passed over, or [#NO_TOKEN]
  void take(Reading reading, int without) {
    count = 0;
    speaking = 0;
    length = 0;
    forget(reading.plainLength);
    coverage.begin();
    letter(' ');
    var before = 0;
    for (var i = 0; i < reading.tokens; i++) {
      var hash = i == without ? 0 : word(reading, i);
      if (hash != 0) {
        var word = mixed(hash);
        speaking++;
        add(word);
        coverage.add(reading, i, hash);
        if ((reading.traits[i] & Traits.PHRASE) != 0) {
          wordsOfPhrase(reading, i);
        }
        if (before != 0 && before != word) {
          add(mixed(before * 31 + word * 17 + 7));
        }
        before = word;
      }
    }
    words = count;
    pieces();
    figures(reading, without);
  }

  /// Empties as much of the table as a text of that length can fill to a third.
  private void forget(int textLength) {
    var room = SEEN_MIN;
    while (room < textLength * SEEN_PER_CHARACTER && room < SEEN_MAX) {
      room *= 2;
    }
    if (seen.length < room) {
      seen = new int[room];
    }
    Arrays.fill(seen, 0, room, -1);
    seenMask = room - 1;
  }

  /// The hash of a token, whose letters go to the pieces; 0 if it says nothing.
  private int word(Reading reading, int i) {
    var picture = (reading.traits[i] & Traits.PICTURE) != 0;
    var hash = picture ? OF_PICTURES : OF_WORDS;
    var from = reading.foldedFrom[i];
    var to = reading.foldedTo[i];
    if (to > from) {
      for (var k = from; k < to; k++) {
        hash = with(hash, reading.folded[k]);
        if (!picture) {
          letter(reading.folded[k]);
        }
      }
    } else if (picture || speaks(reading, i)) {
      for (var k = reading.plainFrom[i]; k < reading.plainTo[i]; k++) {
        var c = picture ? reading.plain[k] : Character.toLowerCase(reading.plain[k]);
        hash = with(hash, c);
        if (!picture) {
          letter(c);
        }
      }
    } else {
      return 0;
    }
    letter(' ');
    return hash;
  }

  /// Each word of what is read as one, too: many a phrase stood in no text that was learned from.
  private void wordsOfPhrase(Reading reading, int i) {
    var hash = OF_WORDS;
    for (var k = reading.foldedFrom[i]; k <= reading.foldedTo[i]; k++) {
      if (k < reading.foldedTo[i] && reading.folded[k] != ' ') {
        hash = with(hash, reading.folded[k]);
      } else {
        add(mixed(hash));
        hash = OF_WORDS;
      }
    }
  }

  private static boolean speaks(Reading reading, int i) {
    var from = reading.plainFrom[i];
    var to = reading.plainTo[i];
    return reading.plain[from] != '!'
        && !Addresses.isMention(reading.plain, from, to)
        && !Addresses.isLink(reading.plain, from, to);
  }

  private void letter(char c) {
    if (length == letters.length && length < PIECES_LENGTH_MAX) {
      letters = Arrays.copyOf(letters, Math.min(length * 2, PIECES_LENGTH_MAX));
    }
    if (length < letters.length && (c != ' ' || length == 0 || letters[length - 1] != ' ')) {
      letters[length++] = c;
    }
  }

  /// Two to five letters in a row within a word, its edges counted as letters.
  private void pieces() {
    for (var from = 0; from < length; from++) {
      var hash = OF_PIECES;
      for (var size = 1; size <= PIECE_MAX && from + size <= length; size++) {
        var c = letters[from + size - 1];
        hash = with(hash, c);
        if (size >= PIECE_MIN) {
          add(mixed(hash + size));
          if (c == ' ') {
            break;
          }
        }
      }
    }
  }

  private void figures(Reading reading, int without) {
    var good = 0.0;
    var bad = 0.0;
    var goodPictures = 0.0;
    var badPictures = 0.0;
    var sarcasm = 0;
    for (var i = 0; i < reading.tokens; i++) {
      var weight = i == without ? 0 : reading.weight[i];
      var picture = (reading.traits[i] & Traits.PICTURE) != 0;
      sarcasm |= i == without ? 0 : reading.traits[i] & Traits.SARCASM;
      good += !picture && weight > 0 ? weight : 0;
      bad -= !picture && weight < 0 ? weight : 0;
      goodPictures += picture && weight > 0 ? weight : 0;
      badPictures -= picture && weight < 0 ? weight : 0;
    }
    var exclamations = 0;
    var questions = 0;
    var dots = 0;
    for (var i = 0; i < reading.plainLength; i++) {
      var c = reading.plain[i];
      exclamations += c == '!' ? 1 : 0;
      questions += c == '?' ? 1 : 0;
      dots += c == '.' ? 1 : 0;
    }
    figures[0] = 1;
    figures[1] = Math.tanh((good - bad) / 2);
    figures[2] = Math.tanh((goodPictures - badPictures) / 2);
    figures[3] = Math.tanh(good / 2);
    figures[4] = Math.tanh(bad / 2);
    figures[5] = Math.tanh(goodPictures / 2);
    figures[6] = Math.tanh(badPictures / 2);
    figures[7] = Math.tanh((good - bad + goodPictures - badPictures) / 4);
    figures[8] = exclamations > 0 ? 1 : 0;
    figures[9] = exclamations > 2 ? 1 : 0;
    figures[10] = questions > 0 ? 1 : 0;
    figures[11] = dots > 1 ? 1 : 0;
    figures[12] = speaking <= 1 ? 1 : 0;
    figures[13] = speaking > 12 ? 1 : 0;
    figures[14] = sarcasm != 0 ? 1 : 0;
    figures[SARCASTIC] = sarcasm != 0 && good > bad ? 1 : 0;
  }

  private void add(int number) {
    var at = (number * 0x9e3779b1) >>> 18 & seenMask;
    while (seen[at] >= 0) {
      if (seen[at] == number) {
        return;
      }
      at = (at + 1) & seenMask;
    }
    seen[at] = number;
    if (count == numbers.length) {
      numbers = Arrays.copyOf(numbers, count * 2);
    }
    numbers[count++] = number;
  }

  /// Fowler, Noll and Vo's hash, one character on.
  private static int with(int hash, char c) {
    return (hash ^ c) * 0x01000193;
  }

  private static int mixed(int hash) {
    var mixed = (hash ^ (hash >>> 16)) * 0x85ebca6b;
    mixed = (mixed ^ (mixed >>> 13)) * 0xc2b2ae35;
    return (mixed ^ (mixed >>> 16)) & (HASHED - 1);
  }
}
