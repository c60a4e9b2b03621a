package hubbub.moodmodel;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/// A linear model over [Features]: how much each speaks for positive and for negative, against
/// neutral (multinomial logistic regression), in a byte each.
///
/// A number counts by its rarity (inverse document frequency), words and pieces each scaled to
/// length 1, so that a long text is not louder than a short one.
public final class Weights {
  /// Places in [#speaks].
  static final int POSITIVES = 0;

  static final int NEUTRALS = 1;
  static final int NEGATIVES = 2;
  private static final int MAGIC = 0x48424d33;
  private static final int COLUMNS = 3;
  private static final int POSITIVE = 1;
  private static final int NEGATIVE = 2;
  private static final double SARCASTIC_PRAISE = -0.3;
  private static final double MILD_BLAME = -0.1;
  private static final float RARITY_STEP = 0.045f;

  /// Of each number how rare it is, then how much it speaks for positive and for negative, in one
  /// place of memory.
  private final byte[] table;

  private final float positiveStep;
  private final float negativeStep;
  private final float[] positiveFigures;
  private final float[] negativeFigures;
  private final KnownWords known;

  private Weights(
      byte[] table,
      float positiveStep,
      float negativeStep,
      float[] positiveFigures,
      float[] negativeFigures,
      KnownWords known) {
    this.table = table;
    this.positiveStep = positiveStep;
    this.negativeStep = negativeStep;
    this.positiveFigures = positiveFigures;
    this.negativeFigures = negativeFigures;
    this.known = known;
  }

  /// Makes weights small enough to ship.
  ///
  /// @param rarity of each number, from [#rarity]
  /// @param positive against neutral: first of each number, then of each figure
  /// @param negative the same
  /// @param known the words that were learned from
  public static Weights of(float[] rarity, float[] positive, float[] negative, KnownWords known) {
    var positiveStep = step(positive);
    var negativeStep = step(negative);
    var table = new byte[Features.HASHED * COLUMNS];
    for (var i = 0; i < Features.HASHED; i++) {
      table[i * COLUMNS] = (byte) Math.round((rarity[i] - 1) / RARITY_STEP);
      table[i * COLUMNS + POSITIVE] = (byte) Math.round(positive[i] / positiveStep);
      table[i * COLUMNS + NEGATIVE] = (byte) Math.round(negative[i] / negativeStep);
    }
    return new Weights(
        table, positiveStep, negativeStep, figures(positive), figures(negative), known);
  }

  /// How rare a number is that stands in so many of all texts; as it can be stored.
  public static float rarity(int texts, int found) {
    var exact = Math.log((1.0 + texts) / (1.0 + found)) + 1;
    return 1 + RARITY_STEP * Math.min(255, Math.round((exact - 1) / RARITY_STEP));
  }

  private static float step(float[] weights) {
    var most = 0f;
    for (var i = 0; i < Features.HASHED; i++) {
      most = Math.max(most, Math.abs(weights[i]));
    }
    return most == 0 ? 1 : most / 127;
  }

  private static float[] figures(float[] weights) {
    var figures = new float[Features.FIGURES];
    System.arraycopy(weights, Features.HASHED, figures, 0, figures.length);
    return figures;
  }

  /// Those of a file beside this class.
  static Weights read(String resource) {
    try (var in = Weights.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException(resource + " is missing");
      }
      return read(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Weights read(InputStream file) throws IOException {
    try (var in = new DataInputStream(new GZIPInputStream(file, 1 << 16))) {
      if (in.readInt() != MAGIC
          || in.readInt() != Features.HASHED
          || in.readInt() != Features.FIGURES) {
        throw new IOException("weights for other features; train them anew");
      }
      var table = in.readNBytes(Features.HASHED * COLUMNS);
      return new Weights(
          table, in.readFloat(), in.readFloat(), floats(in), floats(in), KnownWords.read(in));
    }
  }

  private static float[] floats(DataInputStream in) throws IOException {
    var floats = new float[Features.FIGURES];
    for (var i = 0; i < floats.length; i++) {
      floats[i] = in.readFloat();
    }
    return floats;
  }

  /// Writes what [#read] reads.
  public void write(OutputStream file) throws IOException {
    try (var out = new DataOutputStream(new GZIPOutputStream(file))) {
      out.writeInt(MAGIC);
      out.writeInt(Features.HASHED);
      out.writeInt(Features.FIGURES);
      out.write(table);
      out.writeFloat(positiveStep);
      out.writeFloat(negativeStep);
      for (var figure : positiveFigures) {
        out.writeFloat(figure);
      }
      for (var figure : negativeFigures) {
        out.writeFloat(figure);
      }
      known.write(out);
    }
  }

  /// The share of a text's words that were learned from; 1 where there are none to know.
  double coverage(Coverage words) {
    var found = 0;
    for (var i = 0; i < words.count(); i++) {
      found += words.rated(i) || known.has(words.hash(i)) ? 1 : 0;
    }
    return words.count() == 0 ? 1 : (double) found / words.count();
  }

  /// What a text shows.
  public Classified classify(Features text) {
    return classify(text, Lessons.NONE);
  }

  Classified classify(Features text, Lessons lessons) {
    var speaks = speaks(text, lessons);
    var neutral = speaks[NEUTRALS];
    var plain = classified(speaks[POSITIVES] - neutral, speaks[NEGATIVES] - neutral);
    return text.sarcastic() && plain.score() > 0 ? turned(plain.score()) : plain;
  }

  /// How much a text speaks for positive, neutral, negative.
  double[] speaks(Features text, Lessons lessons) {
    var speaks = new double[3];
    sum(text, speaks);
    if (!lessons.isEmpty()) {
      lessons.add(text, rarities(text), speaks);
    }
    return speaks;
  }

  /// How rare each word and pair of a text is, scaled to length 1.
  double[] rarities(Features text) {
    var rarities = new double[text.words()];
    var squares = 0.0;
    for (var i = 0; i < rarities.length; i++) {
      rarities[i] = rarity(text.number(i) * COLUMNS);
      squares += rarities[i] * rarities[i];
    }
    var length = Math.sqrt(squares);
    for (var i = 0; i < rarities.length; i++) {
      rarities[i] /= length;
    }
    return rarities;
  }

  private float rarity(int row) {
    return 1 + RARITY_STEP * (table[row] & 0xff);
  }

  /// The logarithm of how much likelier positive is than negative.
  double balance(Features text, Lessons lessons) {
    var speaks = speaks(text, lessons);
    var balance = speaks[POSITIVES] - speaks[NEGATIVES];
    return text.sarcastic() && balance > 0 ? SARCASTIC_PRAISE * balance : balance;
  }

  /// How much a text speaks for positive and for negative, against neutral.
  private void sum(Features text, double[] speaks) {
    for (var i = 0; i < Features.FIGURES; i++) {
      speaks[POSITIVES] += positiveFigures[i] * text.figure(i);
      speaks[NEGATIVES] += negativeFigures[i] * text.figure(i);
    }
    add(text, 0, text.words(), speaks);
    add(text, text.words(), text.count(), speaks);
  }

  private void add(Features text, int from, int to, double[] speaks) {
    var squares = 0f;
    var positives = 0f;
    var negatives = 0f;
    for (var i = from; i < to; i++) {
      var row = text.number(i) * COLUMNS;
      var rare = rarity(row);
      squares += rare * rare;
      positives += table[row + POSITIVE] * rare;
      negatives += table[row + NEGATIVE] * rare;
    }
    if (squares > 0) {
      var length = Math.sqrt(squares);
      speaks[POSITIVES] += positives * positiveStep / length;
      speaks[NEGATIVES] += negatives * negativeStep / length;
    }
  }

  /// Praise beside a picture of sarcasm is blame, if mild.
  private static Classified turned(double praise) {
    var score = SARCASTIC_PRAISE * praise;
    return new Classified(score <= MILD_BLAME ? Label.NEGATIVE : Label.NEUTRAL, score);
  }

  private static Classified classified(double positives, double negatives) {
    var most = Math.max(0, Math.max(positives, negatives));
    var positive = Math.exp(positives - most);
    var negative = Math.exp(negatives - most);
    var neutral = Math.exp(-most);
    var label =
        positive > neutral && positive >= negative
            ? Label.POSITIVE
            : negative > neutral ? Label.NEGATIVE : Label.NEUTRAL;
    return new Classified(label, (positive - negative) / (positive + negative + neutral));
  }
}
