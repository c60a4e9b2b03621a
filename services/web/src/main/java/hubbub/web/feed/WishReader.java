package hubbub.web.feed;

import hubbub.contracts.Channel;
import hubbub.platform.http.Refusal;
import hubbub.platform.json.Json;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// Reads what a page sends: `{"subscribe": ["twitch/kestrelplays", "run:…"], "kinds": ["counters"],
/// "most": 40}`.
final class WishReader {
  private static final int KEY_LENGTH_MAX = 256;
  private static final int MOST_MAX = 100_000;

  private final int subscriptionsMax;

  WishReader(int subscriptionsMax) {
    this.subscriptionsMax = subscriptionsMax;
  }

  /// @throws Refusal naming the field by JSON Pointer
  Wish read(String text) {
    var json = parse(text);
    if (!json.isObject()) {
      throw new Refusal(400, "a subscription is a JSON object", List.of());
    }
    return new Wish(keys(json.path("subscribe")), kinds(json.path("kinds")), most(json));
  }

  private static JsonNode parse(String text) {
    try {
      return Json.mapper().readTree(text);
    } catch (JacksonException e) {
      throw new Refusal(400, "this is no JSON", List.of());
    }
  }

  private Set<String> keys(JsonNode list) {
    if (!list.isArray()) {
      throw Refusal.wrong("/subscribe", "a list of channels and runs is needed");
    }
    if (list.size() > subscriptionsMax) {
      throw Refusal.wrong("/subscribe", "at most " + subscriptionsMax + " channels and runs");
    }
    var keys = new LinkedHashSet<String>();
    for (var i = 0; i < list.size(); i++) {
      keys.add(key(list.get(i), "/subscribe/" + i));
    }
    return Set.copyOf(keys);
  }

  private static String key(JsonNode node, String pointer) {
    var text = node.isString() ? node.stringValue() : "";
    if (text.startsWith(Wish.RUN) && text.length() <= KEY_LENGTH_MAX) {
      return text;
    }
    try {
      return Channel.parse(text).toString();
    } catch (IllegalArgumentException e) {
      throw Refusal.wrong(pointer, "a channel (platform/name) or a run (run:…) is needed");
    }
  }

  private static Set<FeedKind> kinds(JsonNode list) {
    var kinds = EnumSet.noneOf(FeedKind.class);
    if (list.isMissingNode()) {
      return FeedKind.OF_CHANNELS;
    }
    if (!list.isArray() || list.size() > FeedKind.values().length * 2) {
      throw Refusal.wrong(
          "/kinds", "a list of messages, counters, mood, events, gaps, directory is needed");
    }
    for (var i = 0; i < list.size(); i++) {
      var word = list.get(i).isString() ? list.get(i).stringValue() : "";
      var pointer = "/kinds/" + i;
      kinds.add(
          FeedKind.of(word)
              .orElseThrow(() ->
                  Refusal.wrong(
                      pointer, "messages, counters, mood, events, gaps or directory is needed")));
    }
    return kinds;
  }

  private static int most(JsonNode json) {
    var most = json.path("most");
    if (most.isMissingNode()) {
      return 0;
    }
    if (!most.isIntegralNumber()
        || !most.canConvertToInt()
        || most.intValue() < 0
        || most.intValue() > MOST_MAX) {
      throw Refusal.wrong("/most", "a whole number from 0 to " + MOST_MAX + " is needed");
    }
    return most.intValue();
  }
}
