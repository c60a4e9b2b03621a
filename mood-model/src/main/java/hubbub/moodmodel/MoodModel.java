package hubbub.moodmodel;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Says how one short text feels. Safe for use by many threads; it keeps no text.
public final class MoodModel {
  /// Characters of a text that are read; the rest says nothing.
  public static final int TEXT_LENGTH_MAX = 5_000;

  private static final Classified NOTHING = new Classified(Label.NEUTRAL, 0);

  /// Words of a text that are tried when it is explained.
  private static final int EXPLAINED_MAX = 100;

  /// What a part changes at least: of the logarithm of positive against negative, and of what the
  /// strongest part changes.
  private static final double CHANGE_MIN = 0.4;

  private static final double CHANGE_OF_MOST = 0.15;

  /// VADER's, which approximates the largest sum of a text.
  private static final double ALPHA = 15;

  /// What words keep of their weight when pictures say the opposite.
  private static final double AGAINST_PICTURES = 0.5;

  /// What praise becomes, and what blame keeps, beside a picture of sarcasm.
  private static final double SARCASTIC_PRAISE = -0.3;

  private static final double SARCASTIC_BLAME = 0.6;

  private final Tokens tokens;
  private final ThreadLocal<Reading> readings = ThreadLocal.withInitial(Reading::new);
  private final ThreadLocal<Features> features = ThreadLocal.withInitial(Features::new);

  private MoodModel(Vocabulary vocabulary) {
    tokens = new Tokens(vocabulary);
  }

  /// What a text is told apart by.
  Features features(String text) {
    var taken = new Features();
    taken.take(read(text), Features.NO_TOKEN);
    return taken;
  }

  /// The one model; its tables are read at the first call.
  public static MoodModel shared() {
    return Shared.MODEL;
  }

  /// The label and score of a text.
  public Classified classify(String text) {
    return classify(read(text));
  }

  private Classified classify(Reading reading) {
    var taken = features.get();
    taken.take(reading, Features.NO_TOKEN);
    return taken.count() == 0 ? NOTHING : Shipped.WEIGHTS.classify(taken);
  }

  /// The same, with what carried it: each word is taken out in turn, and what that changes is its
  /// share.
  public Explained explain(String text) {
    var reading = read(text);
    var whole = classify(reading);
    var balance = balance(reading, Features.NO_TOKEN);
    var changes = new double[Math.min(reading.tokens, EXPLAINED_MAX)];
    var most = 0.0;
    for (var i = 0; i < changes.length; i++) {
      changes[i] = balance - balance(reading, i);
      most = Math.max(most, Math.abs(changes[i]));
    }
    var least = Math.max(CHANGE_MIN, most * CHANGE_OF_MOST);
    var kept = Arrays.stream(changes).filter(change -> Math.abs(change) >= least).toArray();
    var share = share(whole.score(), kept);
    var parts = new ArrayList<Explained.Part>();
    for (var i = 0; i < changes.length; i++) {
      if (Math.abs(changes[i]) >= least) {
        parts.add(new Explained.Part(reading.text(i), changes[i] * share));
      }
    }
    return new Explained(whole.label(), whole.score(), List.copyOf(parts));
  }

  private double balance(Reading reading, int without) {
    var taken = features.get();
    taken.take(reading, without);
    return taken.count() == 0 ? 0 : Shipped.WEIGHTS.balance(taken);
  }

  /// What turns changes into shares that add up to the score; where they all but cancel each other
  /// out, into no more than four times of it.
  private static double share(double score, double[] changes) {
    var sum = Math.abs(Arrays.stream(changes).sum());
    var all = Arrays.stream(changes).map(Math::abs).sum();
    return all == 0 ? 0 : Math.abs(score) / Math.max(sum, all / 4);
  }

  private Reading read(String text) {
    var reading = readings.get();
    PlainText.write(text, reading);
    tokens.cut(reading);
    Rules.weigh(reading);
    return reading;
  }

  /// What VADER's rules alone say, from -1 to 1.
  double ruled(String text) {
    return score(weigh(read(text)));
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

  /// Read at the first text that is classified: whoever trains them has none yet.
  private static final class Shipped {
    private static final Weights WEIGHTS = Weights.read();
  }

  /// Made at the first use.
  private static final class Shared {
    private static final MoodModel MODEL = new MoodModel(Vocabulary.read());
  }
}
