package hubbub.chat.irc;

import hubbub.chat.domain.Line;
import hubbub.chat.domain.Reply;
import hubbub.contracts.connectors.Emote;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A line that somebody said, as `PRIVMSG`, and a moderator's in a box, as `USERNOTICE`.
final class LineText {
  /// Of a parent's text; all tags of a line must stay below 8,191 bytes (IRCv3, message tags).
  private static final int PARENT_LENGTH_MAX = 500;

  private LineText() {}

  /// @param number the channel's
  static String privmsg(Line line, String channel, String number, Kind kind) {
    return privmsg(line, channel, number, kind, Map.of());
  }

  /// @param more tags before the others
  static String privmsg(
      Line line, String channel, String number, Kind kind, Map<String, String> more) {
    var mention = mention(line);
    var text = IrcText.of(kind);
    if (kind.tags()) {
      more.forEach(text::tag);
      author(line, text);
      if (line.nonce() != null) {
        text.tag("client-nonce", line.nonce());
      }
      body(line, number, mention, text);
      if (line.reply() != null) {
        reply(line.reply(), text);
      }
    }
    return text.from(line.author().login())
        .word("PRIVMSG")
        .word("#" + channel)
        .end(mention + line.text(), line.kind() == Line.Kind.ACTION);
  }

  /// For those who asked for commands.
  static String announcement(Line line, String color, String channel, String number, Kind kind) {
    return announcement(line, color, channel, number, kind, Map.of());
  }

  /// @param more tags before the others
  static String announcement(
      Line line, String color, String channel, String number, Kind kind, Map<String, String> more) {
    var text = IrcText.of(kind);
    more.forEach(text::tag);
    author(line, text);
    body(line, number, "", text);
    text.tag("login", line.author().login())
        .tag("msg-id", "announcement")
        .tag("msg-param-color", color.toUpperCase(Locale.ROOT))
        .tag("system-msg", "");
    return text.from().word("USERNOTICE").word("#" + channel).end(line.text());
  }

  private static void author(Line line, IrcText text) {
    var author = line.author();
    text.tag("badge-info", "")
        .tag("badges", SpeakerTags.badges(author))
        .tag("color", SpeakerTags.color(author))
        .tag("display-name", author.name());
  }

  private static void body(Line line, String number, String mention, IrcText text) {
    var author = line.author();
    var shift = mention.codePointCount(0, mention.length());
    text.tag("emotes", emotes(line.emotes(), shift))
        .tag("first-msg", line.first())
        .tag("flags", "")
        .tag("id", line.id())
        .tag("mod", SpeakerTags.isModerator(author))
        .tag("returning-chatter", false)
        .tag("room-id", number)
        .tag("subscriber", SpeakerTags.isMember(author))
        .tag("tmi-sent-ts", line.at().toEpochMilli())
        .tag("turbo", false)
        .tag("user-id", author.id())
        .tag("user-type", SpeakerTags.userType(author));
    if (SpeakerTags.isVip(author)) {
      text.tag("vip", true);
    }
  }

  private static void reply(Reply reply, IrcText text) {
    text.tag("reply-parent-display-name", reply.name())
        .tag("reply-parent-msg-body", first(reply.text()))
        .tag("reply-parent-msg-id", reply.lineId())
        .tag("reply-parent-user-id", reply.authorId())
        .tag("reply-parent-user-login", reply.login())
        .tag("reply-thread-parent-msg-id", reply.thread())
        .tag("reply-thread-parent-user-login", reply.threadLogin());
  }

  /// Programs that know no replies must see whom a line answers.
  private static String mention(Line line) {
    var reply = line.reply();
    if (reply == null || startsWithMention(line.text(), reply)) {
      return "";
    }
    return "@" + reply.name() + " ";
  }

  private static boolean startsWithMention(String text, Reply reply) {
    return isMention(text, reply.name()) || isMention(text, reply.login());
  }

  private static boolean isMention(String text, String name) {
    var end = 1 + name.length();
    return text.startsWith("@")
        && text.regionMatches(true, 1, name, 0, name.length())
        && (text.length() == end || !Character.isLetterOrDigit(text.charAt(end)));
  }

  private static String first(String text) {
    if (text.length() <= PARENT_LENGTH_MAX) {
      return text;
    }
    var cut = Character.isHighSurrogate(text.charAt(PARENT_LENGTH_MAX - 1)) ? 1 : 0;
    return text.substring(0, PARENT_LENGTH_MAX - cut);
  }

  /// `id:first-last,first-last/id:…`, by code points.
  private static String emotes(List<Emote> emotes, int shift) {
    if (emotes.isEmpty()) {
      return "";
    }
    var places = new LinkedHashMap<String, @Nullable StringBuilder>();
    for (var emote : emotes) {
      places.compute(
          emote.id(),
          (_, before) ->
              (before == null ? new StringBuilder() : before.append(','))
                  .append(emote.from() + shift)
                  .append('-')
                  .append(emote.to() + shift));
    }
    var all = new StringBuilder();
    places.forEach(
        (id, where) -> all.append(all.isEmpty() ? "" : "/").append(id).append(':').append(where));
    return all.toString();
  }
}
