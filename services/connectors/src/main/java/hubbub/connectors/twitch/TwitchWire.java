package hubbub.connectors.twitch;

import hubbub.connectors.twitch.TwitchCommand.Why;
import hubbub.platform.irc.IrcLine;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Text to record: a line by the grammar, a command by its word. Never throws, whatever the line.
public final class TwitchWire {
  /// Bytes of a line that are taken: IRCv3 lets a server send 8,191 of tags and 512 of the rest;
  /// long replies come near it.
  public static final int LINE_LENGTH_MAX = 16 * 1024;

  private static final String ACTION = "\u0001ACTION ";

  private TwitchWire() {}

  /// Reads one line, without its end; null if it is empty.
  public static @Nullable TwitchCommand read(String text) {
    var line = IrcLine.read(text);
    if (line == null) {
      return IrcLine.isBlank(text) ? null : new TwitchCommand.Malformed(Why.NO_COMMAND);
    }
    return command(line);
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

  /// Both return the same text when there is nothing to change, which is nearly always.
  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }

  private static String upper(String text) {
    return text.toUpperCase(Locale.ROOT);
  }
}
