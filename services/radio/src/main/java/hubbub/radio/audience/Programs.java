package hubbub.radio.audience;

import hubbub.radio.icecast.CleanText;
import java.util.List;
import java.util.Map;

/// Which program somebody listens with, by `User-Agent`: a browser's name, or what stands before
/// the first slash or blank, as players have it (RFC 9110 §10.1.5).
final class Programs {
  private static final int READ_MAX = 1_000;
  private static final int LENGTH_MAX = 200;

  /// Browsers call themselves by the others' names, too: the first that fits is it.
  private static final List<Map.Entry<String, String>> BROWSERS =
      List.of(
          Map.entry("Edg", "Edge"),
          Map.entry("OPR/", "Opera"),
          Map.entry("SamsungBrowser/", "Samsung Internet"),
          Map.entry("Vivaldi/", "Vivaldi"),
          Map.entry("Firefox/", "Firefox"),
          Map.entry("FxiOS/", "Firefox"),
          Map.entry("Chrome/", "Chrome"),
          Map.entry("CriOS/", "Chrome"),
          Map.entry("Safari/", "Safari"));

  private Programs() {}

  /// @param agent as it came
  /// @return at most 200 characters; empty where it says nothing
  static String family(String agent) {
    var clean = CleanText.ofHeader(agent, READ_MAX);
    return clean.startsWith("Mozilla/") ? browser(clean) : first(clean);
  }

  private static String browser(String agent) {
    return BROWSERS.stream()
        .filter(one -> agent.contains(one.getKey()))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElseGet(() -> first(agent));
  }

  private static String first(String agent) {
    var first = new StringBuilder();
    agent
        .codePoints()
        .takeWhile(c -> c != '/' && !Character.isWhitespace(c))
        .filter(c -> Character.getType(c) != Character.FORMAT)
        .limit(LENGTH_MAX / 2)
        .forEach(first::appendCodePoint);
    return first.toString();
  }
}
