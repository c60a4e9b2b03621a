package hubbub.chat.shapes;

import hubbub.chat.domain.News;
import hubbub.chat.domain.Offset;
import hubbub.chat.domain.Speaker;
import hubbub.platform.json.Json;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// News of a room, each with what it is (`type`) and, if it is durable, its `offset`.
public final class NewsJson {
  private NewsJson() {}

  /// @param whole whether it is for those who keep order
  public static Map<String, @Nullable Object> of(News news, boolean whole) {
    var json = new LinkedHashMap<String, @Nullable Object>();
    json.put("type", type(news));
    news.offset().map(Offset::text).ifPresent(offset -> json.put("offset", offset));
    switch (news) {
      case News.LineSaid(var line, _) ->
          json.put("line", whole ? LineJson.whole(line) : LineJson.of(line));
      case News.Announced(var line, var color) -> {
        json.put("line", whole ? LineJson.whole(line) : LineJson.of(line));
        json.put("color", color);
      }
      case News.LineDeleted(_, var id, var login, _, var by) -> {
        json.put("id", id);
        json.put("login", login);
        by(json, by, whole);
      }
      case News.PersonSilenced(_, var id, var login, var duration, var reason, var by) -> {
        json.put("person", id);
        json.put("login", login);
        json.put("seconds", duration.map(java.time.Duration::toSeconds).orElse(null));
        if (whole) {
          json.put("reason", reason);
        }
        by(json, by, whole);
      }
      case News.PersonFreed(_, var id, var login, var by) -> {
        json.put("person", id);
        json.put("login", login);
        by(json, by, whole);
      }
      case News.RoomCleared(_, var by) -> by(json, by, whole);
      case News.ModesChanged(_, _, var now, var by) -> {
        json.put("modes", ModesJson.of(now));
        json.put("by", by.name());
      }
      case News.Pinned(_, var line, var by) -> {
        json.put("line", line.map(LineJson::of).orElse(null));
        json.put("by", by.name());
      }
      case News.Raided(_, var from, var viewers, _) -> {
        json.put("from", SpeakerJson.of(from));
        json.put("viewers", viewers);
      }
      case News.Raiding(_, var to, var viewers, var by) -> {
        json.put("to", to);
        json.put("viewers", viewers);
        json.put("by", by.name());
      }
      case News.EmotesChanged _, News.RoomClosed _ -> {
        // That it is so is all there is to say.
      }
      case News.PresenceChanged(var came, var went, var chatters) -> {
        json.put("came", came.stream().map(SpeakerJson::of).toList());
        json.put("went", went.stream().map(SpeakerJson::of).toList());
        json.put("chatters", chatters);
      }
      case News.PersonChanged(var person) -> json.put("person", SpeakerJson.of(person));
      case News.LineHeld(var id, var author, var text, var why, var at, var decided) -> {
        json.put("id", id);
        json.put("author", SpeakerJson.of(author));
        json.put("text", text);
        json.put("why", why);
        json.put("at", Json.time(at));
        json.put("decided", decided);
      }
      case News.GoingAway(var seconds) ->
          json.put("seconds", seconds.isPresent() ? seconds.getAsInt() : null);
    }
    return json;
  }

  private static void by(Map<String, @Nullable Object> json, Speaker by, boolean whole) {
    if (whole) {
      json.put("by", by.login());
    }
  }

  private static String type(News news) {
    return switch (news) {
      case News.LineSaid _ -> "line";
      case News.Announced _ -> "announcement";
      case News.LineDeleted _ -> "deleted";
      case News.PersonSilenced _ -> "silenced";
      case News.PersonFreed _ -> "freed";
      case News.RoomCleared _ -> "cleared";
      case News.ModesChanged _ -> "modes";
      case News.Pinned _ -> "pinned";
      case News.Raided _ -> "raided";
      case News.Raiding _ -> "raiding";
      case News.EmotesChanged _ -> "emotes";
      case News.PresenceChanged _ -> "presence";
      case News.PersonChanged _ -> "person";
      case News.LineHeld _ -> "held";
      case News.RoomClosed _ -> "closed";
      case News.GoingAway _ -> "going_away";
    };
  }
}
