package hubbub.archive.store;

import hubbub.contracts.connectors.Emote;
import hubbub.contracts.connectors.Message;
import hubbub.platform.json.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/// What only some messages have, as short JSON: `b` badges, `e` emotes, `r` the message replied to,
/// `f` first, `d` details. An emote is `[id, from, to]`; its name follows where the text doesn't
/// have it at that place.
///
/// @param badges as in [Message], and so on
record Extra(
    List<String> badges,
    List<Emote> emotes,
    @Nullable String replyTo,
    boolean first,
    Map<String, String> details) {
  private static final Extra NONE = new Extra(List.of(), List.of(), null, false, Map.of());

  /// @return null if the message has nothing of it
  static @Nullable String write(Message message) {
    var emotes = message.emotes();
    if (message.badges().isEmpty()
        && emotes.isEmpty()
        && message.replyTo() == null
        && !message.first()
        && message.details().isEmpty()) {
      return null;
    }
    var extra = new LinkedHashMap<String, Object>();
    put(extra, "b", message.badges(), !message.badges().isEmpty());
    put(extra, "e", emotes.stream().map(e -> emote(e, message.text())).toList(), !emotes.isEmpty());
    put(extra, "r", message.replyTo(), message.replyTo() != null);
    put(extra, "f", 1, message.first());
    put(extra, "d", message.details(), !message.details().isEmpty());
    return Json.write(extra);
  }

  private static void put(
      Map<String, Object> extra, String name, @Nullable Object value, boolean there) {
    if (there && value != null) {
      extra.put(name, value);
    }
  }

  private static List<Object> emote(Emote emote, String text) {
    return emote.name().equals(slice(text, emote.from(), emote.to()))
        ? List.of(emote.id(), emote.from(), emote.to())
        : List.of(emote.id(), emote.from(), emote.to(), emote.name());
  }

  /// The text between two code points, both inclusive; empty where it has none there.
  private static String slice(String text, int from, int to) {
    if (from < 0 || to < from || to >= text.codePointCount(0, text.length())) {
      return "";
    }
    var begin = text.offsetByCodePoints(0, from);
    return text.substring(begin, text.offsetByCodePoints(begin, to - from + 1));
  }

  static Extra read(@Nullable String json, String text) {
    if (json == null) {
      return NONE;
    }
    var badges = new ArrayList<String>();
    var emotes = new ArrayList<Emote>();
    var details = new LinkedHashMap<String, String>();
    @Nullable String replyTo = null;
    var first = false;
    try (var parser = Json.mapper().createParser(json)) {
      parser.nextToken();
      for (var name = parser.nextName(); name != null; name = parser.nextName()) {
        parser.nextToken();
        switch (name) {
          case "b" -> strings(parser, badges);
          case "e" -> emotes(parser, text, emotes);
          case "r" -> replyTo = parser.getString();
          case "f" -> first = true;
          case "d" -> details(parser, details);
          // A newer version may keep more.
          default -> parser.skipChildren();
        }
      }
    }
    return new Extra(badges, emotes, replyTo, first, details);
  }

  private static void strings(JsonParser parser, List<String> strings) {
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      strings.add(parser.getString());
    }
  }

  private static void details(JsonParser parser, Map<String, String> details) {
    for (var name = parser.nextName(); name != null; name = parser.nextName()) {
      details.put(name, parser.nextStringValue());
    }
  }

  private static void emotes(JsonParser parser, String text, List<Emote> emotes) {
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      var id = parser.nextStringValue();
      var from = parser.nextIntValue(0);
      var to = parser.nextIntValue(0);
      var name = parser.nextStringValue();
      if (name == null) {
        name = slice(text, from, to);
      } else {
        parser.nextToken();
      }
      emotes.add(new Emote(id, name, from, to));
    }
  }
}
