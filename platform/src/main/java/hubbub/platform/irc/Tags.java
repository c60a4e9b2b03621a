package hubbub.platform.irc;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// The tags of a line, kept as they came and looked up where they are needed: most are never asked
/// for. Of a doubled tag the last counts (IRCv3, message tags).
public final class Tags {
  public static final Tags NONE = new Tags("", 0, 0);

  private final String line;
  private final int from;
  private final int to;
  private final int[] ends;
  private final int count;

  /// @param from where the first tag's key begins in the line
  /// @param to after the last tag
  Tags(String line, int from, int to) {
    this.line = line;
    this.from = from;
    this.to = to;
    var found = new int[32];
    var n = 0;
    for (var i = from; i < to; i++) {
      if (line.charAt(i) == ';') {
        if (n == found.length) {
          found = Arrays.copyOf(found, n * 2);
        }
        found[n++] = i;
      }
    }
    ends = found;
    count = from == to ? 0 : n + 1;
  }

  /// A tag's value, unescaped; null if the tag is missing, empty if it has no value.
  public @Nullable String get(String key) {
    for (var i = count - 1; i >= 0; i--) {
      var start = i == 0 ? from : ends[i - 1] + 1;
      var end = i == count - 1 ? to : ends[i];
      var equals = start + key.length();
      if (equals <= end && line.startsWith(key, start)) {
        if (equals == end) {
          return "";
        }
        if (line.charAt(equals) == '=') {
          return unescaped(equals + 1, end);
        }
      }
    }
    return null;
  }

  /// A tag's value; null if it is missing or empty.
  public @Nullable String filled(String key) {
    var value = get(key);
    return value == null || value.isEmpty() ? null : value;
  }

  /// Whether the tag is `1`.
  public boolean flag(String key) {
    return "1".equals(get(key));
  }

  /// A tag's value as a number; `fallback` if it is missing, none, or out of the range.
  public long number(String key, long min, long max, long fallback) {
    var value = get(key);
    if (value == null || value.isEmpty() || value.length() > 19) {
      return fallback;
    }
    var number = 0L;
    for (var i = 0; i < value.length(); i++) {
      var digit = value.charAt(i) - '0';
      if (digit < 0 || digit > 9 || number > (Long.MAX_VALUE - digit) / 10) {
        return fallback;
      }
      number = number * 10 + digit;
    }
    return number < min || number > max ? fallback : number;
  }

  /// Writes a value so that it may stand in a tag (IRCv3, message tags). U+0000 becomes U+FFFD.
  public static void escape(String value, StringBuilder into) {
    for (var i = 0; i < value.length(); i++) {
      var c = value.charAt(i);
      switch (c) {
        case ';' -> into.append("\\:");
        case ' ' -> into.append("\\s");
        case '\\' -> into.append("\\\\");
        case '\r' -> into.append("\\r");
        case '\n' -> into.append("\\n");
        case '\0' -> into.append('\uFFFD');
        default -> into.append(c);
      }
    }
  }

  /// How many tags there are, doubled ones included.
  public int count() {
    return count;
  }

  private String unescaped(int start, int end) {
    var backslash = line.indexOf('\\', start);
    if (backslash < 0 || backslash >= end) {
      return line.substring(start, end);
    }
    var text = new StringBuilder(end - start);
    for (var i = start; i < end; i++) {
      var c = line.charAt(i);
      if (c != '\\') {
        text.append(c);
      } else if (++i < end) {
        var escaped = line.charAt(i);
        text.append(
            switch (escaped) {
              case ':' -> ';';
              case 's' -> ' ';
              case 'r' -> '\r';
              case 'n' -> '\n';
              default -> escaped;
            });
      }
    }
    return text.toString();
  }

  @Override
  public String toString() {
    return line.substring(from, to);
  }
}
