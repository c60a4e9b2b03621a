package hubbub.connectors.bluesky;

import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/// The head of an answer of HTTP/1.1.
///
/// @param status 0 if it is no HTTP
record HttpHead(int status, String text) {
  private static final Pattern STATUS = Pattern.compile("HTTP/1\\.[01] ([1-5]\\d\\d)\\b");
  private static final int LENGTH_MAX = 16 * 1024;
  private static final long NANOS_MAX = TimeUnit.SECONDS.toNanos(30);

  /// Reads it to its last byte and no further.
  static HttpHead read(InputStream in) throws IOException {
    var text = new StringBuilder();
    var begun = System.nanoTime();
    while (text.length() < 4 || !text.substring(text.length() - 4).equals("\r\n\r\n")) {
      var next = in.read();
      if (next < 0 || text.length() >= LENGTH_MAX || System.nanoTime() - begun > NANOS_MAX) {
        throw new IOException("no answer of HTTP");
      }
      text.append((char) next);
    }
    var status = STATUS.matcher(text);
    return new HttpHead(
        status.lookingAt() ? Integer.parseInt(status.group(1)) : 0, text.toString());
  }

  /// The value of a header; empty if it is not there.
  ///
  /// @param name in lower case
  String header(String name) {
    for (var line : text.split("\r\n", -1)) {
      var colon = line.indexOf(':');
      if (colon > 0 && line.substring(0, colon).toLowerCase(Locale.ROOT).equals(name)) {
        return line.substring(colon + 1).strip();
      }
    }
    return "";
  }

  /// A header that is a number; -1 if it is none.
  int number(String name) {
    var text = header(name);
    return text.matches("\\d{1,9}") ? Integer.parseInt(text) : -1;
  }
}
