package hubbub.app;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Settings that are also flags, of a start and of every other command: this is their only list. A
/// start with nothing but flags is read here, by hand, so that it doesn't wait for the parser that
/// all other commands need.
enum Flag {
  PORT("PORT", "where the page is (8000; if taken and not named, the next free one)"),
  BIND("ADDRESS", "which of this machine's addresses to listen on (127.0.0.1)"),
  DATA(
      "FOLDER",
      "where everything is kept ($XDG_DATA_HOME/hubbub or ~/.local/share/hubbub; on macOS"
          + " ~/Library/Application Support/hubbub)"),
  SERVICES(
      "A,B", "the services of this process, if others run elsewhere (docs/operate/processes.md)"),
  CONFIG("FILE", "settings (hubbub.conf in the data folder, if there is one)");

  private final String value;
  private final String description;

  Flag(String value, String description) {
    this.value = value;
    this.description = description;
  }

  /// The setting's key.
  String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// As it is written in a command line.
  String word() {
    return "--" + key();
  }

  /// What stands behind it, in a word.
  String value() {
    return value;
  }

  String description() {
    return description;
  }

  /// Whether a command that asks a running Hubbub has use for it.
  boolean findsTheHouse() {
    return this == DATA || this == CONFIG;
  }

  /// What a plain start was asked with; empty where there is anything but `run` and whole flags.
  static Optional<Map<String, String>> ofStart(List<String> words) {
    var flags = new HashMap<String, String>();
    var begin = !words.isEmpty() && words.getFirst().equals("run") ? 1 : 0;
    for (var at = begin; at < words.size(); at++) {
      var word = words.get(at);
      var equals = word.indexOf('=');
      var flag = of(equals < 0 ? word : word.substring(0, equals));
      if (flag.isEmpty() || (equals < 0 && at + 1 == words.size())) {
        return Optional.empty();
      }
      var value = equals < 0 ? words.get(++at) : word.substring(equals + 1);
      var odd = value.isBlank() || (equals < 0 && value.startsWith("--"));
      if (odd || flags.put(flag.get().key(), value) != null) {
        return Optional.empty();
      }
    }
    return Optional.of(Map.copyOf(flags));
  }

  private static Optional<Flag> of(String word) {
    for (var flag : values()) {
      if (flag.word().equals(word)) {
        return Optional.of(flag);
      }
    }
    return Optional.empty();
  }
}
