package hubbub.radio.icecast;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// The head of an answer, line by line. It is HTTP/1.0, as Icecast's: the body ends with the
/// connection, and nobody waits for chunks, which some hardware can't read.
final class Head {
  /// Characters; players with a buffer of a few kilobytes for a line are many.
  private static final int VALUE_MAX = 1_000;

  /// RFC 9110 §5.6.7.
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  private final StringBuilder lines = new StringBuilder();

  Head(int status, String reason, Station station, Instant now) {
    lines.append("HTTP/1.0 ").append(status).append(' ').append(reason).append("\r\n");
    add("Server", station.program());
    add("Connection", "Close");
    add("Date", DATE.format(now));
  }

  /// Says that nobody may keep the answer, and that pages from anywhere may read it.
  Head fresh() {
    return add("Cache-Control", "no-cache, no-store")
        .add("Expires", "Mon, 26 Jul 1997 05:00:00 GMT")
        .add("Pragma", "no-cache")
        .add("Access-Control-Allow-Origin", "*");
  }

  /// Adds a line. Whatever the value, it is one; where it is empty there is none.
  Head add(String name, String value) {
    var clean = CleanText.of(value, VALUE_MAX);
    if (!clean.isEmpty()) {
      lines.append(name).append(": ").append(clean).append("\r\n");
    }
    return this;
  }

  Head add(String name, long number) {
    return add(name, Long.toString(number));
  }

  /// In UTF-8, which is what players take values for.
  byte[] bytes() {
    return (lines + "\r\n").getBytes(StandardCharsets.UTF_8);
  }
}
