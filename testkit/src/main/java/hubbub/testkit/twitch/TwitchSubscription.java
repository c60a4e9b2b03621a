package hubbub.testkit.twitch;

import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/// A subscription of EventSub.
///
/// @param user whose token made it; empty for a program's own
/// @param cost 0 when the user in the condition allowed the program something, else 1
/// @param place the session's id, or the address that is called back
/// @param secret of a webhook; empty for sessions
public record TwitchSubscription(
    String id,
    String status,
    String type,
    String version,
    Map<String, String> condition,
    String user,
    int cost,
    boolean webhook,
    String place,
    String secret) {

  boolean isEnabled() {
    return status.equals("enabled");
  }

  TwitchSubscription now(String other) {
    return new TwitchSubscription(
        id, other, type, version, condition, user, cost, webhook, place, secret);
  }

  /// Whether it is the same but for its id.
  boolean isLike(TwitchSubscription other) {
    return type.equals(other.type)
        && version.equals(other.version)
        && condition.equals(other.condition)
        && place.equals(other.place);
  }

  /// Whether it tells of an event. Who reads along is not told by the event.
  boolean tellsOf(String happened, JsonNode event) {
    return isEnabled()
        && type.equals(happened)
        && condition.entrySet().stream()
            .filter(one -> !one.getKey().equals("moderator_user_id"))
            .allMatch(one -> one.getValue().equals(event.path(one.getKey()).asString("")));
  }

  Map<String, Object> json() {
    var json = new LinkedHashMap<String, Object>();
    json.put("id", id);
    json.put("status", status);
    json.put("type", type);
    json.put("version", version);
    json.put("condition", condition);
    json.put("created_at", "2026-03-01T12:00:00.123456789Z");
    json.put("cost", isEnabled() ? cost : 0);
    json.put(
        "transport",
        webhook
            ? Map.of("method", "webhook", "callback", place)
            : Map.of("method", "websocket", "session_id", place));
    return json;
  }
}
