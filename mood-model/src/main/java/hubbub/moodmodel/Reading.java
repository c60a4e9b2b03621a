package hubbub.moodmodel;

import java.util.Arrays;

/// The buffers in which one thread reads one text at a time; they grow to the longest text and are
/// used again, so that reading makes no garbage.
final class Reading {
  /// The text made plain, case kept.
  char[] plain = new char[512];

  int plainLength;

  /// The tokens' words in lower case, without accents and outer punctuation, one space between.
  char[] folded = new char[1024];

  int foldedLength;

  /// Whether the text has a Cyrillic or Greek letter that looks like no Latin one.
  boolean foreign;

  int tokens;
  int[] plainFrom = new int[128];
  int[] plainTo = new int[128];
  int[] foldedFrom = new int[128];
  int[] foldedTo = new int[128];
  int[] traits = new int[128];
  int[] picture = new int[128];

  /// Before [Rules] what the vocabulary says; after it what the token weighs in this text.
  double[] weight = new double[128];

  void begin(int textLength) {
    // NFKC makes at most 18 characters of one; PlainText stops at the end of this buffer.
    var room = textLength + 64;
    if (plain.length < room) {
      plain = new char[room];
    }
    if (folded.length < 2 * room) {
      folded = new char[2 * room];
    }
    plainLength = 0;
    foldedLength = 0;
    tokens = 0;
    foreign = false;
  }

  /// Adds a token whose folded form was written from `word` to [#foldedLength].
  void token(int plainStart, int plainEnd, int word, double value, int trait, int sameAs) {
    if (tokens == weight.length) {
      grow();
    }
    plainFrom[tokens] = plainStart;
    plainTo[tokens] = plainEnd;
    foldedFrom[tokens] = word;
    foldedTo[tokens] = foldedLength;
    weight[tokens] = value;
    traits[tokens] = trait;
    picture[tokens] = sameAs;
    tokens++;
    fold(' ');
  }

  void fold(char c) {
    if (foldedLength == folded.length) {
      folded = Arrays.copyOf(folded, folded.length * 2);
    }
    folded[foldedLength++] = c;
  }

  /// Reads the tokens from `first` to `last` as one.
  void join(int first, int last, double value, int trait) {
    plainTo[first] = plainTo[last];
    foldedTo[first] = foldedTo[last];
    weight[first] = value;
    traits[first] = trait;
    var gone = last - first;
    for (var i = last + 1; i < tokens; i++) {
      plainFrom[i - gone] = plainFrom[i];
      plainTo[i - gone] = plainTo[i];
      foldedFrom[i - gone] = foldedFrom[i];
      foldedTo[i - gone] = foldedTo[i];
      weight[i - gone] = weight[i];
      traits[i - gone] = traits[i];
      picture[i - gone] = picture[i];
    }
    tokens -= gone;
  }

  /// A token as it is read: without invisible characters and outer punctuation.
  String text(int token) {
    return new String(plain, plainFrom[token], plainTo[token] - plainFrom[token]);
  }

  private void grow() {
    var more = tokens * 2;
    plainFrom = Arrays.copyOf(plainFrom, more);
    plainTo = Arrays.copyOf(plainTo, more);
    foldedFrom = Arrays.copyOf(foldedFrom, more);
    foldedTo = Arrays.copyOf(foldedTo, more);
    weight = Arrays.copyOf(weight, more);
    traits = Arrays.copyOf(traits, more);
    picture = Arrays.copyOf(picture, more);
  }
}
