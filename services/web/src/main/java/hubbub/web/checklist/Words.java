package hubbub.web.checklist;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// Figures as people say them.
final class Words {
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH).withZone(ZoneOffset.UTC);

  private Words() {}

  /// `1.2 GB`, in thousands.
  static String bytes(long bytes) {
    var units = new String[] {"bytes", "kB", "MB", "GB", "TB"};
    var size = (double) bytes;
    var unit = 0;
    while (Math.abs(size) >= 999.5 && unit < units.length - 1) {
      size /= 1_000;
      unit++;
    }
    var digits = unit == 0 || Math.abs(size) >= 99.5 ? "%.0f %s" : "%.1f %s";
    return String.format(Locale.ROOT, digits, size, units[unit]);
  }

  static String count(long number, String one) {
    return number == 1 ? "1 " + one : number + " " + one + "s";
  }

  /// How long ago that was.
  static String ago(Duration age) {
    if (age.toHours() < 1) {
      return "within the last hour";
    }
    return (age.toDays() < 2 ? count(age.toHours(), "hour") : count(age.toDays(), "day")) + " ago";
  }

  static String day(Instant at) {
    return DAY.format(at);
  }
}
