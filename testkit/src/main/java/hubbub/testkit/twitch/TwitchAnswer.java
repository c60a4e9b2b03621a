package hubbub.testkit.twitch;

import hubbub.platform.json.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What the tests' Twitch answers a call.
///
/// @param body JSON
public record TwitchAnswer(int status, String body) {
  static TwitchAnswer list(List<?> data) {
    return page(data, "");
  }

  /// @param cursor of the next page; empty on the last
  static TwitchAnswer page(List<?> data, String cursor) {
    var body = new LinkedHashMap<String, Object>();
    body.put("data", data);
    body.put("pagination", cursor.isEmpty() ? Map.of() : Map.of("cursor", cursor));
    return new TwitchAnswer(200, Json.write(body));
  }

  /// An error in Helix's shape.
  public static TwitchAnswer error(int status, String message) {
    return new TwitchAnswer(
        status, Json.write(Map.of("error", "Error", "status", status, "message", message)));
  }
}
