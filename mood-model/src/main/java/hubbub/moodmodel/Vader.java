package hubbub.moodmodel;

/// VADER alone, to compare with: its lexicon, its rules, its emphasis of marks; nothing of ours but
/// the reading of disguised letters.
public final class Vader {
  private static final double EXCLAMATION = 0.292;
  private static final int EXCLAMATIONS_MAX = 4;
  private static final double QUESTION = 0.18;
  private static final int QUESTIONS_FEW = 3;
  private static final double QUESTIONS_MANY = 0.96;

  private final Tokens tokens = new Tokens(Vocabulary.vader());
  private final Reading reading = new Reading();

  public Label label(String text) {
    return Rules.label(compound(text));
  }

  /// From -1 to 1.
  public double compound(String text) {
    PlainText.write(text, reading);
    tokens.cut(reading);
    Rules.weigh(reading);
    var sum = 0.0;
    for (var i = 0; i < reading.tokens; i++) {
      sum += reading.weight[i];
    }
    sum += Math.signum(sum) * emphasis(text);
    return Rules.compound(sum);
  }

  private static double emphasis(String text) {
    var exclamations = text.chars().filter(c -> c == '!').count();
    var questions = text.chars().filter(c -> c == '?').count();
    var asked =
        questions <= 1 ? 0 : questions <= QUESTIONS_FEW ? questions * QUESTION : QUESTIONS_MANY;
    return Math.min(exclamations, EXCLAMATIONS_MAX) * EXCLAMATION + asked;
  }
}
