package hubbub.mood.corrections;

import hubbub.mood.domain.Fingerprint;
import hubbub.moodmodel.Classified;
import hubbub.moodmodel.Explained;
import hubbub.moodmodel.Label;
import hubbub.moodmodel.Lessons;
import hubbub.moodmodel.MoodModel;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The model as one channel has corrected it. A corrected text shows what was said of it; its words
/// teach the texts that share them.
public final class Taught {
  public static final Taught NOTHING = new Taught(List.of());

  /// What a text is worth at least of which somebody said that it is positive, or negative.
  private static final double SAID = 0.6;

  private final Map<Long, Label> said = new HashMap<>();
  private final Lessons lessons;

  /// @param corrections the oldest first
  Taught(List<Correction> corrections) {
    for (var correction : corrections) {
      said.put(Fingerprint.of(correction.text()).hash(), correction.label());
    }
    lessons =
        MoodModel.shared()
            .learn(
                corrections.stream()
                    .map(one -> new Lessons.Lesson(one.text(), one.label()))
                    .toList());
  }

  /// Whether this very text was corrected.
  public boolean isCorrected(String text) {
    return !said.isEmpty() && said.containsKey(Fingerprint.of(text).hash());
  }

  public Classified classify(String text) {
    var felt = MoodModel.shared().classify(text, lessons);
    return said.isEmpty() ? felt : said(text, felt);
  }

  public Explained explain(String text) {
    var explained = MoodModel.shared().explain(text, lessons);
    var felt = said(text, new Classified(explained.label(), explained.score()));
    return new Explained(felt.label(), felt.score(), explained.parts());
  }

  private Classified said(String text, Classified felt) {
    var label = said.get(Fingerprint.of(text).hash());
    if (label == null) {
      return felt;
    }
    var score =
        switch (label) {
          case POSITIVE -> Math.max(SAID, felt.score());
          case NEGATIVE -> Math.min(-SAID, felt.score());
          case NEUTRAL, UNREAD -> 0;
        };
    return new Classified(label, score);
  }
}
