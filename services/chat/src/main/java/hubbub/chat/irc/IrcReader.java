package hubbub.chat.irc;

import hubbub.platform.irc.IrcLine;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// A line by the grammar becomes a command by its word. Never throws, whatever the line.
final class IrcReader {
  private static final int NONCE_LENGTH_MAX = 100;
  private static final int ID_LENGTH_MAX = 100;
  private static final String ACTION = "\u0001ACTION";

  private IrcReader() {}

  static IrcCommand command(IrcLine line) {
    return switch (line.command()) {
      case "CAP" -> cap(line);
      case "PASS" ->
          line.params().isEmpty() ? tooFew(line) : new IrcCommand.Pass(line.params().getLast());
      case "NICK" ->
          line.params().isEmpty()
              ? tooFew(line)
              : new IrcCommand.Nick(line.param(0).toLowerCase(Locale.ROOT));
      case "USER" -> new IrcCommand.User();
      case "JOIN" ->
          line.params().isEmpty() ? tooFew(line) : new IrcCommand.Join(channels(line.param(0)));
      case "PART" ->
          line.params().isEmpty() ? tooFew(line) : new IrcCommand.Part(channels(line.param(0)));
      case "PRIVMSG" -> privmsg(line);
      case "PING" -> new IrcCommand.Ping(line.params().isEmpty() ? null : line.params().getLast());
      case "PONG" -> new IrcCommand.Pong();
      case "QUIT" -> new IrcCommand.Quit();
      default -> new IrcCommand.Unknown(line.command());
    };
  }

  private static IrcCommand cap(IrcLine line) {
    var word = line.param(0).toUpperCase(Locale.ROOT);
    return switch (word) {
      case "LS" -> new IrcCommand.CapLs();
      case "LIST" -> new IrcCommand.CapList();
      case "REQ" ->
          new IrcCommand.CapReq(
              Arrays.stream(line.param(1).split(" ", -1)).filter(w -> !w.isEmpty()).toList());
      case "END" -> new IrcCommand.CapEnd();
      default -> new IrcCommand.CapUnknown(word);
    };
  }

  private static IrcCommand privmsg(IrcLine line) {
    if (line.params().size() < 2) {
      return tooFew(line);
    }
    var text = line.params().getLast();
    var action = false;
    if (text.startsWith(ACTION)) {
      action = true;
      var end = text.length() > ACTION.length() && text.endsWith("\u0001") ? 1 : 0;
      text = text.substring(ACTION.length(), text.length() - end);
    } else if (text.startsWith("/me ") || text.startsWith(".me ")) {
      action = true;
      text = text.substring("/me ".length());
    }
    return new IrcCommand.Privmsg(
        channel(line.param(0)),
        shown(text),
        action,
        bounded(line.tags().filled("reply-parent-msg-id"), ID_LENGTH_MAX),
        bounded(line.tags().filled("client-nonce"), NONCE_LENGTH_MAX));
  }

  /// Clients make a text another one by signs at its end that nobody sees.
  private static String shown(String text) {
    var end = text.length();
    while (end > 0) {
      var last = text.codePointBefore(end);
      if (last != 0xE0000 && !Character.isWhitespace(last)) {
        break;
      }
      end -= Character.charCount(last);
    }
    return text.substring(0, end).stripLeading();
  }

  private static List<String> channels(String list) {
    return Arrays.stream(list.split(",", -1))
        .map(IrcReader::channel)
        .filter(name -> !name.isEmpty())
        .distinct()
        .toList();
  }

  /// What is no channel's name finds no channel.
  private static String channel(String param) {
    return (param.startsWith("#") ? param.substring(1) : param).toLowerCase(Locale.ROOT);
  }

  private static @Nullable String bounded(@Nullable String value, int lengthMax) {
    return value == null || value.length() > lengthMax ? null : value;
  }

  private static IrcCommand tooFew(IrcLine line) {
    return new IrcCommand.TooFew(line.command());
  }
}
