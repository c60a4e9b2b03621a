package hubbub.moodmodel;

import java.util.ArrayList;
import java.util.List;

/// Reads a text in a language that was not learned: emotes, emoji and laughs speak in any, and so
/// do the few words that a table has in a script of their own. A word in Latin letters does not: it
/// may mean something else there.
final class AnyLanguage {
  private static final Classified UNREAD = new Classified(Label.UNREAD, 0);

  private AnyLanguage() {}

  static Classified classify(Reading reading) {
    var sum = 0.0;
    var some = false;
    for (var i = 0; i < reading.tokens; i++) {
      some |= speaks(reading, i);
      sum += speaks(reading, i) ? reading.weight[i] : 0;
    }
    if (!some) {
      return UNREAD;
    }
    var score = Rules.compound(sum);
    return new Classified(Rules.label(score), score);
  }

  static Explained explain(Reading reading) {
    var whole = classify(reading);
    var all = 0.0;
    for (var i = 0; i < reading.tokens; i++) {
      all += speaks(reading, i) ? Math.abs(reading.weight[i]) : 0;
    }
    var parts = new ArrayList<Explained.Part>();
    for (var i = 0; all > 0 && i < reading.tokens; i++) {
      if (speaks(reading, i)) {
        var share = reading.weight[i] / all * Math.abs(whole.score());
        parts.add(new Explained.Part(reading.text(i), share));
      }
    }
    return new Explained(whole.label(), whole.score(), List.copyOf(parts));
  }

  private static boolean speaks(Reading reading, int token) {
    return reading.weight[token] != 0
        && ((reading.traits[token] & Traits.PICTURE) != 0 || Coverage.isStrange(reading, token));
  }
}
