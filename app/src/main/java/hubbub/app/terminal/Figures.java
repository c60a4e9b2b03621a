package hubbub.app.terminal;

import hubbub.app.terminal.Screen.Colour;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/// How figures are written for people.
final class Figures {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);

  private Figures() {}

  /// `12,345`.
  static String count(long figure) {
    return String.format(Locale.ROOT, "%,d", figure);
  }

  /// `12.3`; without a fraction from a hundred on.
  static String rate(double perSecond) {
    return String.format(Locale.ROOT, perSecond < 100 ? "%.1f" : "%,.0f", perSecond);
  }

  /// `+0.31`.
  static String score(double score) {
    return String.format(Locale.ROOT, "%+.2f", score);
  }

  /// `1 h 02 min`, `4 min 05 s`, `12 s`, `0.3 s`.
  static String time(Duration time) {
    var seconds = Math.max(0, time.toSeconds());
    if (seconds == 0 && time.isPositive()) {
      return String.format(Locale.ROOT, "%.1f s", time.toMillis() / 1e3);
    }
    if (seconds < 60) {
      return seconds + " s";
    }
    return seconds < 3_600
        ? String.format(Locale.ROOT, "%d min %02d s", seconds / 60, seconds % 60)
        : String.format(Locale.ROOT, "%d h %02d min", seconds / 3_600, seconds / 60 % 60);
  }

  /// A number of seconds of the API.
  static String seconds(JsonNode seconds) {
    return time(Duration.ofMillis((long) (seconds.asDouble() * 1_000)));
  }

  /// In the time zone of whoever reads it; empty where there is none.
  static String moment(JsonNode at) {
    return at.isString()
        ? TIME.format(Instant.parse(at.asString()).atZone(ZoneId.systemDefault()))
        : "";
  }

  static Colour of(String mood) {
    return switch (mood) {
      case "positive", "warm", "hyped" -> Colour.GOOD;
      case "negative", "low", "sour" -> Colour.BAD;
      case "divided", "split" -> Colour.ODD;
      default -> Colour.QUIET;
    };
  }
}
