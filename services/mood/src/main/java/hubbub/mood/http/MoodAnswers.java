package hubbub.mood.http;

import hubbub.contracts.Channel;
import hubbub.mood.domain.Mood;
import hubbub.mood.domain.Wave;
import hubbub.mood.domain.Window;
import hubbub.mood.domain.Word;
import hubbub.moodmodel.Explained;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The shapes that mood answers with.
final class MoodAnswers {
  private static final double DIGITS = 10_000;

  private MoodAnswers() {}

  record Now(
      Channel channel,
      Instant at,
      @Nullable String label,
      @Nullable String word,
      @Nullable Double score,
      Map<String, Window> windows,
      List<WaveShown> waves,
      List<Why> why) {}

  record WaveShown(String kind, int messages, int people, double share) {
    static WaveShown of(Wave wave) {
      return new WaveShown(wave.kind().word(), wave.messages(), wave.people(), wave.share());
    }
  }

  record Why(String messageId, String text, double score, List<Part> parts) {}

  record Part(String text, double weight) {}

  record Series(Channel channel, long stepSeconds, List<Point> points) {}

  record Point(
      Instant at,
      long messages,
      @Nullable Double score,
      @Nullable Double positive,
      @Nullable Double neutral,
      @Nullable Double negative,
      double unread,
      double divided,
      @Nullable String word) {}

  record Results(List<Result> results) {}

  record Result(String label, double score, boolean corrected, List<Part> parts) {}

  static Now mood(Mood mood, List<Why> why) {
    var word = mood.word();
    var label = word == null ? null : word.label();
    return new Now(
        mood.channel(),
        mood.at(),
        label,
        word(word),
        mood.minute().score(),
        mood.windows(),
        mood.waves().stream().map(WaveShown::of).toList(),
        why);
  }

  static Point point(Instant at, Window window) {
    return new Point(
        at,
        window.messages(),
        window.score(),
        window.positive(),
        window.neutral(),
        window.negative(),
        window.unread(),
        window.divided(),
        word(window.word()));
  }

  static Result result(Explained explained, boolean corrected) {
    return new Result(
        explained.label().word(), rounded(explained.score()), corrected, parts(explained));
  }

  static List<Part> parts(Explained explained) {
    return explained.parts().stream()
        .map(part -> new Part(part.text(), rounded(part.weight())))
        .toList();
  }

  static double rounded(double value) {
    return Math.round(value * DIGITS) / DIGITS + 0.0;
  }

  private static @Nullable String word(@Nullable Word word) {
    return word == null ? null : word.word();
  }
}
