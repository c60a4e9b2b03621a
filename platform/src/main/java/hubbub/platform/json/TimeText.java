package hubbub.platform.json;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// Times as RFC 3339 with milliseconds, `2026-11-21T05:24:43.324Z`. Every message has two of them,
/// and the general formatter takes five times as long as this.
final class TimeText {
  private static final DateTimeFormatter ANY_YEAR =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);
  private static final long YEAR_0 = LocalDate.of(0, 1, 1).toEpochDay() * 86_400;
  private static final long YEAR_10_000 = LocalDate.of(10_000, 1, 1).toEpochDay() * 86_400;
  private static final byte[] SHAPE =
      "0000-00-00T00:00:00.000Z".getBytes(StandardCharsets.ISO_8859_1);

  private TimeText() {}

  static String of(Instant at) {
    var second = at.getEpochSecond();
    return second >= YEAR_0 && second < YEAR_10_000
        ? ofFourDigits(second, at.getNano() / 1_000_000)
        : ANY_YEAR.format(at);
  }

  private static String ofFourDigits(long epochSecond, int milli) {
    var date = LocalDate.ofEpochDay(Math.floorDiv(epochSecond, 86_400));
    var second = Math.floorMod(epochSecond, 86_400);
    var text = SHAPE.clone();
    write(text, 4, date.getYear());
    write(text, 7, date.getMonthValue());
    write(text, 10, date.getDayOfMonth());
    write(text, 13, second / 3_600);
    write(text, 16, second / 60 % 60);
    write(text, 19, second % 60);
    write(text, 23, milli);
    return new String(text, StandardCharsets.ISO_8859_1);
  }

  /// Writes a number's digits so that the last one stands before `end`.
  private static void write(byte[] text, int end, int number) {
    for (int i = end - 1, rest = number; rest > 0; i--, rest /= 10) {
      text[i] = (byte) ('0' + rest % 10);
    }
  }
}
