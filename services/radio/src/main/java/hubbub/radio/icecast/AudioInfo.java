package hubbub.radio.icecast;

import static java.util.stream.Collectors.joining;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// `Ice-Audio-Info`: `ice-samplerate=44100;ice-bitrate=128;ice-channels=2`. Some programs leave the
/// prefixes out, and some write it differently each time they connect.
final class AudioInfo {
  private static final String PREFIX = "ice-";
  private static final int ENTRIES_MAX = 16;
  private static final Pattern KEY = Pattern.compile("[a-z0-9_-]{1,40}");
  private static final Pattern VALUE = Pattern.compile("[!-:<>-~]{1,40}");

  private AudioInfo() {}

  /// What it says, without prefixes. What is none of `key=value` is left out.
  static Map<String, String> read(String header) {
    var all = new HashMap<String, String>();
    for (var part : header.split(";", ENTRIES_MAX + 1)) {
      var equals = part.indexOf('=');
      if (equals < 0 || all.size() == ENTRIES_MAX) {
        continue;
      }
      var key = part.substring(0, equals).strip().toLowerCase(Locale.ROOT);
      var bare = key.startsWith(PREFIX) ? key.substring(PREFIX.length()) : key;
      var value = part.substring(equals + 1).strip();
      if (KEY.matcher(bare).matches() && VALUE.matcher(value).matches()) {
        all.putIfAbsent(bare, value);
      }
    }
    return all;
  }

  /// In one order always; empty if nothing is known.
  static String write(Map<String, String> all) {
    return new TreeMap<>(all)
        .entrySet().stream()
            .map(entry -> PREFIX + entry.getKey() + "=" + entry.getValue())
            .collect(joining(";"));
  }
}
