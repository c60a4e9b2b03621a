package hubbub.moodmodel;

import java.util.ArrayList;
import java.util.List;

/// Says how one short text feels. Safe for use by many threads; it keeps no text.
public final class MoodModel {
  /// Characters of a text that are read; the rest says nothing.
  public static final int TEXT_LENGTH_MAX = 5_000;

  /// From these scores on a text is no longer neutral; found on labelled chat, see docs/mood.md.
  private static final double POSITIVE_FROM = 0.15;

  private static final double NEGATIVE_FROM = -0.15;

  /// VADER's, which approximates the largest sum of a text.
  private static final double ALPHA = 15;

  /// What words keep of their weight when pictures say the opposite.
  private static final double AGAINST_PICTURES = 0.5;

  /// What praise becomes, and what blame keeps, beside a picture of sarcasm.
  private static final double SARCASTIC_PRAISE = -0.3;

  private static final double SARCASTIC_BLAME = 0.6;

  private final Tokens tokens;
  private final ThreadLocal<Reading> readings = ThreadLocal.withInitial(Reading::new);

  private MoodModel(Vocabulary vocabulary) {
    tokens = new Tokens(vocabulary);
  }

  /// The one model; its tables are read at the first call.
  public static MoodModel shared() {
    return Shared.MODEL;
  }

  /// The label and score of a text.
  public Classified classify(String text) {
    var reading = readings.get();
    var score = score(read(text, reading));
    return new Classified(label(score), score);
  }

  /// The same, with what carried it.
  public Explained explain(String text) {
    var reading = readings.get();
    var sum = read(text, reading);
    var score = score(sum);
    var plain = 0.0;
    for (var i = 0; i < reading.tokens; i++) {
      plain += reading.weight[i];
    }
    var share = plain == 0 ? 1 / Math.sqrt(ALPHA) : score / plain;
    return new Explained(label(score), score, parts(reading, share));
  }

  private double read(String text, Reading reading) {
    PlainText.write(text, reading);
    tokens.cut(reading);
    Rules.weigh(reading);
    return weigh(reading);
  }

  /// Sets words against pictures, and adds up.
  private static double weigh(Reading reading) {
    var words = 0.0;
    var pictures = 0.0;
    var sarcasm = false;
    for (var i = 0; i < reading.tokens; i++) {
      if ((reading.traits[i] & Traits.PICTURE) != 0) {
        pictures += reading.weight[i];
        sarcasm |= (reading.traits[i] & Traits.SARCASM) != 0;
      } else {
        words += reading.weight[i];
      }
    }
    var against = words * pictures < 0;
    if (sarcasm || against) {
      words = 0;
      for (var i = 0; i < reading.tokens; i++) {
        if ((reading.traits[i] & Traits.PICTURE) == 0) {
          reading.weight[i] *= sarcasm ? sarcastic(reading.weight[i]) : AGAINST_PICTURES;
          words += reading.weight[i];
        }
      }
    }
    var sum = words + pictures;
    return sum == 0 ? 0 : sum + Math.signum(sum) * Rules.emphasis(reading);
  }

  private static double sarcastic(double weight) {
    return weight > 0 ? SARCASTIC_PRAISE : SARCASTIC_BLAME;
  }

  private static double score(double sum) {
    return sum / Math.sqrt(sum * sum + ALPHA);
  }

  private static Label label(double score) {
    if (score >= POSITIVE_FROM) {
      return Label.POSITIVE;
    }
    return score <= NEGATIVE_FROM ? Label.NEGATIVE : Label.NEUTRAL;
  }

  private static List<Explained.Part> parts(Reading reading, double share) {
    var parts = new ArrayList<Explained.Part>();
    for (var i = 0; i < reading.tokens; i++) {
      if (reading.weight[i] != 0) {
        var from = reading.plainFrom[i];
        var text = new String(reading.plain, from, reading.plainTo[i] - from);
        parts.add(new Explained.Part(text, reading.weight[i] * share));
      }
    }
    return List.copyOf(parts);
  }

  /// Made at the first use.
  private static final class Shared {
    private static final MoodModel MODEL = new MoodModel(Vocabulary.read());
  }
}
