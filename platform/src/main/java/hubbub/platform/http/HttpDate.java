package hubbub.platform.http;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// The `Date` header (RFC 9110 §5.6.7), formatted once a second.
final class HttpDate {
  private static final DateTimeFormatter FORMAT =
      DateTimeFormatter.ofPattern("EEE, dd MMM uuuu HH:mm:ss 'GMT'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  private static volatile Written last = new Written(-1, "");

  private HttpDate() {}

  private record Written(long second, String text) {}

  static String now() {
    var second = System.currentTimeMillis() / 1_000;
    var written = last;
    if (written.second() != second) {
      written = new Written(second, FORMAT.format(Instant.ofEpochSecond(second)));
      last = written;
    }
    return written.text();
  }
}
