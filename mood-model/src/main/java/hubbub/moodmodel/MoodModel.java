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

  private final Tokens tokens;
  private final Languages languages;
  private final ThreadLocal<Reading> readings = ThreadLocal.withInitial(Reading::new);
  private final ThreadLocal<Features> features = ThreadLocal.withInitial(Features::new);

  private MoodModel(Tokens tokens, Languages languages) {
    this.tokens = tokens;
    this.languages = languages;
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

  /// A model with other weights, for judging them.
  public static MoodModel with(Languages languages) {
    return new MoodModel(Shared.MODEL.tokens, languages);
  }

  /// What corrections teach, the oldest first.
  public Lessons learn(List<Lessons.Lesson> lessons) {
    return Lessons.of(lessons, languages);
  }

  /// The label and score of a text.
  public Classified classify(String text) {
    return classify(text, Lessons.NONE);
  }

  /// The same for somebody who corrected others.
  public Classified classify(String text, Lessons lessons) {
    var reading = read(text);
    var taken = take(reading, Features.NO_TOKEN);
    if (taken.count() == 0) {
      return NOTHING;
    }
    var weights = languages.of(taken);
    return weights == null ? AnyLanguage.classify(reading) : weights.classify(taken, lessons);
  }

  /// The same, with what carried it: each word is taken out in turn, and what that changes is its
  /// share.
  public Explained explain(String text) {
    return explain(text, Lessons.NONE);
  }

  /// The same for somebody who corrected others.
  public Explained explain(String text, Lessons lessons) {
    var reading = read(text);
    var taken = take(reading, Features.NO_TOKEN);
    if (taken.count() == 0) {
      return new Explained(Label.NEUTRAL, 0, List.of());
    }
    var weights = languages.of(taken);
    return weights == null
        ? AnyLanguage.explain(reading)
        : explain(reading, taken, weights, lessons);
  }

  private Explained explain(Reading reading, Features taken, Weights weights, Lessons lessons) {
    var whole = weights.classify(taken, lessons);
    var balance = weights.balance(taken, lessons);
    var changes = new double[Math.min(reading.tokens, EXPLAINED_MAX)];
    var most = 0.0;
    for (var i = 0; i < changes.length; i++) {
      changes[i] = balance - balance(take(reading, i), weights, lessons);
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

  private static double balance(Features taken, Weights weights, Lessons lessons) {
    return taken.count() == 0 ? 0 : weights.balance(taken, lessons);
  }

  /// What turns changes into shares that add up to the score; where they all but cancel each other
  /// out, into no more than four times of it.
  private static double share(double score, double[] changes) {
    var sum = Math.abs(Arrays.stream(changes).sum());
    var all = Arrays.stream(changes).map(Math::abs).sum();
    return all == 0 ? 0 : Math.abs(score) / Math.max(sum, all / 4);
  }

  /// Takes a text into this thread's buffers: what was taken before is gone.
  private Features take(Reading reading, int without) {
    var taken = features.get();
    taken.take(reading, without);
    return taken;
  }

  /// Reads a text, each token with what [Rules] let it weigh, into this thread's buffers.
  Reading read(String text) {
    var reading = readings.get();
    PlainText.write(text, reading);
    tokens.cut(reading);
    Rules.weigh(reading);
    return reading;
  }

  /// Made at the first use.
  private static final class Shared {
    private static final MoodModel MODEL =
        new MoodModel(new Tokens(Vocabulary.read()), Languages.shipped());
  }
}
