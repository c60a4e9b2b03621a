package hubbub.platform.observe;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.slf4j.event.KeyValuePair;
import org.slf4j.event.Level;

/// One line of the log: `time=… level=info at=http msg=answered status=200`. Whatever is in a
/// value, it stays one line; only a stack trace follows in lines of its own, each after a tab.
final class LogLine {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);
  private static final int VALUE_LENGTH_MAX = 2_000;
  private static final int CAUSES_MAX = 5;
  private static final int FRAMES_MAX = 30;

  /// Messages of these libraries may hold what people wrote: arguments of statements, pieces of
  /// JSON. Their names and places say enough.
  private static final List<String> TELLTALES = List.of("org.jdbi.", "tools.jackson.");

  private LogLine() {}

  static String write(
      Instant at,
      Level level,
      String logger,
      String message,
      List<KeyValuePair> pairs,
      @Nullable Throwable thrown) {
    var line = new StringBuilder(160);
    line.append("time=").append(TIME.format(at));
    line.append(" level=").append(level.name().toLowerCase(Locale.ROOT));
    line.append(" at=").append(logger.substring(logger.lastIndexOf('.') + 1));
    pair(line, "msg", message);
    for (var pair : pairs) {
      pair(line, pair.key, String.valueOf(pair.value));
    }
    if (thrown != null) {
      pair(line, "error", described(thrown));
      stack(line, thrown);
    }
    return line.append('\n').toString();
  }

  private static void pair(StringBuilder line, String key, String value) {
    line.append(' ').append(key).append('=');
    var text = value.length() > VALUE_LENGTH_MAX ? value.substring(0, VALUE_LENGTH_MAX) : value;
    if (isPlain(text)) {
      line.append(text);
      return;
    }
    line.append('"');
    for (var i = 0; i < text.length(); i++) {
      escape(line, text.charAt(i));
    }
    line.append('"');
  }

  private static boolean isPlain(String text) {
    return !text.isEmpty()
        && text.chars().allMatch(c -> c > ' ' && c != '"' && c != '=' && c != '\\' && c < 0x7f);
  }

  /// Control characters could forge lines, or steer the terminal that shows them.
  private static void escape(StringBuilder line, char c) {
    if (c == '"' || c == '\\') {
      line.append('\\').append(c);
    } else if (c == '\n') {
      line.append("\\n");
    } else if (Character.isISOControl(c) || c == '\u2028' || c == '\u2029') {
      line.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
    } else {
      line.append(c);
    }
  }

  private static String described(Throwable thrown) {
    var name = thrown.getClass().getName();
    return TELLTALES.stream().anyMatch(name::startsWith) || thrown.getMessage() == null
        ? name
        : name + ": " + thrown.getMessage();
  }

  private static void stack(StringBuilder line, Throwable thrown) {
    var cause = thrown;
    for (var depth = 0; cause != null && depth < CAUSES_MAX; depth++) {
      if (depth > 0) {
        line.append("\n\tcaused by ");
        described(cause).chars().limit(500).forEach(c -> escape(line, (char) c));
      }
      for (var frame : Arrays.stream(cause.getStackTrace()).limit(FRAMES_MAX).toList()) {
        line.append("\n\tat ").append(frame);
      }
      cause = cause.getCause();
    }
  }
}
