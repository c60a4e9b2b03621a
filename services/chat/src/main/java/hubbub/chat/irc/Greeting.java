package hubbub.chat.irc;

import hubbub.chat.domain.Entered;
import hubbub.chat.domain.Rooms;
import hubbub.chat.domain.Speaker;
import java.util.ArrayList;
import java.util.List;

/// What somebody hears who logs in, or comes into a room. Programs wait for these lines in just
/// this order.
final class Greeting {
  /// Of a line with names, its end not counted; the whole must stay below 512 bytes.
  private static final int NAMES_LENGTH_MAX = 400;

  private final Rooms rooms;
  private final ChannelNumbers numbers;
  private final int namesMax;

  /// @param namesMax of the people in a room, how many are named to whoever comes
  Greeting(Rooms rooms, ChannelNumbers numbers, int namesMax) {
    this.rooms = rooms;
    this.numbers = numbers;
    this.namesMax = namesMax;
  }

  static String welcome(String login) {
    return numeric("001", login, "Welcome, GLHF!")
        + numeric("002", login, "Your host is " + IrcText.SERVER)
        + numeric("003", login, "This server is Hubbub")
        + numeric("004", login, "-")
        + numeric("375", login, "-")
        + numeric("372", login, "You may speak as on Twitch.")
        + numeric("376", login, ">");
  }

  /// A line with a number, as IRC's servers answer.
  static String numeric(String number, String login, String last) {
    return IrcText.plain().from().word(number).word(login).end(last);
  }

  /// @param anonymous whether they have no account, so that they are nothing in the room
  /// @param names of those who were there a moment ago
  String room(
      String login, boolean anonymous, Entered.Inside entered, List<String> names, Kind kind) {
    var room = entered.room();
    var channel = room.name();
    var text = new StringBuilder(512);
    text.append(IrcText.plain().from(login).word("JOIN").word("#" + channel).end());
    names(login, channel, names, text);
    if (kind.commands()) {
      if (!anonymous) {
        text.append(StateText.person(channel, entered.you(), null, null, kind));
      }
      text.append(StateText.room(channel, numbers.of(room.channel()), room.modes(), kind));
    }
    return text.toString();
  }

  /// Who is in a room, for those who asked for it. May wait.
  List<String> names(String channel, Kind kind) {
    return kind.membership()
        ? rooms.chatters(channel, namesMax).stream().map(Speaker::login).toList()
        : List.of();
  }

  private static void names(String login, String channel, List<String> others, StringBuilder text) {
    var names = new ArrayList<>(others);
    names.remove(login);
    names.addFirst(login);
    var host = login + "." + IrcText.SERVER;
    for (var from = 0; from < names.size(); ) {
      var to = from + 1;
      var length = names.get(from).length();
      while (to < names.size() && length + 1 + names.get(to).length() <= NAMES_LENGTH_MAX) {
        length += 1 + names.get(to).length();
        to++;
      }
      text.append(
          line(host, "353", login).word("=").word("#" + channel).end(join(names, from, to)));
      from = to;
    }
    text.append(line(host, "366", login).word("#" + channel).end("End of /NAMES list"));
  }

  private static String join(List<String> names, int from, int to) {
    return String.join(" ", names.subList(from, to));
  }

  private static IrcText line(String host, String number, String login) {
    return IrcText.plain().prefix(host).word(number).word(login);
  }
}
