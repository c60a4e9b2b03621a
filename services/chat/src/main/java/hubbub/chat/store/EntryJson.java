package hubbub.chat.store;

import hubbub.chat.domain.Line;
import hubbub.chat.domain.News;
import hubbub.platform.json.Json;
import org.jspecify.annotations.Nullable;

/// News with an offset as rows keep them: a kind, and a body of that kind. What a line says stands
/// in its own row alone, so that it is gone when that is.
final class EntryJson {
  private EntryJson() {}

  /// What a row has of news.
  ///
  /// @param line if it is one
  record Written(String kind, @Nullable Line line, String body) {}

  /// @throws IllegalArgumentException for news of the moment, which are not kept
  static Written write(News news) {
    return switch (news) {
      case News.LineSaid(var line, _) -> new Written("said", line, Json.write(line.quoting("")));
      case News.Announced announced ->
          new Written("announced", announced.line(), Json.write(announced));
      case News.LineDeleted(var at, var id, var login, _, var by) ->
          new Written("deleted", null, Json.write(new News.LineDeleted(at, id, login, "", by)));
      case News.PersonSilenced _ -> new Written("silenced", null, Json.write(news));
      case News.PersonFreed _ -> new Written("freed", null, Json.write(news));
      case News.RoomCleared _ -> new Written("cleared", null, Json.write(news));
      case News.ModesChanged _ -> new Written("modes", null, Json.write(news));
      case News.Pinned(var at, var line, var by) ->
          new Written(
              "pinned", null, Json.write(new News.Pinned(at, line.map(Line::wordless), by)));
      case News.Raided _ -> new Written("raided", null, Json.write(news));
      case News.Raiding _ -> new Written("raiding", null, Json.write(news));
      case News.EmotesChanged _ -> new Written("emotes", null, Json.write(news));
      case News.PresenceChanged _,
          News.PersonChanged _,
          News.LineHeld _,
          News.RoomClosed _,
          News.GoingAway _ ->
          throw new IllegalArgumentException("news of the moment are not kept");
    };
  }

  /// Reads a row's news; null for a kind that this program does not know.
  ///
  /// @param deletion how it was deleted, if it is a line that was
  static @Nullable News read(String kind, String body, Line.@Nullable Deletion deletion) {
    return switch (kind) {
      case "said" -> new News.LineSaid(line(body, deletion), null);
      case "announced" -> {
        var announced = of(body, News.Announced.class);
        yield new News.Announced(
            deletion == null ? announced.line() : announced.line().gone(deletion),
            announced.color());
      }
      case "deleted" -> of(body, News.LineDeleted.class);
      case "silenced" -> of(body, News.PersonSilenced.class);
      case "freed" -> of(body, News.PersonFreed.class);
      case "cleared" -> of(body, News.RoomCleared.class);
      case "modes" -> of(body, News.ModesChanged.class);
      case "pinned" -> of(body, News.Pinned.class);
      case "raided" -> of(body, News.Raided.class);
      case "raiding" -> of(body, News.Raiding.class);
      case "emotes" -> of(body, News.EmotesChanged.class);
      default -> null;
    };
  }

  private static Line line(String body, Line.@Nullable Deletion deletion) {
    var line = of(body, Line.class);
    return deletion == null ? line : line.gone(deletion);
  }

  /// What a line's row says.
  static String text(String body) {
    var json = Json.mapper().readTree(body);
    return json.path("text").asString(json.path("line").path("text").asString(""));
  }

  static <T> T of(String body, Class<T> kind) {
    return Json.mapper().readValue(body, kind);
  }
}
