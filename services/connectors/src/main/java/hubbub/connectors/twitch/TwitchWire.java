package hubbub.connectors.twitch;

import hubbub.connectors.twitch.TwitchCommand.Why;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Text to record: a line by the grammar, a command by its word. Never throws, whatever the line.
/// Scans by hand, because every message of every channel passes here.
public final class TwitchWire {
  /// Bytes of a line that are taken: IRCv3 lets a server send 8,191 of tags and 512 of the rest;
  /// long replies come near it.
  public static final int LINE_LENGTH_MAX = 16 * 1024;

  private static final int PARAMS_MAX = 15;
  private static final String ACTION = "\u0001ACTION ";

  private TwitchWire() {}

  /// Reads one line, without its end; null if it is empty. U+0000 is allowed nowhere in a line (RFC
  /// 1459 §2.3.1), nor in the texts of some databases: it is read as U+FFFD.
  public static @Nullable TwitchCommand read(String text) {
    var line = line(text.indexOf('\0') < 0 ? text : text.replace('\0', '\uFFFD'));
    if (line == null) {
      return isBlank(text) ? null : new TwitchCommand.Malformed(Why.NO_COMMAND);
    }
    return command(line);
  }

  /// The parts of a line; null if it has no command.
  static @Nullable IrcLine line(String text) {
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
    var command = upper(text.substring(at, end));
    return new IrcLine(tags, prefix, command, params(text, skipSpaces(text, end)));
  }

  /// What a line means to a reader.
  static TwitchCommand command(IrcLine line) {
    return switch (line.command()) {
      case "PRIVMSG" -> privmsg(line);
      case "USERNOTICE" -> {
        var channel = channel(line.param(0));
        yield channel == null
            ? new TwitchCommand.Malformed(Why.NO_CHANNEL)
            : new TwitchCommand.UserNotice(channel, line.param(1), line.tags());
      }
      case "CLEARMSG" -> clearMsg(line);
      case "CLEARCHAT" -> {
        var channel = channel(line.param(0));
        yield channel == null
            ? new TwitchCommand.Malformed(Why.NO_CHANNEL)
            : new TwitchCommand.ClearChat(channel, lower(line.param(1)), line.tags());
      }
      case "PING" -> new TwitchCommand.Ping(line.params().isEmpty() ? "" : line.params().getLast());
      case "376" -> new TwitchCommand.Welcome();
      case "366" -> {
        var channel = channel(line.param(1));
        yield channel == null
            ? new TwitchCommand.Malformed(Why.NO_CHANNEL)
            : new TwitchCommand.Joined(channel);
      }
      case "RECONNECT" -> new TwitchCommand.Reconnect();
      case "NOTICE" -> {
        var channel = channel(line.param(0));
        var id = line.tags().get("msg-id");
        yield new TwitchCommand.Notice(
            channel == null ? "*" : channel, id == null ? "" : id, line.param(1));
      }
      case "CAP" -> {
        var answer = upper(line.param(1));
        yield answer.equals("ACK") || answer.equals("NAK")
            ? new TwitchCommand.Capabilities(answer.equals("ACK"))
            : new TwitchCommand.Ignored("CAP");
      }
      default -> new TwitchCommand.Ignored(line.command());
    };
  }

  private static TwitchCommand privmsg(IrcLine line) {
    var channel = channel(line.param(0));
    if (channel == null) {
      return new TwitchCommand.Malformed(Why.NO_CHANNEL);
    }
    if (line.params().size() < 2) {
      return new TwitchCommand.Malformed(Why.NO_TEXT);
    }
    var text = line.params().getLast();
    var action = text.startsWith(ACTION);
    if (action) {
      var end = text.length() > ACTION.length() && text.endsWith("\u0001") ? 1 : 0;
      text = text.substring(ACTION.length(), text.length() - end);
    }
    return new TwitchCommand.Privmsg(channel, lower(line.nick()), text, action, line.tags());
  }

  private static TwitchCommand clearMsg(IrcLine line) {
    var channel = channel(line.param(0));
    if (channel == null) {
      return new TwitchCommand.Malformed(Why.NO_CHANNEL);
    }
    var id = line.tags().filled("target-msg-id");
    return id == null
        ? new TwitchCommand.Malformed(Why.NO_ID)
        : new TwitchCommand.ClearMsg(channel, id, line.tags());
  }

  /// A channel's name without `#`; null if it is none.
  private static @Nullable String channel(String param) {
    if (param.length() < 2 || param.charAt(0) != '#' || param.length() > 101) {
      return null;
    }
    return lower(param.substring(1));
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
    return to - from <= 32;
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

  private static boolean isBlank(String text) {
    return skipSpaces(text, 0) == text.length();
  }

  /// Both return the same text when there is nothing to change, which is nearly always.
  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }

  private static String upper(String text) {
    return text.toUpperCase(Locale.ROOT);
  }
}
