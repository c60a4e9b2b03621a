package hubbub.archive.store;

import hubbub.contracts.connectors.Emote;
import hubbub.contracts.connectors.Message;
import hubbub.platform.json.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

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
    var extra = Json.mapper().readTree(json);
    var details = new LinkedHashMap<String, String>();
    extra.path("d").properties().forEach(e -> details.put(e.getKey(), e.getValue().asString()));
    return new Extra(
        extra.path("b").valueStream().map(JsonNode::asString).toList(),
        extra.path("e").valueStream().map(e -> emote(e, text)).toList(),
        extra.has("r") ? extra.path("r").asString() : null,
        extra.has("f"),
        details);
  }

  private static Emote emote(JsonNode emote, String text) {
    var from = emote.path(1).asInt();
    var to = emote.path(2).asInt();
    var name = emote.has(3) ? emote.path(3).asString() : slice(text, from, to);
    return new Emote(emote.path(0).asString(), name, from, to);
  }
}
