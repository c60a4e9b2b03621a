package hubbub.platform.irc;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// A line of IRC, as the grammar of RFC 1459 and IRCv3 has it: `[@tags] [:prefix] COMMAND
/// [parameters] [:last parameter]`. Scanned by hand, because every message of every channel passes
/// here.
///
/// @param prefix who says it, e.g. `ana!ana@ana.tmi.twitch.tv`; empty if nobody is named
/// @param command in capitals, or a number of three digits
/// @param params at most 15
public record IrcLine(Tags tags, String prefix, String command, List<String> params) {
  private static final int PARAMS_MAX = 15;
  private static final int COMMAND_LENGTH_MAX = 32;

  /// The parts of a line without its end; null if it has no command. Never throws, whatever the
  /// line. U+0000 is allowed nowhere in a line (RFC 1459 §2.3.1), nor in the texts of some
  /// databases: it is read as U+FFFD.
  public static @Nullable IrcLine read(String line) {
    var text = line.indexOf('\0') < 0 ? line : line.replace('\0', '\uFFFD');
    var length = text.length();
    var at = skipSpaces(text, 0);
    var tags = Tags.NONE;
    if (at < length && text.charAt(at) == '@') {
      var end = wordEnd(text, at);
      tags = new Tags(text, at + 1, end);
      at = skipSpaces(text, end);
    }
    var prefix = "";
    if (at < length && text.charAt(at) == ':') {
      var end = wordEnd(text, at);
      prefix = text.substring(at + 1, end);
      at = skipSpaces(text, end);
    }
    var end = wordEnd(text, at);
    if (end == at || !isCommand(text, at, end)) {
      return null;
    }
    var command = text.substring(at, end).toUpperCase(Locale.ROOT);
    return new IrcLine(tags, prefix, command, params(text, skipSpaces(text, end)));
  }

  /// Whether nothing stands on a line.
  public static boolean isBlank(String text) {
    return skipSpaces(text, 0) == text.length();
  }

  /// A parameter; empty if there are fewer.
  public String param(int index) {
    return index < params.size() ? params.get(index) : "";
  }

  /// The part of the prefix before `!`.
  public String nick() {
    var bang = prefix.indexOf('!');
    return bang < 0 ? prefix : prefix.substring(0, bang);
  }

  private static List<String> params(String text, int start) {
    var params = new ArrayList<String>(4);
    var at = start;
    while (at < text.length()) {
      if (text.charAt(at) == ':') {
        params.add(text.substring(at + 1));
        break;
      }
      if (params.size() == PARAMS_MAX - 1) {
        params.add(text.substring(at));
        break;
      }
      var end = wordEnd(text, at);
      params.add(text.substring(at, end));
      at = skipSpaces(text, end);
    }
    return params;
  }

  private static boolean isCommand(String text, int from, int to) {
    for (var i = from; i < to; i++) {
      var c = text.charAt(i);
      var letter = (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
      if (!letter && !(c >= '0' && c <= '9')) {
        return false;
      }
    }
    return to - from <= COMMAND_LENGTH_MAX;
  }

  private static int wordEnd(String text, int from) {
    var end = text.indexOf(' ', from);
    return end < 0 ? text.length() : end;
  }

  private static int skipSpaces(String text, int from) {
    var at = from;
    while (at < text.length() && text.charAt(at) == ' ') {
      at++;
    }
    return at;
  }
}
