package hubbub.chat.irc;

import hubbub.chat.domain.Line;
import hubbub.chat.domain.Rooms;
import hubbub.platform.http.Access;
import hubbub.platform.http.Answer;
import hubbub.platform.http.Request;
import hubbub.platform.http.Routes;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What was said in a room lately, as lines of IRC: clients fill their windows with it when they
/// come in. In the form of the service that they ask for Twitch's channels.
public final class RecentMessages {
  private static final Pattern NAME = Pattern.compile("[a-z0-9_]{1,25}");
  private static final Kind EVERYTHING =
      Kind.NONE.with(Kind.Capability.TAGS).with(Kind.Capability.COMMANDS);
  private static final long LIMIT_MAX = 1_000;
  private static final long LIMIT = 800;

  private final Rooms rooms;
  private final ChannelNumbers numbers;

  public RecentMessages(Rooms rooms, ChannelNumbers numbers) {
    this.rooms = rooms;
    this.numbers = numbers;
  }

  public void hang(Routes routes) {
    routes.get("/api/v2/recent-messages/{channel}", Access.OPEN, this::read);
  }

  /// @param errorCode null if all is well
  record Recent(List<String> messages, @Nullable String error, @Nullable String errorCode) {}

  private Answer read(Request request) {
    var name = request.path("channel").toLowerCase(Locale.ROOT);
    if (!NAME.matcher(name).matches()) {
      return Answer.json(
              new Recent(List.of(), "This is no channel's name.", "invalid_channel_login"))
          .withStatus(400);
    }
    var query = request.query();
    var limit = query.number("limit", 1, LIMIT_MAX).orElse(LIMIT).intValue();
    var after = query.number("after", 0, Long.MAX_VALUE);
    var before = query.number("before", 0, Long.MAX_VALUE);
    var room = rooms.find(name);
    if (room.isEmpty()) {
      return Answer.json(new Recent(List.of(), "There is no such channel.", "channel_not_joined"));
    }
    numbers.learn(name);
    var number = numbers.of(room.get().channel());
    var lines =
        rooms.history(name, Optional.empty(), limit).stream()
            .filter(line -> line.deleted() == null)
            .filter(line -> after.isEmpty() || line.at().toEpochMilli() > after.get())
            .filter(line -> before.isEmpty() || line.at().toEpochMilli() < before.get())
            .map(line -> text(line, name, number))
            .toList();
    return Answer.json(new Recent(lines, null, null));
  }

  private static String text(Line line, String channel, String number) {
    var text =
        line.kind() == Line.Kind.ANNOUNCEMENT
            ? LineText.announcement(line, "primary", channel, number, EVERYTHING, past(line))
            : LineText.privmsg(line, channel, number, EVERYTHING, past(line));
    return text.strip();
  }

  private static Map<String, String> past(Line line) {
    var past = new LinkedHashMap<String, String>();
    past.put("historical", "1");
    past.put("rm-received-ts", Long.toString(line.at().toEpochMilli()));
    return past;
  }
}
