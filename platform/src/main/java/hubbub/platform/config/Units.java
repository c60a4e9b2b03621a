package hubbub.platform.config;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/// How durations and sizes are written: `10m`, `500ms`, `PT10M`; `10GiB`, `100kB`, `4096`.
///
/// Every method throws [IllegalArgumentException], whose message says what would be right.
public final class Units {
  private static final Pattern SHORT = Pattern.compile("(\\d{1,12})\\s*(ms|s|m|h|d)");
  private static final Pattern SIZE = Pattern.compile("(\\d{1,15}(?:\\.\\d{1,6})?)\\s*([a-zA-Z]*)");
  private static final Map<String, Long> FACTORS =
      Map.of(
          "",
          1L,
          "B",
          1L,
          "kB",
          1_000L,
          "MB",
          1_000_000L,
          "GB",
          1_000_000_000L,
          "TB",
          1_000_000_000_000L,
          "KiB",
          1L << 10,
          "MiB",
          1L << 20,
          "GiB",
          1L << 30,
          "TiB",
          1L << 40);

  private Units() {}

  /// Reads a duration, from nothing to a hundred years.
  public static Duration duration(String text) {
    var duration = unbounded(text.strip());
    if (duration.isNegative() || duration.compareTo(Duration.ofDays(36_525)) > 0) {
      throw new IllegalArgumentException("must be from 0 to 100 years");
    }
    return duration;
  }

  private static Duration unbounded(String text) {
    var parts = SHORT.matcher(text);
    try {
      if (!parts.matches()) {
        return Duration.parse(text);
      }
      var amount = Long.parseLong(parts.group(1));
      return switch (parts.group(2)) {
        case "ms" -> Duration.ofMillis(amount);
        case "s" -> Duration.ofSeconds(amount);
        case "m" -> Duration.ofMinutes(amount);
        case "h" -> Duration.ofHours(amount);
        default -> Duration.ofDays(amount);
      };
    } catch (DateTimeParseException | ArithmeticException e) {
      throw new IllegalArgumentException("must be a duration such as 500ms, 10m, 2h or PT10M", e);
    }
  }

  /// Reads a number of bytes.
  public static long size(String text) {
    var parts = SIZE.matcher(text.strip());
    var factor = parts.matches() ? FACTORS.get(parts.group(2)) : null;
    if (factor == null) {
      throw new IllegalArgumentException("must be a size such as 10GiB, 512MiB, 100kB or 4096");
    }
    try {
      return new BigDecimal(parts.group(1)).multiply(BigDecimal.valueOf(factor)).longValueExact();
    } catch (ArithmeticException e) {
      throw new IllegalArgumentException("must be a whole number of bytes below 8 EiB", e);
    }
  }

  /// Writes a duration in the shortest form that [#duration] reads.
  public static String write(Duration duration) {
    var millis = duration.toMillis();
    if (millis == 0) {
      return "0s";
    }
    if (millis % 86_400_000 == 0) {
      return millis / 86_400_000 + "d";
    }
    if (millis % 3_600_000 == 0) {
      return millis / 3_600_000 + "h";
    }
    if (millis % 60_000 == 0) {
      return millis / 60_000 + "m";
    }
    return millis % 1_000 == 0 ? millis / 1_000 + "s" : millis + "ms";
  }

  /// Writes a size in the largest binary unit that divides it.
  public static String write(long bytes) {
    for (var power = 4; power > 0 && bytes != 0; power--) {
      if (bytes % (1L << (10 * power)) == 0) {
        return String.format(
            Locale.ROOT, "%d%siB", bytes >> (10 * power), "KMGT".charAt(power - 1));
      }
    }
    return Long.toString(bytes);
  }
}
