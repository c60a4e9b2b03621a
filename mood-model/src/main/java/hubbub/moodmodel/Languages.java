package hubbub.moodmodel;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The families of languages that were learned, each with weights of its own, so that one does not
/// blur the other.
public final class Languages {
  /// What ships: chat and posts in Arabic, English, French, German, Hindi, Italian, Portuguese and
  /// Spanish.
  public static final String COMMON = "weights.bin.gz";

  /// What ships: Amharic, Arabic of Algeria and Morocco, Hausa, Igbo, Kinyarwanda, Swahili, Tsonga,
  /// Twi, Yoruba.
  public static final String AFRICAN = "weights-african.bin.gz";

  /// A text of fewer words may be all names.
  private static final int WORDS_MIN = 4;

  private static final double KNOWN_MIN = 0.4;

  /// A script says much about the language alone.
  private static final double OTHER_SCRIPT_KNOWN_MIN = 0.3;

  /// These texts quote words of many languages, so that of a strange one more seem known.
  private static final double AFRICAN_KNOWN_MIN = 0.6;

  /// Where both know enough, so much more must be known there.
  private static final double AFRICAN_BETTER_BY = 0.3;

  private static final double OTHER_SCRIPT_BETTER_BY = 0.1;

  private final Supplier<Weights> common;
  private final Supplier<Weights> african;

  private Languages(Supplier<Weights> common, Supplier<Weights> african) {
    this.common = common;
    this.african = african;
  }

  /// Those that ship; read when they are needed first.
  static Languages shipped() {
    return new Languages(() -> Common.WEIGHTS, () -> African.WEIGHTS);
  }

  /// Others, to be judged.
  public static Languages of(Weights common, Weights african) {
    return new Languages(() -> common, () -> african);
  }

  /// The weights that know this text's language, if any do.
  @Nullable Weights of(Features text) {
    var words = text.coverage();
    var brief = words.strange() == 0 && words.count() < WORDS_MIN;
    var known = common.get().coverage(words);
    if (known > 1 - AFRICAN_BETTER_BY || (brief && known > 0)) {
      return common.get();
    }
    var other = african.get().coverage(words);
    if (other >= africanMin(words, brief, known)) {
      return african.get();
    }
    var min = words.latin() ? KNOWN_MIN : OTHER_SCRIPT_KNOWN_MIN;
    return brief || known >= min ? common.get() : null;
  }

  private static double africanMin(Coverage words, boolean brief, double known) {
    if (brief) {
      return 1;
    }
    return words.latin()
        ? Math.max(AFRICAN_KNOWN_MIN, known + AFRICAN_BETTER_BY)
        : Math.max(KNOWN_MIN, known + OTHER_SCRIPT_BETTER_BY);
  }

  private static final class Common {
    private static final Weights WEIGHTS = Weights.read(COMMON);
  }

  private static final class African {
    private static final Weights WEIGHTS = Weights.read(AFRICAN);
  }
}
