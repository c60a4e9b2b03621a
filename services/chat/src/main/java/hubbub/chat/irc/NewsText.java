package hubbub.chat.irc;

import hubbub.chat.domain.News;
import hubbub.chat.domain.Room;
import hubbub.chat.domain.Speaker;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.UUID;

/// What happened in a room, as lines for one kind of connections; empty where that kind hears
/// nothing of it.
final class NewsText {
  private final ChannelNumbers numbers;
  private final Clock clock;

  NewsText(ChannelNumbers numbers, Clock clock) {
    this.numbers = numbers;
    this.clock = clock;
  }

  String of(Room room, News news, Kind kind) {
    return of(room.name(), numbers.of(room.channel()), news, kind);
  }

  static String came(String channel, Speaker person, Kind kind) {
    return kind.membership() ? presence(channel, person, "JOIN") : "";
  }

  static String went(String channel, Speaker person, Kind kind) {
    return kind.membership() ? presence(channel, person, "PART") : "";
  }

  private static String presence(String channel, Speaker person, String word) {
    return IrcText.plain().from(person.login()).word(word).word("#" + channel).end();
  }

  private String of(String channel, String number, News news, Kind kind) {
    return switch (news) {
      case News.LineSaid(var line, var _) -> LineText.privmsg(line, channel, number, kind);
      case News.Announced(var line, var color) ->
          kind.commands() ? LineText.announcement(line, color, channel, number, kind) : "";
      case News.LineDeleted deleted ->
          kind.commands() ? deleted(deleted, channel, number, kind) : "";
      case News.PersonSilenced silenced ->
          kind.commands() ? silenced(silenced, channel, number, kind) : "";
      case News.RoomCleared _ ->
          kind.commands()
              ? cleared(number, kind).from().word("CLEARCHAT").word("#" + channel).end()
              : "";
      case News.ModesChanged changed ->
          kind.commands() ? changed(changed, channel, number, kind) : "";
      case News.Raided raided -> kind.commands() ? raided(raided, channel, number, kind) : "";
      case News.Raiding(_, var to, _, _) ->
          kind.commands()
              ? NoticeText.of(
                  channel, "raid_success", "This channel goes over to " + to + ".", kind)
              : "";
      case News.PresenceChanged(var came, var went, var _) -> {
        var lines = new StringBuilder();
        came.forEach(person -> lines.append(came(channel, person, kind)));
        went.forEach(person -> lines.append(went(channel, person, kind)));
        yield lines.toString();
      }
      case News.RoomClosed _ ->
          NoticeText.of(channel, "msg_channel_suspended", "This channel was closed.", kind);
      case News.PersonFreed _,
          News.Pinned _,
          News.EmotesChanged _,
          News.PersonChanged _,
          News.LineHeld _,
          News.GoingAway _ ->
          "";
    };
  }

  private String deleted(News.LineDeleted deleted, String channel, String number, Kind kind) {
    return IrcText.of(kind)
        .tag("login", deleted.login())
        .tag("room-id", number)
        .tag("target-msg-id", deleted.lineId())
        .tag("tmi-sent-ts", clock.millis())
        .from()
        .word("CLEARMSG")
        .word("#" + channel)
        .end(deleted.text());
  }

  /// Without a duration it is for good: an empty tag would be read as no time at all.
  private String silenced(News.PersonSilenced silenced, String channel, String number, Kind kind) {
    var text = IrcText.of(kind);
    silenced
        .duration()
        .ifPresent(duration -> text.tag("ban-duration", StateText.seconds(duration)));
    return text.tag("room-id", number)
        .tag("target-user-id", silenced.personId())
        .tag("tmi-sent-ts", clock.millis())
        .from()
        .word("CLEARCHAT")
        .word("#" + channel)
        .end(silenced.login());
  }

  private IrcText cleared(String number, Kind kind) {
    return IrcText.of(kind).tag("room-id", number).tag("tmi-sent-ts", clock.millis());
  }

  private static String changed(
      News.ModesChanged changed, String channel, String number, Kind kind) {
    return String.join(
            "", StateText.changes(channel, number, changed.before(), changed.now(), kind))
        + NoticeText.changes(channel, changed.before(), changed.now(), kind);
  }

  private static String raided(News.Raided raided, String channel, String number, Kind kind) {
    var from = raided.from();
    return IrcText.of(kind)
        .tag("badge-info", "")
        .tag("badges", SpeakerTags.badges(from))
        .tag("color", SpeakerTags.color(from))
        .tag("display-name", from.name())
        .tag("emotes", "")
        .tag("flags", "")
        .tag("id", raidId(raided))
        .tag("login", from.login())
        .tag("mod", SpeakerTags.isModerator(from))
        .tag("msg-id", "raid")
        .tag("msg-param-displayName", from.name())
        .tag("msg-param-login", from.login())
        .tag("msg-param-profileImageURL", "")
        .tag("msg-param-viewerCount", raided.viewers())
        .tag("room-id", number)
        .tag("subscriber", SpeakerTags.isMember(from))
        .tag("system-msg", raided.viewers() + " visitors come over from " + from.name())
        .tag("tmi-sent-ts", raided.when().toEpochMilli())
        .tag("user-id", from.id())
        .tag("user-type", SpeakerTags.userType(from))
        .from()
        .word("USERNOTICE")
        .word("#" + channel)
        .end();
  }

  /// The same at each connection and after each restart.
  private static String raidId(News.Raided raided) {
    var seed = raided.from().id() + " " + raided.when().toEpochMilli();
    return UUID.nameUUIDFromBytes(seed.getBytes(StandardCharsets.UTF_8)).toString();
  }
}
